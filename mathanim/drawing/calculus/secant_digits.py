"""How many digits the numbers of a secant show: enough to tell them apart, few enough to read."""

from dataclasses import dataclass
from math import floor, log10

from torch import Tensor

from mathanim.drawing.brief_numbers import NOISE, Computed, agreeing_places, brief, equals, places_of, places_written
from mathanim.inputs.expressions.readable_secants import require_readable
from mathanim.maths.calculus.approaches import Approach

DIGITS_OF_A_PLACE = 9
DIGITS_OF_FLOAT64 = 15
DIGITS_IN_A_ROW = 28
"""Digits of a table's row that can be read, besides signs and decimal points."""


@dataclass(frozen=True)
class SecantDigits:
    """The digits shown of the secants of ``approach``.

    Raises:
        ValueError: if a coordinate or a slope is too large to be read, or a step so small that rounding is the slope.
    """

    approach: Approach

    def __post_init__(self) -> None:
        require_readable(self.approach)

    def x(self, value: Computed) -> str:
        """A place on the x axis, as it was given."""
        return brief(value, DIGITS_OF_A_PLACE)

    def y(self, value: Computed) -> str:
        """A height, with the places that its difference from the other needs."""
        places = places_of(float(self.approach.slide.rise[0]), 3)
        if equals(value) == "=" or float(value) == 0:
            return brief(value)
        return brief(value, min(12, max(3, places + 1 + floor(log10(abs(float(value)))))))

    def rise(self, value: Computed) -> str:
        """A rise, shorter where digits are cut."""
        return brief(value, 4 if equals(value) == "=" else 3)

    @property
    def run_places(self) -> int:
        """Decimal places that show every chosen step as it was given."""
        return places_written(self.approach.rows.h.tolist())

    @property
    def rise_places(self) -> int:
        """Decimal places that leave three digits of the last rise."""
        rows = self.approach.rows
        last, whole = float(rows.rise[-1]), _whole_digits(_largest(rows.rise))
        others = (
            self.run_places + _whole_digits(_largest(rows.h)) + self.slope_places + _whole_digits(_largest(rows.slope))
        )
        room = DIGITS_IN_A_ROW - others - whole
        exact = DIGITS_OF_FLOAT64 - _whole_digits(_largest(rows.f_x_plus_h))
        return max(0, min(places_of(last, 3) if last else self.run_places, room, exact))

    @property
    def slope_places(self) -> int:
        """Decimal places to which the last slope has settled on the derivative; five, or more for a tiny one."""
        limit, rows = self.approach.derivative, self.approach.rows
        most = max(5, min(9, places_of(limit, 4)))
        most = max(0, min(most, 9 - _whole_digits(_largest(rows.slope))))
        trusted = max(places for places in range(most + 1) if bool(rows.is_trustworthy_to(places).all()))
        return agreeing_places(float(rows.slope[-1]), limit, trusted, least=min(2, trusted))

    @property
    def limit_sign(self) -> str:
        """The sign between the derivative and its digits in the table: "=" or, where they are cut, "approx"."""
        limit = self.approach.derivative
        return "=" if abs(float(f"{limit:.{self.slope_places}f}") - limit) <= NOISE * abs(limit) else "approx"


def _largest(values: Tensor) -> float:
    return float(values.abs().max())


def _whole_digits(value: float) -> int:
    return max(1, floor(log10(value)) + 1) if value else 1
