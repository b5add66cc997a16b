"""The colours of a theme, for what is written around its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass

from mathanim.inputs.setting import Theme


@dataclass(frozen=True)
class ThemeColours:
    """Those colours of a theme's palette that slides need, as sRGB hex strings without ``#``."""

    background: str
    panel: str
    ink: str
    muted: str
    accents: tuple[str, str, str, str, str, str]


THEME_COLOURS: Mapping[Theme, ThemeColours] = {
    "dark": ThemeColours(
        "0E1318", "18212A", "F2F4F5", "A3AFBA", ("5BB8F0", "F5A02A", "35C99B", "F08CC4", "B9A3F5", "F0694F")
    ),
    "light": ThemeColours(
        "FCFCF9", "EEF1F3", "16202A", "52606D", ("0066A6", "A65300", "00714F", "A82A7A", "6247B8", "C22F1E")
    ),
}
"""As the palette has them, which draws pictures and so is not imported here; the accents are its hypotheses."""
