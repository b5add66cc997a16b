"""Formulas and words: typeset once, coloured by role, with parts that can be found again and morphed."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import numpy as np
from manim import DOWN, RIGHT, ManimColor, Mobject, VGroup, VMobject
from manim.animation.transform_matching_parts import TransformMatchingAbstractBase

from mathanim.drawing.fonts import BOLD, REGULAR
from mathanim.drawing.inscriptions import digits, inscription
from mathanim.drawing.outlines import Outline, outlines
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.drawing.typesetting import BASELINE_MARK, EM_POINTS, typeset, with_inline_formulas
from mathanim.inputs.numerals import Numeral, plain

HALO_WIDTH = 7.0


class Glyph(VMobject):
    """One filled outline; ``part`` is the formula's part or the colour role it belongs to, "" for plain ink.

    ``length_per_em`` is the length of its outline at an em of one: by it the layout check knows a glyph and its size.
    ``numeral`` is the number that it is a figure of; ``is_notation`` tells that it is an index or the like.
    """

    outline_name: str
    part: str
    length_per_em: float
    numeral: Numeral | None = None
    is_notation = False

    def __init__(self, colour: ManimColor) -> None:
        super().__init__(stroke_width=0, fill_opacity=1)
        self.set_color(colour)

    def drawing(self, outline: Outline, part: str, scale: float) -> "Glyph":
        """Another of the same colour, with an outline: a copy is made much sooner than a new one."""
        glyph: Glyph = self.copy()
        glyph.outline_name, glyph.part = outline.glyph, part
        glyph.points = outline.points * scale
        glyph.length_per_em = float(np.linalg.norm(np.diff(outline.points, axis=0), axis=1).sum()) / EM_POINTS
        return glyph

    @property
    def digit(self) -> str:
        """The digit that is drawn, if it is one."""
        return digits().get(self.outline_name, "")


class Typeset(VGroup):
    """Typst markup as glyphs, its first baseline starting at the origin.

    In the markup every colour role is a function, ``ihat(x)``; so is every name in ``parts``, which maps names of
    parts to the roles of their colours. What stands in neither has the colour ``colour``. The glyphs of a numeral
    know it.

    Raises:
        ValueError: if Typst cannot read the markup; MissingGlyphError: if a font lacks a character.
    """

    is_text = True

    def __init__(
        self,
        style: Style,
        markup: str,
        size: TypeRole = "body",
        colour: str = "ink",
        parts: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.markup = plain(markup)
        self.em = style.em(size)
        roles = {role: role for role in style.palette.by_name()} | dict(parts or {})
        marks = {f"#01{k // 256:02x}{k % 256:02x}": part for k, part in enumerate(roles)}
        scale = self.em / EM_POINTS
        written = inscription(markup)
        drawn = outlines(typeset(f"{_definitions(marks)}{written.definitions}#mark{written.markup}"))
        mark = next(outline for outline in drawn if outline.colour == BASELINE_MARK)
        blank, glyphs = cache(lambda role: Glyph(style.colour(role))), []
        for outline in drawn:
            if outline is not mark:
                part = marks.get(outline.colour, "")
                glyph = blank(roles.get(part, colour)).drawing(outline, part, scale)
                glyph.numeral, glyph.is_notation = written.numeral_of(outline), written.is_notation(outline)
                glyphs.append(glyph)
        self.add(*glyphs)
        self.shift(-np.array([mark.points[:, 0].min(), mark.points[:, 1].min(), 0.0]) * scale)
        self._descent = -float(self.get_bottom()[1]) / max(self.height, 1e-9)

    @property
    def baseline(self) -> float:
        """The height of the first baseline, in scene units, while the text stands upright."""
        return float(self.get_bottom()[1] + self._descent * self.height)

    def part(self, name: str) -> VGroup:
        """The glyphs of a part or of a colour role.

        Raises:
            KeyError: if no glyph belongs to it.
        """
        found = VGroup(*(glyph for glyph in self if glyph.part == name))
        if not found:
            raise KeyError(f"{self.markup!r} has no part {name!r}")
        return found

    def lift_off(self, style: Style, width: float = HALO_WIDTH) -> "Typeset":
        """Put a halo of the background's colour round every glyph, so that lines behind do not touch the text."""
        for glyph in self:
            glyph.set_stroke(style.colour("background"), width=width, background=True)
        return self

    def follow(self, other: "Typeset", space: float = 0.5) -> "Typeset":
        """Set this text behind another, on its baseline, ``space`` em away."""
        self.next_to(other, RIGHT, buff=space * self.em)
        return self.shift(DOWN * (self.baseline - other.baseline))


def _definitions(marks: Mapping[str, str]) -> str:
    return "".join(
        f'#let {part}(..body) = text(fill: rgb("{mark}"), body.pos().join([, ]))\n' for mark, part in marks.items()
    )


class Formula(Typeset):
    """A formula in Typst's mathematical markup, such as ``(f(x + h) - f(x)) / secant(h)``."""

    def __init__(
        self,
        style: Style,
        source: str,
        size: TypeRole = "formula",
        colour: str = "ink",
        parts: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(style, f"$display({source})$", size, colour, parts)
        self.text = plain(source)


class Words(Typeset):
    """A text; ``$…$`` in it is set as a formula, everything else stands as it is.

    ``width``, in scene units, breaks it into lines; "left" or "center" aligns them.
    """

    def __init__(
        self,
        style: Style,
        text: str,
        size: TypeRole = "body",
        colour: str = "ink",
        *,
        bold: bool = False,
        width: float | None = None,
        align: str = "left",
    ) -> None:
        markup = f"#text(weight: {BOLD if bold else REGULAR})[{with_inline_formulas(text)}]"
        if width is not None:
            points = width / style.em(size) * EM_POINTS
            markup = f"#box(width: {points:.3f}pt)[#set align({align})\n{markup}]"
        super().__init__(style, markup, size, colour)
        self.text = plain(text)


def balanced(make: Callable[[float], Words], room: float) -> Words:
    """What ``make`` sets within a width, in no more lines than within ``room``, as equal as can be."""
    widest, widths = make(room), room * np.linspace(0.4, 1.0, 13)
    first = bisect_left(widths, True, key=lambda width: make(width).height <= widest.height + 0.5 * widest.em)
    return make(widths[min(first, len(widths) - 1)])


def align_at(lines: Iterable[Typeset], part: str) -> None:
    """Move each line sideways so that its ``part`` starts where the first line's does, as at an equals sign."""
    first, *others = lines
    for line in others:
        line.shift(first.part(part).get_left()[0] * RIGHT - line.part(part).get_left()[0] * RIGHT)


class MorphFormula(TransformMatchingAbstractBase):
    """Turn one formula into another: equal parts move, the rest fades."""

    @staticmethod
    def get_mobject_parts(mobject: Mobject) -> list[Mobject]:
        """The glyphs."""
        return list(mobject.submobjects)

    @staticmethod
    def get_mobject_key(mobject: Mobject) -> int:
        """Glyphs of one part with one outline are the same thing."""
        return hash((getattr(mobject, "part", ""), getattr(mobject, "outline_name", "")))
