"""Numbers that change without dancing: tabular figures, fixed places, aligned on the decimal point."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from manim import DOWN, LEFT, ORIGIN, VGroup, VMobject
from manim.typing import Point3D, Point3D_Array
from numpy.typing import ArrayLike

from mathanim.drawing.figures import APPROX, MINUS, POWER_SPACE, figure_outlines, power_outlines
from mathanim.drawing.formulas import Formula
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.inputs.digit_groups import LONG, grouped
from mathanim.inputs.numerals import Numeral
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.raised_powers import times_power_of_ten

NEXT_TO_ZERO = f"{APPROX}0"
"""What is written for a number that is not zero and has no room for digits."""
RULER = 0.25
"""The length in em of an invisible rule behind the first digit, by which a number knows its place and size."""
POWER_LEADING = 1.0
"""How far below its figures a power of ten stands, where it stands below them, in em."""
THIN_SPACE = 1 / 6
"""The space between groups of three whole digits, in em."""


def shown(value: float, places: int, power: int = 0) -> str:
    """The digits that stand for a value, in so many powers of ten: rounded to ``places``, with a true minus.

    There is no minus before zero.
    What processors differ in, the last bit of a sum such as -1.175, does not decide which way it is rounded.
    """
    digits = f"{value:.15g}"
    text = f"{float(digits if power == 0 else Decimal(digits).scaleb(-power)):.{places}f}"
    return text.lstrip("-") if not text.strip("-0.") else text.replace("-", MINUS)


def _columns(text: str, whole: int) -> list[int]:
    """The column of each figure, the decimal point in column 0; a minus shares the column of the digit it leads."""
    digits = list(range(-whole, len(_unsigned(text)) - whole))
    return digits if text == _unsigned(text) else [-whole, *digits]


def _unsigned(text: str) -> str:
    return text.lstrip(MINUS + APPROX)


def is_long(values: ArrayLike, places: int, power: int = 0) -> bool:
    """Whether one of the values has so many whole digits that they are read in groups."""
    return any(len(shown(value, places, power).partition(".")[0].lstrip(MINUS)) >= LONG for value in np.ravel(values))


class Number(VGroup):
    """A number that can show any of its ``values`` (steps,), every digit staying in its own column.

    Whole digits stand in groups of three where ``is_grouped``, as among long numbers, or one of the values is long.
    Values that are a ``Quantity`` stay known on the screen, as ``numeral``. All of them are written in the same
    ``power`` of ten, which stands behind the figures or, where the number ``is_stacked``, below them. A number that
    ``is_next_to_zero`` shows only that, as one that ``never_hides`` does of values of which only zeros would be seen.

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
        power: int = 0,
        is_stacked: bool = False,
        is_next_to_zero: bool = False,
        never_hides: bool = False,
    ) -> None:
        self.quantity = values if isinstance(values, Quantity) else None
        self.values = np.atleast_1d(np.asarray(values, dtype=float))
        if not self.values.size or not np.isfinite(self.values).all():
            raise ValueError(f"a number on screen needs finite values, not {self.values.tolist()[:5]}")
        self.places, self.power, self.is_stacked = places, power, is_stacked
        texts = [shown(value, places, power) for value in self.values]
        is_hidden = [
            never_hides and value != 0 and not text.strip("0.") for value, text in zip(self.values, texts, strict=True)
        ]
        self.texts = [
            NEXT_TO_ZERO if is_next_to_zero or hidden else text for hidden, text in zip(is_hidden, texts, strict=True)
        ]
        self.is_grouped = is_grouped or is_long(self.values, places, power)
        width = max(len(text) for text in self.texts) + len(self._tail)
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
        return Numeral(now, self.text)

    @property
    def text(self) -> str:
        """What is shown now, with its power of ten."""
        figures = grouped(self.texts[self.step])
        return times_power_of_ten(figures, self.power) if self.power and figures != NEXT_TO_ZERO else figures

    @property
    def decimal_point(self) -> Point3D:
        """Where the decimal point stands, or would stand, on the baseline."""
        return np.asarray(self._ruler.points[0])

    @property
    def reach(self) -> tuple[float, float]:
        """How far the widest of the values reaches to the left and right of the decimal point, in scene units."""
        figures, digit, _ = figure_outlines()
        wholes = [text.partition(".")[0] for text in self.texts]
        left = max(
            len(_unsigned(whole)) * digit
            + self._spaces(len(_unsigned(whole)))
            - float(figures[whole[0]][:, 0].min()) * (whole[0] in MINUS + APPROX)
            for whole in wholes
        )
        return left * self.em, (self._behind + self._tail_width) * self.em

    @property
    def em(self) -> float:
        """The em height at which the figures stand now, in scene units."""
        return float(np.linalg.norm(self._ruler.points[-1] - self._ruler.points[0])) / RULER

    def show_step(self, step: int) -> None:
        """Show the value of a step."""
        self.step = step
        figures, digit_advance, point_advance = figure_outlines()
        text = self.texts[step]
        whole = len(_unsigned(text.partition(".")[0]))
        em, tail = self.em, [] if text == NEXT_TO_ZERO else self._tail
        for cell in self.submobjects[:-1]:
            cell.points = np.zeros((0, 3))
        for cell, figure, column in zip(self.submobjects, text, _columns(text, whole), strict=False):
            behind = digit_advance - point_advance if column > 0 else self._spaces(-column)
            across = column * digit_advance - behind
            cell.points = self.decimal_point + em * (figures[figure] + [across, 0, 0])
        tail_at = [self._behind + POWER_SPACE, 0.0, 0.0]
        if self.is_stacked:
            tail_at = [(self._behind - whole * digit_advance - self._tail_width + POWER_SPACE) / 2, -POWER_LEADING, 0]
        for cell, outline in zip(self.submobjects[len(text) :], tail, strict=False):
            cell.points = self.decimal_point + em * (outline + tail_at)

    @property
    def _behind(self) -> float:
        """How far the figures reach behind the decimal point, in em."""
        _, digit, point = figure_outlines()
        return point + self.places * digit if self.places else 0.0

    @property
    def _tail(self) -> list[Point3D_Array]:
        """The outlines of the power of ten, if there is one."""
        return power_outlines(self.power)[0] if self.power else []

    @property
    def _tail_width(self) -> float:
        """The room that the power of ten takes behind the figures, in em."""
        return POWER_SPACE + power_outlines(self.power)[1] if self.power else 0.0

    def _spaces(self, column: int) -> float:
        """The spaces, in em, between the decimal point and the whole digit of a column before it."""
        return THIN_SPACE * (max(column - 1, 0) // 3) * self.is_grouped


class Readout(VGroup):
    """A label, an equals sign and a number that runs through ``values``: "Δx = 0.50".

    ``label`` is Typst mathematics; the number is written in one ``power`` of ten, as ``Number`` says.
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
        power: int = 0,
        never_hides: bool = False,
    ) -> None:
        self.label = Formula(style, f"{label} =", size, colour)
        self.number = Number(style, values, places, size=size, colour=colour, power=power, never_hides=never_hides)
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
