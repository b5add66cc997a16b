"""Numbers that change without dancing: tabular figures, fixed places, aligned on the decimal point."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from manim import DOWN, LEFT, ORIGIN, VGroup, VMobject
from manim.typing import Point3D, Point3D_Array
from numpy.typing import ArrayLike

from mathanim.drawing.formulas import Formula
from mathanim.drawing.outlines import outlines
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.drawing.typesetting import EM_POINTS, typeset
from mathanim.inputs.digit_groups import LONG, grouped
from mathanim.inputs.numerals import Numeral
from mathanim.inputs.quantities import Quantity

MINUS = "−"
RULER = 0.25
"""The length in em of an invisible rule behind the first digit, by which a number knows its place and size."""
THIN_SPACE = 1 / 6
"""The space between groups of three whole digits, in em."""


@cache
def _figures() -> tuple[dict[str, Point3D_Array], float, float]:
    """Each figure's outline from its own origin, the advance of a digit and that of the point; in em."""

    def drawn(source: str) -> list[Point3D_Array]:
        return [outline.points / EM_POINTS for outline in outlines(typeset(f"${source}$"))]

    digits = {digit: drawn(digit)[0] for digit in "0123456789"}
    left = digits["0"][:, 0].min()
    digit_advance = drawn("00")[1][:, 0].min() - left
    zero, point, after = drawn("0.0")
    point_advance = after[:, 0].min() - zero[:, 0].min() - digit_advance
    minus, behind = drawn("-0")
    figures = digits | {".": point - [digit_advance, 0, 0], MINUS: minus - [behind[:, 0].min() - left, 0, 0]}
    ground = min(outline[:, 1].min() for outline in digits.values())
    baseline = digits["1"][:, 1].min() if abs(ground) > 0 else ground
    return {name: outline - [0, baseline, 0] for name, outline in figures.items()}, digit_advance, point_advance


def shown(value: float, places: int) -> str:
    """The digits that stand for a value: rounded to ``places``, with a true minus and no minus before zero.

    What processors differ in, the last bit of a sum such as -1.175, does not decide which way it is rounded.
    """
    text = f"{float(f'{value:.15g}'):.{places}f}"
    return text.lstrip("-") if not text.strip("-0.") else text.replace("-", MINUS)


def _columns(text: str, whole: int) -> list[int]:
    """The column of each figure, the decimal point in column 0; a minus shares the column of the digit it leads."""
    digits = list(range(-whole, len(text.lstrip(MINUS)) - whole))
    return [-whole, *digits] if text.startswith(MINUS) else digits


def is_long(values: ArrayLike, places: int) -> bool:
    """Whether one of the values has so many whole digits that they are read in groups."""
    return any(len(shown(value, places).partition(".")[0].lstrip(MINUS)) >= LONG for value in np.ravel(values))


class Number(VGroup):
    """A number that can show any of its ``values`` (steps,), every digit staying in its own column.

    Whole digits stand in groups of three where ``is_grouped``, as among long numbers, or one of the values is long.
    Values that are a ``Quantity`` stay known on the screen, as ``numeral``.

    Raises:
        ValueError: if there is no value, or one is not finite.
    """

    is_text = True

    def __init__(
        self,
        style: Style,
        values: ArrayLike,
        places: int = 2,
        *,
        size: TypeRole = "formula",
        colour: str = "ink",
        is_grouped: bool = False,
    ) -> None:
        self.quantity = values if isinstance(values, Quantity) else None
        self.values = np.atleast_1d(np.asarray(values, dtype=float))
        if not self.values.size or not np.isfinite(self.values).all():
            raise ValueError(f"a number on screen needs finite values, not {self.values.tolist()[:5]}")
        self.places = places
        self.texts = [shown(value, places) for value in self.values]
        self.is_grouped = is_grouped or is_long(self.values, places)
        width = max(len(text) for text in self.texts)
        super().__init__(*(VMobject(stroke_width=0, fill_opacity=1, color=style.colour(colour)) for _ in range(width)))
        self._ruler = VMobject(stroke_width=0, fill_opacity=0).set_points_as_corners(
            [ORIGIN, RULER * style.em(size) * LEFT]
        )
        self.add(self._ruler)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last value."""
        return len(self.texts) - 1

    @property
    def numeral(self) -> Numeral | None:
        """What is shown now, and the quantity that it stands for."""
        if self.quantity is None:
            return None
        now = self.quantity.step(self.step) if self.quantity.shape else self.quantity
        return Numeral(now, grouped(self.texts[self.step]))

    @property
    def decimal_point(self) -> Point3D:
        """Where the decimal point stands, or would stand, on the baseline."""
        return np.asarray(self._ruler.points[0])

    @property
    def reach(self) -> tuple[float, float]:
        """How far the widest of the values reaches to the left and right of the decimal point, in scene units."""
        figures, digit, point = _figures()
        minus = digit - float(figures[MINUS][:, 0].min())
        wholes = [text.partition(".")[0] for text in self.texts]
        left = max(
            len(whole.lstrip(MINUS)) * digit
            + self._spaces(len(whole.lstrip(MINUS)))
            + (minus - digit) * whole.startswith(MINUS)
            for whole in wholes
        )
        return left * self.em, (point + self.places * digit if self.places else 0.0) * self.em

    @property
    def em(self) -> float:
        """The em height at which the figures stand now, in scene units."""
        return float(np.linalg.norm(self._ruler.points[-1] - self._ruler.points[0])) / RULER

    def show_step(self, step: int) -> None:
        """Show the value of a step."""
        self.step = step
        figures, digit_advance, point_advance = _figures()
        text = self.texts[step]
        whole = len(text.partition(".")[0].lstrip(MINUS))
        em = self.em
        for cell in self.submobjects[:-1]:
            cell.points = np.zeros((0, 3))
        for cell, figure, column in zip(self.submobjects, text, _columns(text, whole), strict=False):
            behind = digit_advance - point_advance if column > 0 else self._spaces(-column)
            across = column * digit_advance - behind
            cell.points = self.decimal_point + em * (figures[figure] + [across, 0, 0])

    def _spaces(self, column: int) -> float:
        """The spaces, in em, between the decimal point and the whole digit of a column before it."""
        return THIN_SPACE * (max(column - 1, 0) // 3) * self.is_grouped


class Readout(VGroup):
    """A label, an equals sign and a number that runs through ``values``: "Δx = 0.50".

    ``label`` is Typst mathematics; ``unit`` stands behind the number.
    """

    def __init__(
        self,
        style: Style,
        label: str,
        values: ArrayLike,
        places: int = 2,
        *,
        size: TypeRole = "formula",
        colour: str = "ink",
    ) -> None:
        self.label = Formula(style, f"{label} =", size, colour)
        self.number = Number(style, values, places, size=size, colour=colour)
        super().__init__(self.label, self.number)
        gap = 0.28 * style.em(size) + self.number.reach[0]
        self.number.shift(
            [self.label.get_right()[0] + gap, self.label.baseline, 0] - self.number.decimal_point,
        )

    @property
    def last_step(self) -> int:
        """The index of the last value."""
        return self.number.last_step

    def show_step(self, step: int) -> None:
        """Show the value of a step."""
        self.number.show_step(step)


def stacked(readouts: Sequence[Readout], leading: float = 0.7) -> VGroup:
    """The read-outs below one another, ``leading`` scene units apart, aligned on the decimal point."""
    first = readouts[0]
    for row, readout in enumerate(readouts):
        readout.shift(first.number.decimal_point - readout.number.decimal_point + row * leading * DOWN)
    return VGroup(*readouts)
