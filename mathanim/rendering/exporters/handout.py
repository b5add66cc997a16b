"""The handout: a PDF of every beat's picture with its caption and what is said, one to six a page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from PIL import Image

from mathanim.rendering.errors import ProductError
from mathanim.rendering.exporters.phrases import phrases_of
from mathanim.rendering.exporters.plain_words import parts_of, plain, plain_formula
from mathanim.rendering.exporters.printable import printable
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene, in_language
from mathanim.rendering.exporters.typst_press import FORMULAS_FONT, WORDS_FONT, press, private_folder
from mathanim.rendering.publishing import delivering, publish

PIXELS_PER_MM = 300 / 25.4
CODE = re.compile(r"#|\bstd\b")
"""What in a formula would be code: the program alone may write that."""
NAME = re.compile(r"(?<![\w.])[A-Za-z]\w*(?=\()")


@dataclass(frozen=True)
class Sheet:
    """How a page is laid out, in millimetres and points.

    A picture is at most ``width`` wide and 9/16 of that high; its words stand ``beside`` it or beneath, and the page
    lies ``across`` or stands upright. A row takes ``least`` in height or more, so that no page holds more of them
    than it should, and follows the one above at a distance of ``gap``.
    """

    columns: int
    width: float
    beside: bool
    across: bool
    least: float
    gap: float
    size: float


SHEETS: Mapping[int, Sheet] = {
    1: Sheet(1, 211, False, True, 86, 10, 12),
    2: Sheet(1, 156, False, False, 87, 9, 10),
    3: Sheet(1, 104, True, False, 65.5, 8, 9.5),
    4: Sheet(1, 84, True, False, 52.5, 7, 9),
    6: Sheet(2, 84, False, False, 66, 8, 8.5),
}


def export_handout(deck: Deck, place: Path, work: Path, *, per_page: int = 6) -> Sequence[Path]:
    """Write the handout of a deck in its language, on A4, with at most so many pictures a page.

    Raises:
        ValueError: if that is not 1, 2, 3, 4 or 6.
        ProductError: if a picture cannot be read or the PDF cannot be set; nothing is published then.
        DeliveryError: if the disk refuses.
    """
    if per_page not in SHEETS:
        raise ValueError(f"a page of a handout has 1, 2, 3, 4 or 6 pictures, not {per_page}")
    with private_folder(work) as folder:
        made = press("handout.typ", contents_of(deck, SHEETS[per_page], folder), folder)
        publish(made, place)
    return [place]


def contents_of(deck: Deck, sheet: Sheet, folder: Path) -> dict[str, Any]:
    """What the template shows; the pictures are written into the folder."""
    beats = iter(range(1, 1 + sum(len(scene.beats) for scene in deck.scenes)))
    scenes = [scene_contents(scene, deck, sheet, folder, [next(beats) for _ in scene.beats]) for scene in deck.scenes]
    return {
        "title": printable(plain(deck.title)),
        "heading": told(deck.title),
        "language": deck.language,
        "fonts": {"words": WORDS_FONT, "formulas": FORMULAS_FONT},
        "sheet": asdict(sheet),
        "scenes": scenes,
    }


def scene_contents(scene: DeckScene, deck: Deck, sheet: Sheet, folder: Path, numbers: Sequence[int]) -> dict[str, Any]:
    """A scene's heading and beats; the caption of a title, which would repeat the heading, is left out."""
    heading = in_language(scene.titles, deck.language) or scene.key
    beats = [
        beat_contents(beat, deck, sheet, folder, number) for beat, number in zip(scene.beats, numbers, strict=True)
    ]
    for beat in beats:
        beat["caption"] = [] if beat["caption"] == told(heading) else beat["caption"]
    return {"heading": told(heading), "beats": beats}


def beat_contents(beat: DeckBeat, deck: Deck, sheet: Sheet, folder: Path, number: int) -> dict[str, Any]:
    """One picture with its words; a beat that says nothing shows its name."""
    caption = in_language(beat.captions, deck.language)
    narration = printable(in_language(beat.narration, deck.language))
    name = beat.name.replace("_", " ")
    picture = folder / f"{number:04}.png"
    width, height = write_picture(beat.poster, picture, sheet.width)
    return {
        "number": str(number),
        "picture": picture.name,
        "width": width,
        "height": height,
        "alt": printable(plain(caption)) or narration or printable(name),
        "caption": told(caption or ("" if narration else name)),
        "narration": [phrases_of(line, deck.language) for line in narration.splitlines() if line.strip()],
    }


def told(text: str) -> list[dict[str, Any]]:
    """A text in parts, as the template sets them; formulas that hold code are plain words."""
    return [part_contents(printable(part), is_formula) for part, is_formula in parts_of(text)]


def part_contents(part: str, is_formula: bool) -> dict[str, Any]:
    """One part of a text."""
    if not is_formula:
        return {"is_formula": False, "text": part}
    words = plain_formula(part)
    if CODE.search(part):
        return {"is_formula": False, "text": words}
    return {"is_formula": True, "text": part, "plain": words, "names": sorted(set(NAME.findall(part)))}


def write_picture(poster: Path, place: Path, width: float) -> tuple[float, float]:
    """Write a picture with no more pixels than print shows, without transparency; the width and height it takes, in mm.

    Raises:
        ProductError: if it cannot be read.
        DeliveryError: if the disk refuses.
    """
    try:
        with Image.open(poster) as opened:
            picture = opened.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ProductError(f"{poster.name} is no picture: {error}") from error
    shape = Fraction(picture.height, picture.width)
    shown = float(min(width, width * Fraction(9, 16) / shape))
    if (wide := round(shown * PIXELS_PER_MM)) < picture.width:
        picture = picture.resize((wide, max(1, round(wide * shape))), Image.Resampling.LANCZOS)
    with delivering(place):
        picture.save(place, "PNG", compress_level=1)
    return shown, float(shown * shape)
