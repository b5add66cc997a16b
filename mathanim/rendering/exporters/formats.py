"""The formats of decks: a line each, which names the exporter; it is imported when it is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mathanim.rendering.exporters.seam import Exporter


@dataclass(frozen=True)
class Format:
    """The ending of a deck's file, the exporter as ``module:function``, and the options that it alone knows.

    A handout has an ending of its own: a PDF made of Beamer slides is called like them.
    """

    ending: str
    exporter: str
    options: tuple[str, ...] = ()


ROOM = "mathanim.rendering.exporters"
FORMATS: Mapping[str, Format] = {
    "pptx": Format("pptx", f"{ROOM}.pptx:export_pptx", ("on_click", "poster")),
    "html": Format("html", f"{ROOM}.html:export_html", ("assets",)),
    "beamer": Format("tex", f"{ROOM}.beamer:export_beamer"),
    "pdf": Format("handout.pdf", f"{ROOM}.handout:export_handout", ("per_page",)),
    "manim-slides": Format("json", f"{ROOM}.manim_slides:export_manim_slides"),
}


def exporter_of(name: str, options: Mapping[str, Any]) -> "Exporter":
    """The exporter of a format, with those of the options that are its own."""
    module, _, function = FORMATS[name].exporter.partition(":")
    own = {option: value for option, value in options.items() if option in FORMATS[name].options}
    exporter: Exporter = partial(getattr(import_module(module), function), **own)
    return exporter


def options_for_nobody(names: Sequence[str], options: Mapping[str, Any]) -> list[str]:
    """The options that none of the formats knows, each with those that do."""
    known = {option for name in names for option in FORMATS[name].options}
    return [
        f"--{option.replace('_', '-')} is for {' and '.join(who)}"
        for option in options
        if option not in known and (who := [name for name, found in FORMATS.items() if option in found.options])
    ]
