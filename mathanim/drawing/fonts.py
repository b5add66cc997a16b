"""The fonts every picture is set in: one Japanese and Latin sans, one for formulas, from packages only."""

from functools import cache
from importlib.resources import files

import typst

SANS = "Noto Sans CJK JP"
MATH = "New Computer Modern Math"
REGULAR, BOLD = 400, 700


@cache
def fonts() -> typst.Fonts:
    """The packaged fonts and Typst's own; none of the system's, so that every machine draws the same picture."""
    folder = files("manimgx_fonts_cjk")
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])
    missing = {SANS, MATH} - set(found.families())
    if missing:
        raise FileNotFoundError(f"fonts needed: {', '.join(sorted(missing))}; install manimgx-fonts-cjk and typst")
    return found
