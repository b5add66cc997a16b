"""How many digits the numbers of a secant show: enough to tell them apart, few enough to read."""

from dataclasses import dataclass
from math import floor, log10

from torch import Tensor

from mathanim.drawing.brief_numbers import (
    DIGITS,
    NOISE,
    Computed,
    agreeing_places,
    brief,
    equals,
    places_of,
    places_written,
)
from mathanim.inputs.expressions.readable_secants import power_of, require_readable, slope_power
from mathanim.maths.calculus.approaches import Approach

DIGITS_OF_A_PLACE = 9
DIGITS_OF_FLOAT64 = 15
DIGITS_OF_A_POWER = 4
"""The room that a power of ten takes, in digits."""
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
        places = places_of(float(self.approach.slide.rise[0]), DIGITS)
        if equals(value) == "=" or float(value) == 0:
            return brief(value)
        return brief(value, min(12, max(3, places + 1 + floor(log10(abs(float(value)))))))

    def rise(self, value: Computed) -> str:
        """A rise."""
        return brief(value)

    @property
    def run_power(self) -> int:
        """The power of ten in which all runs are written."""
        return power_of(_largest(self.approach.rows.h))

    @property
    def rise_power(self) -> int:
        """The power of ten in which all rises are written."""
        return power_of(_largest(self.approach.rows.rise))

    @property
    def slope_power(self) -> int:
        """The power of ten in which all slopes are written, and the derivative."""
        return slope_power(self.approach.steepest, float(self.approach.rows.rounding_bound.max()))

    @property
    def place_places(self) -> int:
        """Decimal places that show every chosen step as it was given."""
        return places_written(self.approach.rows.h.tolist())

    @property
    def run_places(self) -> int:
        """The same, of runs in their power of ten."""
        return max(0, self.place_places + self.run_power)

    @property
    def rise_places(self) -> int:
        """Decimal places that leave three digits of the last rise."""
        rows, unit = self.approach.rows, 10.0**self.rise_power
        last, whole = float(rows.rise[-1]) / unit, _whole_digits(_largest(rows.rise) / unit)
        powers = sum(power != 0 for power in (self.run_power, self.rise_power, self.slope_power))
        runs = self.run_places + _whole_digits(_largest(rows.h) / 10.0**self.run_power)
        slopes = self.slope_places + _whole_digits(_largest(rows.slope) / 10.0**self.slope_power)
        room = DIGITS_IN_A_ROW - runs - slopes - whole - DIGITS_OF_A_POWER * powers
        exact = DIGITS_OF_FLOAT64 - _whole_digits(_largest(rows.f_x_plus_h) / unit)
        return max(0, min(places_of(last, 3) if last else self.run_places, room, exact))

    @property
    def slope_places(self) -> int:
        """Decimal places to which the last slope has settled on the derivative; five, or more for a tiny one."""
        rows, power = self.approach.rows, self.slope_power
        limit, last = (slope / 10.0**power for slope in (self.approach.derivative, float(rows.slope[-1])))
        most = max(5, min(9, places_of(limit, 4)))
        most = max(0, min(most, 9 - _whole_digits(_largest(rows.slope) / 10.0**power)))
        trusted = max(places for places in range(most + 1) if bool(rows.is_trustworthy_to(places - power).all()))
        return agreeing_places(last, limit, trusted, least=min(2, trusted))

    @property
    def limit_sign(self) -> str:
        """The sign between the derivative and its digits in the table: "=" or, where they are cut, "approx"."""
        limit, power = self.approach.derivative, self.slope_power
        shown = float(f"{limit / 10.0**power:.{self.slope_places}f}") * 10.0**power
        return "=" if abs(shown - limit) <= NOISE * abs(limit) else "approx"


def _largest(values: Tensor) -> float:
    return float(values.abs().max())


def _whole_digits(value: float) -> int:
    return max(1, floor(log10(value)) + 1) if value else 1
