"""Reads the screen as an eye does: digits by the shape of what is painted, whoever painted it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from manim import Scene, VMobject

from mathanim.drawing.fonts import BOLD
from mathanim.drawing.outlines import outlines
from mathanim.drawing.storyboard import Storyboard
from mathanim.drawing.typesetting import typeset
from mathanim.inputs.raised_powers import with_carets
from mathanim.inputs.setting import Language
from mathanim.rendering.numbers.seen import CLEAR, Seen, numbers_on, opacity

DIGITS = "0123456789"
STYLES = (
    "${}$",
    "$x_({})$",
    "$x_(x_({}))$",
    "$bold({})$",
    "$x_(bold({}))$",
    "$sans({})$",
    "$mono({})$",
    "$italic({})$",
    "$bold(italic({}))$",
    "{}",
    f"#text(weight: {BOLD})[{{}}]",
    "#super[{}]",
    f"#text(weight: {BOLD})[#super[{{}}]]",
)
"""Every style in which a figure might be set: more than the drawing itself knows of."""


def digits_without_a_source(scene: Scene) -> list[str]:
    """The digits painted on the screen that belong to no listed quantity and are not declared to be notation.

    A quantity whose painted figures are not those of its text, or whose text is not its value, is told too.
    """
    seen = [number for number in numbers_on(scene) if number.kind == "quantity"]
    owner = {id(part): number for number in seen for part in number.parts}
    strays = [
        f"a stray {digit} at {np.round(part.get_center()[:2], 2)}"
        for part, digit in painted_digits(scene)
        if id(part) not in owner and not getattr(part, "is_notation", False)
    ]
    return strays + [fault for number in seen for fault in faults_of(number)]


def unlisted_narration(scene: Storyboard, beat: str, language: Language) -> str:
    """The narration of a beat, if its numbers are not those that the scene says it has told."""
    text, told = scene.narration(beat)[language], scene.numerals_said(beat)[language]
    return "" if digits_in(text) == "".join(digits_in(number.text) for number in told if number.is_right) else text


def digits_in(text: str) -> str:
    """The digits of a text but for those that belong to a name, such as e1."""
    return "".join(re.findall(r"(?<![A-Za-z])\d", text))


def faults_of(number: Seen) -> list[str]:
    """What is wrong with a number that is listed."""
    assert number.numeral is not None
    painted = "".join(digit for part in number.parts if (digit := digit_of(part)))
    written = "".join(character for character in with_carets(number.text) if character in DIGITS)
    name, value = number.numeral.quantity.name, number.numeral.value
    wrong = [] if number.numeral.is_right else [f"{name}: {number.text} is not {value!r}"]
    return wrong + ([] if painted == written else [f"{name}: {painted} is painted, not {written}"])


def painted_digits(scene: Scene) -> Iterator[tuple[VMobject, str]]:
    """Every part of the scene that can be seen and has the shape of a digit."""
    for mobject in (*scene.mobjects, *scene.foreground_mobjects):
        for part in mobject.get_family():
            if isinstance(part, VMobject) and len(part.points) and opacity(part) > CLEAR and (digit := digit_of(part)):
                yield part, digit


def digit_of(part: Any) -> str:
    """The digit whose shape a part has, if any."""
    shape = normed(part.points)
    alike = (digit for known, digit in shapes().get(len(part.points), []) if np.abs(known - shape).max() < 1e-3)
    return next(alike, "")


def normed(points: Any) -> Any:
    """The points moved to the origin and made one unit high."""
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    return (points[:, :2] - low) / max(float(high[1] - low[1]), 1e-9)


@cache
def shapes() -> dict[int, list[tuple[Any, str]]]:
    """The shapes of all digits in every style, by their number of points."""
    found: dict[int, list[tuple[Any, str]]] = {}
    for style in STYLES:
        for outline, digit in zip(outlines(typeset(style.format(DIGITS)))[-10:], DIGITS, strict=True):
            found.setdefault(len(outline.points), []).append((normed(outline.points), digit))
    return found


def listed_values(scene: Scene) -> dict[str, float]:
    """The values, at full precision, of the quantities that can be seen, by name."""
    numerals = [seen.numeral for seen in numbers_on(scene) if seen.numeral is not None]
    return {numeral.quantity.name: numeral.value for numeral in numerals}
