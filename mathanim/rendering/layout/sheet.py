"""A sheet of the moments at which a fault was seen first, with the places outlined and the faults named below."""

import io
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from textwrap import wrap
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from mathanim.rendering.layout.finding import Fault, Place

COLUMNS, WIDTH, GAP = 2, 854, 16
PAPER, INK, MARK = "#FFFFFF", "#16202A", "#E0245E"
TYPE, LEADING = 17, 24
LONGEST_LINE = 92
"""How many characters fit into a line below a picture."""


def sheet_of(faults: Sequence[Fault], picture_of: Sequence[int], pictures: Sequence[Any]) -> bytes:
    """The sheet as a PNG file; nothing if there is no fault.

    ``picture_of`` are the numbers of the faults' pictures among ``pictures``, each rows of RGBA pixels.
    """
    if not faults:
        return b""
    numbered = list(enumerate(faults, start=1))
    cells = [
        _cell(pixels, [one for one, shown in zip(numbered, picture_of, strict=True) if shown == number])
        for number, pixels in enumerate(pictures)
    ]
    rows = [cells[k : k + COLUMNS] for k in range(0, len(cells), COLUMNS)]
    heights = [max(cell.height for cell in row) + GAP for row in rows]
    columns = min(COLUMNS, len(cells))
    sheet = Image.new("RGB", (columns * (WIDTH + GAP) + GAP, sum(heights) + GAP), PAPER)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.paste(cell, (GAP + column * (WIDTH + GAP), GAP + sum(heights[:number])))
    written = io.BytesIO()
    sheet.save(written, "PNG")
    return written.getvalue()


def _cell(pixels: Any, numbered: Sequence[tuple[int, Fault]]) -> Image.Image:
    """A picture with its faults outlined, and their words below it."""
    picture = Image.fromarray(pixels[..., :3])
    picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)))
    draw = ImageDraw.Draw(picture)
    for number, fault in numbered:
        _outline(draw, fault.finding.place, str(number), picture.size)
    first = numbered[0][1]
    words = [wrap(f"{n}  {fault.finding.words}", LONGEST_LINE, subsequent_indent="    ") for n, fault in numbered]
    lines = [f"{first.beat}, {first.time:.1f} s", *chain.from_iterable(words)]
    cell = Image.new("RGB", (WIDTH, picture.height + LEADING * len(lines)), PAPER)
    cell.paste(picture, (0, 0))
    draw = ImageDraw.Draw(cell)
    for number, line in enumerate(lines):
        draw.text((0, picture.height + number * LEADING + 3), line, INK if number else MARK, _font())
    return cell


def _outline(draw: ImageDraw.ImageDraw, place: Place, name: str, size: tuple[int, int]) -> None:
    left, top, right, bottom = (edge * size[k % 2] for k, edge in enumerate(place))
    box = (max(left - 3, 0), max(top - 3, 0), min(right + 3, size[0] - 1), min(bottom + 3, size[1] - 1))
    draw.rectangle(box, outline=MARK, width=2)
    draw.text((box[0] + 4, max(box[1] - LEADING, 0)), name, MARK, _font(), stroke_width=3, stroke_fill=PAPER)


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"), TYPE)
    font.set_variation_by_axes([400])
    return font
