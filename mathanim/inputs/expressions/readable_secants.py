"""Which heights and slopes of secants can be read from a screen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mathanim.maths.calculus.approaches import Approach

LARGEST = 1e9
"""Numbers beyond this are not read but counted."""


def require_readable(approach: "Approach") -> None:
    """Refuse an approach of which no digits can be shown; raises as the functions below do."""
    require_small(approach.largest)
    require_trustworthy(bool(approach.rows.is_trustworthy_to(0).all()), float(approach.rows.h[-1]))


def require_small(largest: float) -> None:
    """Refuse heights and slopes of which the largest is too large.

    Raises:
        ValueError: with the number.
    """
    if largest > LARGEST:
        raise ValueError(f"heights and slopes need to stay below {LARGEST:g} to be read, and reach {largest:g}")


def require_trustworthy(is_trustworthy: bool, last: float) -> None:
    """Refuse steps of which rounding would be the slope.

    Raises:
        ValueError: naming the last of them.
    """
    if not is_trustworthy:
        raise ValueError(f"the last step, {last}, is lost in rounding; take a larger one")
