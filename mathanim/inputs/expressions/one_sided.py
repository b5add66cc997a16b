"""A number that depends on x, as x leaves a place in one direction: what it is there and how fast it changes."""

import math
from dataclasses import dataclass
from fractions import Fraction

ROUNDING = 1e-12
"""What share of the terms of a sum may be rounding."""


@dataclass(frozen=True)
class OneSided:
    """A value and its one-sided slope; nan is a slope that cannot be told.

    ``size`` and ``steepness`` are those of the terms that were added up to value and slope, so that what is left of
    them by rounding is known from what is not. ``is_exact``: no rounding made the value.
    """

    value: float
    size: float
    slope: float
    steepness: float
    is_exact: bool

    @property
    def sure_value(self) -> float:
        """The value, or 0 where it may be only rounding."""
        return 0.0 if self.is_within_rounding(self.value) else self.value

    def is_within_rounding(self, distance: float) -> bool:
        """Whether the value cannot be told from one that far away."""
        return abs(distance) <= ROUNDING * self.size


def one_sided(value: float, size: float, slope: float, steepness: float, is_exact: bool = False) -> OneSided:
    """The number with a slope of 0 where that may be only rounding, and with none where it is lost."""
    if not math.isfinite(value) or (math.isfinite(slope) and not math.isfinite(steepness)):
        slope = math.nan
    elif abs(slope) <= ROUNDING * steepness < math.inf:
        slope = 0.0
    return OneSided(value, size, slope, steepness, is_exact)


def unclear(value: float) -> OneSided:
    """A value without a slope that can be told."""
    return OneSided(value, math.inf, math.nan, math.inf, False)


def constant(value: float) -> OneSided:
    """A number that does not depend on x."""
    return OneSided(value, abs(value), 0.0, 0.0, True)


def variable(x: float, direction: int) -> OneSided:
    """X itself, on its way up (1) or down (-1)."""
    return OneSided(x, abs(x), float(direction), 1.0, True)


def negative(u: OneSided) -> OneSided:
    """Minus u."""
    return OneSided(-u.value, u.size, -u.slope, u.steepness, u.is_exact)


def total(u: OneSided, v: OneSided) -> OneSided:
    """The sum u + v."""
    value = u.value + v.value
    is_exact = is_exactly(value, u, v) and Fraction(u.value) + Fraction(v.value) == Fraction(value)
    return one_sided(value, u.size + v.size, plus(u.slope, v.slope), u.steepness + v.steepness, is_exact)


def product(u: OneSided, v: OneSided) -> OneSided:
    """The product u v."""
    value = u.value * v.value
    slope = plus(times(u.sure_value, v.slope), times(v.sure_value, u.slope))
    steepness = u.size * v.steepness + v.size * u.steepness
    is_exact = is_exactly(value, u, v) and Fraction(u.value) * Fraction(v.value) == Fraction(value)
    return one_sided(value, u.size * v.size, slope, steepness, is_exact)


def quotient(u: OneSided, v: OneSided) -> OneSided:
    """The quotient u / v, without a slope where v may be zero."""
    value = u.value / v.value if v.value else math.nan
    over = 1 / v.value if v.sure_value else math.inf
    if math.isinf(over):
        return unclear(value)
    is_exact = is_exactly(value, u, v) and Fraction(u.value) / Fraction(v.value) == Fraction(value)
    sure = 0.0 if u.sure_value == 0 else value
    slope = plus(times(over, u.slope), -times(times(sure, over), v.slope))
    size = (u.size + abs(value) * v.size) * abs(over)
    return one_sided(value, size, slope, (u.steepness + size * v.steepness) * abs(over), is_exact)


def is_exactly(value: float, *parts: OneSided) -> bool:
    """Whether a value may be free of rounding: a number, made of numbers that are."""
    return math.isfinite(value) and all(part.is_exact for part in parts)


def plus(left: float, right: float) -> float:
    """The sum of two slopes; one that is too large for a float is lost."""
    return _unless_too_large(left + right, left, right)


def times(left: float, right: float) -> float:
    """The product of a factor and a slope; one that is too large for a float is lost."""
    return _unless_too_large(left * right, left, right)


def _unless_too_large(value: float, *parts: float) -> float:
    return math.nan if math.isinf(value) and all(map(math.isfinite, parts)) else value
