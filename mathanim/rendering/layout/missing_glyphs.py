"""Characters for which a font has no glyph, and texts of which glyphs were lost."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from manim.mobject.text.text_mobject import MarkupText, Paragraph, Text
from manim.mobject.text.typst_mobject import MathTypst, Typst

from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.plain_shapes import Numbers
from mathanim.rendering.layout.stage import Stage

POINTS_OF_FRAME = 20
"""How many points the frame has that Pango draws for want of a glyph, with the character's number in it."""
FEWEST_DIGITS = 4
DRAWN_AT_LEAST = 0.75
"""The share of characters that must be drawn: a ligature draws a few of them as one."""
UNKNOWN = "\U0010fffd"
"""A character that no font has."""
TAG = re.compile(r"<[^>]*>")


def findings(stage: Stage) -> Iterator[Finding]:
    """One for each text that lacks characters."""
    for text in stage.texts:
        missing = missing_in(text.mobject)
        if missing and "glyphs" not in text.intended:
            count = len(missing)
            known = ", ".join(f"{one!r} (U+{ord(one):04X})" for one in dict.fromkeys(missing) if one)
            named = f"{count} character{'s' * (count > 1)}{f', {known},' * bool(known)}"
            words = f"{text.name} does not show {named} for want of glyphs: choose a font that has them"
            yield Finding("glyphs", words, stage.place_of(text.box), (text.name,), count, 0)


def missing_in(mobject: Any) -> Sequence[str]:
    """The characters of a text that are not drawn, "" where it cannot be told which."""
    if isinstance(mobject, Paragraph):
        return missing_in(mobject.lines_text)
    if isinstance(mobject, MarkupText):
        return _missing_from_pango(html.unescape(TAG.sub("", mobject.original_text)), mobject)
    if isinstance(mobject, Text):
        return _missing_from_pango(mobject.original_text, mobject)
    if isinstance(mobject, Typst) and not mobject.typst_code.isascii():
        return _missing_from_typst(mobject)
    return ()


def _missing_from_pango(said: str, mobject: Any) -> list[str]:
    """Walk the characters and the glyphs together; a frame with digits in it stands for a character.

    Pango draws frames before the other glyphs: in a text of one line they are put back into the order of reading.
    """
    characters = [character for character in said if not character.isspace()]
    glyphs = [(_box(part.points), len(part.points) == POINTS_OF_FRAME) for part in _with_extent(mobject)]
    if "\n" not in said.strip():
        glyphs.sort(key=lambda glyph: float(glyph[0][0]))
    boxes = [box for box, _ in glyphs]
    missing, drawn, place = [], 0, 0
    while place < len(boxes):
        digits = _digits_in(boxes, place) if glyphs[place][1] else 0
        if digits >= FEWEST_DIGITS:
            known = drawn < len(characters) and "\n" not in said.strip()
            missing.append(characters[drawn] if known else "")
            place += digits
        place += 1
        drawn += 1
    lost = len(characters) - drawn if drawn < DRAWN_AT_LEAST * len(characters) else 0
    return missing + [""] * lost


def _with_extent(mobject: Any) -> list[Any]:
    """The glyphs; what Manim puts where a space is has none."""
    parts = mobject.family_members_with_points()
    return [part for part in parts if (np.ptp(part.points[:, :2], axis=0) > 0).any()]


def _box(points: Any) -> Numbers:
    return np.concatenate([points[:, :2].min(axis=0), points[:, :2].max(axis=0)])


def _digits_in(boxes: Sequence[Numbers], frame: int) -> int:
    """How many of the glyphs after a frame lie inside it."""
    low, high = boxes[frame][:2], boxes[frame][2:]
    count = 0
    for box in boxes[frame + 1 :]:
        if not ((box[:2] >= low).all() and (box[2:] <= high).all()):
            break
        count += 1
    return count


def _missing_from_typst(mobject: Any) -> list[str]:
    """Typst draws the font's own sign for a glyph that is not there: known by its outline."""
    signs = _signs_for_nothing(mobject.typst_preamble)
    outlines = [_shape(part.points) for part in mobject.family_members_with_points()]
    return ["" for outline in outlines if any(_are_alike(outline, sign) for sign in signs)]


@lru_cache(maxsize=64)
def _signs_for_nothing(preamble: str) -> tuple[Numbers, ...]:
    texts = (Typst(UNKNOWN, typst_preamble=preamble), MathTypst(UNKNOWN, typst_preamble=preamble))
    return tuple(_shape(part.points) for text in texts for part in text.family_members_with_points())


def _shape(points: Any) -> Numbers:
    """Points (n, 2) without place and size."""
    flat = points[:, :2] - points[:, :2].mean(axis=0)
    return np.asarray(flat / max(float(np.abs(flat).max()), 1e-9))


def _are_alike(one: Numbers, other: Numbers) -> bool:
    return one.shape == other.shape and bool(np.allclose(one, other, atol=1e-2))
