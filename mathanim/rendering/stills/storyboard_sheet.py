"""A storyboard on paper: the pictures of beats' ends in order, A4 landscape, as PNG pages set by Typst."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from mathanim.inputs.setting import Language
from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Outcome
from mathanim.rendering.movies.assembly import title_in
from mathanim.rendering.publishing import delivering

ROWS, COLUMNS, MOST_COLUMNS = 3, 3, 4
DOTS_PER_INCH = 250
FONTS = ("Noto Sans CJK JP", "New Computer Modern Math")
TEMPLATE = Path(__file__).with_suffix(".typ")
ON_DARK, ON_LIGHT = ("#F2F4F5", "#A3AFBA"), ("#16202A", "#52606D")
"""Ink and quiet ink: the palette's, which draws pictures and so is not imported here."""


@dataclass(frozen=True)
class Sheet:
    """What a storyboard shows: scenes in order, each with the second at which it starts; a title, in a language."""

    title: str
    language: Language
    scenes: Sequence[tuple[Outcome, Fraction]]

    def pages(self, folder: Path) -> list[Path]:
        """Write the pages into an empty folder, which holds everything that Typst can read.

        Raises:
            ProductError: if Typst cannot set it.
            DeliveryError: if the disk refuses.
        """
        with delivering(folder):
            contents = json.dumps(self._contents(folder))
            (folder / "sheet.json").write_text(contents, encoding="utf-8")
            for number, page in enumerate(pages_of(folder)):
                (folder / f"page-{number:04}.png").write_bytes(page)
        return sorted(folder.glob("page-*.png"))

    def _contents(self, folder: Path) -> dict[str, Any]:
        shown = {"title": self.title, "language": self.language, "columns": self._columns, "fonts": FONTS}
        scenes = [self._scene(number, folder) for number in range(len(self.scenes))]
        return {**shown, "scenes": scenes, **colours_on(self.scenes[0][0].stills[0])}

    @property
    def _columns(self) -> int:
        """How many pictures stand side by side: one more, if that puts a single scene on one page."""
        beats = len(self.scenes[0][0].beats) if len(self.scenes) == 1 else 0
        return MOST_COLUMNS if ROWS * COLUMNS < beats <= ROWS * MOST_COLUMNS else COLUMNS

    def _scene(self, number: int, folder: Path) -> dict[str, Any]:
        outcome, start = self.scenes[number]
        beats = []
        for place, (beat, still) in enumerate(zip(outcome.beats, outcome.stills, strict=True), start=1):
            picture = shutil.copyfile(still, folder / f"{number:04}-{place:04}.png").name
            time = clock_time(start + beat.start / outcome.job.quality.frame_rate)
            beats.append({"number": place, "name": beat.name, "time": time, "picture": picture})
        return {"title": title_in(outcome, self.language), "beats": beats}


def colours_on(still: Path) -> Mapping[str, str]:
    """The paper's colour, which is that of a picture's corner, and those of what is written on it."""
    with Image.open(still) as picture:
        red, green, blue = picture.convert("RGB").crop((0, 0, 1, 1)).tobytes()
    ink, quiet = ON_DARK if 0.299 * red + 0.587 * green + 0.114 * blue < 128 else ON_LIGHT
    return {"paper": f"#{red:02x}{green:02x}{blue:02x}", "ink": ink, "quiet": quiet}


def clock_time(seconds: Fraction) -> str:
    """A time as 1:02.3, rounded down to tenths."""
    tenths = int(seconds * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"


def pages_of(folder: Path) -> list[bytes]:
    """What the template makes of the folder's contents, with the packaged fonts and nothing from the network.

    Raises:
        ProductError: if Typst cannot set it.
    """
    found = typst.Fonts(include_system_fonts=False, font_paths=[str(files("manimgx_fonts_cjk"))])
    nothing = str(folder / "packages")
    compiler = typst.Compiler(root=str(folder), font_paths=found, package_path=nothing, package_cache_path=nothing)
    try:
        made = compiler.compile(input=TEMPLATE.read_bytes(), format="png", ppi=DOTS_PER_INCH)
    except typst.TypstError as error:
        raise ProductError(f"the storyboard cannot be set: {error}") from error
    return made if isinstance(made, list) else [made] if made else []
