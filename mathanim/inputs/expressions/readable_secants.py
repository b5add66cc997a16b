"""Which heights and slopes of secants can be read from a screen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mathanim.maths.calculus.approaches import Approach

LARGEST, SMALLEST = 1e9, 1e-8
"""Numbers beyond these are not read but counted: their digits, or the zeros before them."""


def require_readable(approach: "Approach") -> None:
    """Refuse an approach of which no digits can be shown; raises as the functions below do."""
    require_small(approach.largest)
    require_seen(approach.steepest, float(approach.rows.rounding_bound.max()))
    require_trustworthy(bool(approach.rows.is_trustworthy_to(0).all()), float(approach.rows.h[-1]))


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
