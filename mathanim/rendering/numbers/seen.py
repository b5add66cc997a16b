"""What numbers stand on the screen at a moment, and which quantity is behind each.

An object that shows a number says so by ``numeral``: its text and its quantity. A glyph tells by ``digit`` which
digit it draws, if any, by ``numeral`` the number that it belongs to, and by ``is_notation`` that it is an index or the
like. Manim's own numbers have a value and no maker; in other texts digits are only words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from manim.mobject.text.numbers import DecimalNumber
from manim.mobject.types.vectorized_mobject import VMobject
from manim.scene.scene import Scene
from manim.utils.iterables import list_update

from mathanim.inputs.numerals import Numeral
from mathanim.rendering.layout.text_kinds import is_text, words_of
from mathanim.rendering.numbers.scene_numbers import Kind

CLEAR = 0.01
"""The opacity below which nothing is seen."""
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, eq=False)
class Seen:
    """A number on the screen as ``text``, shown by ``holder`` with its ``parts``; its numeral or value, if known."""

    kind: Kind
    text: str
    holder: Any
    parts: Sequence[Any]
    numeral: Numeral | None = None
    value: float | None = None


def numbers_on(scene: Scene, morphing: frozenset[int] = frozenset()) -> list[Seen]:
    """The numbers that can be seen in a scene as it stands.

    ``morphing`` are the ids of objects on their way to being others, which nobody can read.
    """
    shown = list_update(scene.mobjects, scene.foreground_mobjects)
    return [seen for mobject in shown for seen in numbers_in(mobject) if id(seen.parts[0]) not in morphing]


def numbers_in(mobject: Any) -> Iterator[Seen]:
    """The numbers that can be seen in an object and its family."""
    if isinstance(mobject, DecimalNumber):
        yield from _known_to_manim(mobject)
    elif is_text(mobject) and hasattr(mobject, "numeral"):
        yield from _known_number(mobject)
    elif is_text(mobject):
        yield from _numbers_of_text(mobject)
    else:
        for child in mobject.submobjects:
            yield from numbers_in(child)


def clear_parts(mobjects: Iterable[Any]) -> list[Any]:
    """Those that are drawn, and not too faint to be seen."""
    return [part for part in mobjects if isinstance(part, VMobject) and len(part.points) and opacity(part) > CLEAR]


def opacity(part: VMobject) -> float:
    """How opaque the clearer of fill and stroke is."""
    stroke = part.get_stroke_opacity() if part.get_stroke_width() > 0 else 0.0
    return float(max(part.get_fill_opacity(), stroke))


def _known_number(number: Any) -> Iterator[Seen]:
    parts, numeral = clear_parts(number.get_family()), number.numeral
    if parts and numeral is not None:
        yield Seen("quantity", numeral.text, number, parts, numeral)
    elif parts:
        yield Seen("text", number.texts[number.step], number, parts)


def _known_to_manim(number: Any) -> Iterator[Seen]:
    if parts := clear_parts(number.get_family()):
        value = complex(number.number)
        text = number._get_num_string(number.number)
        yield Seen("manim", text, number, parts, value=None if value.imag else value.real + 0.0)


def _numbers_of_text(text: Any) -> Iterator[Seen]:
    glyphs = clear_parts(text.get_family())
    numerals = {id(glyph.numeral): glyph.numeral for glyph in glyphs if getattr(glyph, "numeral", None) is not None}
    for numeral in numerals.values():
        parts = [glyph for glyph in glyphs if getattr(glyph, "numeral", None) is numeral]
        yield Seen("quantity", numeral.text, numeral, parts, numeral)
    left = [glyph for glyph in glyphs if getattr(glyph, "numeral", None) is None]
    if loose := [glyph for glyph in left if getattr(glyph, "digit", "") and not glyph.is_notation]:
        yield Seen("text", f"{''.join(glyph.digit for glyph in loose)} in {words_of(text)}", text, loose)
    elif glyphs and not hasattr(glyphs[0], "digit") and DIGIT.search(words_of(text)):
        yield Seen("text", words_of(text), text, glyphs)
