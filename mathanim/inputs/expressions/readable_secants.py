"""Which heights and slopes of secants can be read from a screen."""

from math import floor, log10
from typing import TYPE_CHECKING

from mathanim.inputs.raised_powers import LARGEST_POWER, SMALLEST_POWER

if TYPE_CHECKING:
    from mathanim.maths.calculus.approaches import Approach

LARGEST, SMALLEST = 1e12, 1e-12
"""Beyond these, a picture of heights and slopes is not told from its rounding."""


def require_readable(approach: "Approach") -> None:
    """Refuse an approach of which no digits can be shown; raises as the functions below do."""
    require_small(approach.largest)
    require_seen(approach.steepest, float(approach.rows.rounding_bound.max()))
    power = slope_power(approach.steepest, float(approach.rows.rounding_bound.max()))
    require_trustworthy(bool(approach.rows.is_trustworthy_to(-power).all()), float(approach.rows.h[-1]))


def power_of(largest: float) -> int:
    """The power of ten in which numbers are written whose largest this is; 0 where plain digits do."""
    power = floor(log10(largest)) if largest else 0
    return 0 if SMALLEST_POWER <= power <= LARGEST_POWER else power


def slope_power(steepest: float, rounding: float) -> int:
    """The same of slopes of which the steepest is this; 0 where ``rounding`` may be all that they are."""
    return power_of(steepest) if steepest > rounding else 0


def require_small(largest: float) -> None:
    """Refuse heights and slopes of which the largest is too large.

    Raises:
        ValueError: with the number.
    """
    if largest > LARGEST:
        raise ValueError(f"heights and slopes need to stay below {LARGEST:g} to be read, and reach {largest:g}")


def require_seen(steepest: float, rounding: float) -> None:
    """Refuse slopes that would be written as nothing but zeros, unless ``rounding`` is all that they are.

    Raises:
        ValueError: with the steepest of them.
    """
    if rounding < steepest < SMALLEST:
        raise ValueError(
            f"slopes need to reach {SMALLEST:g} to be read, and the steepest is {steepest:.2g}: multiply f by a number"
        )


def require_trustworthy(is_trustworthy: bool, last: float) -> None:
    """Refuse steps of which rounding would be the slope.

    Raises:
        ValueError: naming the last of them.
    """
    if not is_trustworthy:
        raise ValueError(f"the last step, {last}, is lost in rounding; take a larger one")
