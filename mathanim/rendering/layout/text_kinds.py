"""Which objects are texts, what they say, and how large their type is: Manim's own texts, and whatever says it is one.

An object that is a text says so by ``is_text``, and by ``em``, in scene units, how large it is. A glyph says so by
``length_per_em``, the length of its outline at an em of one, which tells more: it holds while the glyph is scaled.
A group of glyphs is a text.
"""

from typing import Any

import numpy as np
from manim.mobject.mobject import Mobject
from manim.mobject.text.numbers import DecimalNumber
from manim.mobject.text.tex_mobject import SingleStringMathTex
from manim.mobject.text.text_mobject import MarkupText, Paragraph, Text
from manim.mobject.text.typst_mobject import Typst

PANGO_POINTS_PER_UNIT = 72
"""Manim's ``font_size`` of a text that Pango sets with an em of one scene unit: 48 gives 2/3."""
TEX_POINTS_PER_UNIT = 96
"""The same of what TeX or Typst sets: 48 gives 1/2."""
SET_BY_PANGO = (Text, MarkupText)
SET_BY_TEX = (SingleStringMathTex, Typst)
TEXTS = (*SET_BY_PANGO, *SET_BY_TEX, Paragraph, DecimalNumber)
LONGEST_NAME = 40


def is_glyph(mobject: Mobject) -> bool:
    """Whether it says that it is a glyph."""
    return "length_per_em" in vars(mobject)


def is_text(mobject: Any) -> bool:
    """Whether the whole object is one text."""
    if isinstance(mobject, TEXTS) or getattr(type(mobject), "is_text", False):
        return True
    return bool(mobject.submobjects) and not len(mobject.points) and all(map(is_glyph, mobject.submobjects))


def words_of(text: Any) -> str:
    """What a text says, in quotation marks; nothing if it does not tell."""
    told = vars(text)
    for attribute in ("original_text", "text", "tex_string", "typst_code", "markup"):
        said = told.get(attribute)
        if isinstance(said, str) and said.strip():
            return f"“{shortened(' '.join(said.split()))}”"
    return ""


def shortened(text: str) -> str:
    """The text, or its beginning."""
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


def em_of(mobject: Any) -> float | None:
    """The em of a text in scene units, as it is now; None if nothing tells.

    What Manim sets is measured by its height, so a text turned upright by Manim passes for what its box tells.
    """
    glyphs = [glyph for glyph in mobject.get_family() if is_glyph(glyph) and len(glyph.points)]
    if glyphs:
        return float(np.median([length_of(glyph.points) / glyph.length_per_em for glyph in glyphs]))
    if isinstance(mobject, Paragraph):
        return _em_of_paragraph(mobject)
    if isinstance(mobject, DecimalNumber):
        points = PANGO_POINTS_PER_UNIT if isinstance(mobject.submobjects[0], SET_BY_PANGO) else TEX_POINTS_PER_UNIT
        return float(mobject.font_size) / points
    if isinstance(mobject, SET_BY_PANGO):
        return float(mobject.font_size) / PANGO_POINTS_PER_UNIT
    if isinstance(mobject, SET_BY_TEX):
        return float(mobject.font_size) / TEX_POINTS_PER_UNIT
    return float(mobject.em) if getattr(type(mobject), "is_text", False) else None


def _em_of_paragraph(paragraph: Any) -> float:
    """A paragraph holds copies of the glyphs of a text: compare them."""
    made, shown = (
        sum(length_of(part.points) for part in whole.family_members_with_points())
        for whole in (paragraph.lines_text, paragraph)
    )
    return float(paragraph.lines_text.font_size) / PANGO_POINTS_PER_UNIT * shown / max(made, 1e-9)


def length_of(points: Any) -> float:
    """The length of the line through points (n, 2 or more): it grows as they are scaled, and stays as they turn."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
