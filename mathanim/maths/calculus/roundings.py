"""What rounding does to a difference quotient: arithmetic for tensors and numpy arrays alike, without torch."""

from typing import Any

ROUNDINGS_OF_A_VALUE = 4
"""How many roundings (units of eps/2 each) an evaluation of f is taken to cost, in its argument and in its value."""


def slope_roundings(start: Any, end: Any, sway: Any, run: Any, eps: float) -> Any:
    """How far rounding can have moved the slopes (end - start) / run: a bound for each of the steps.

    The bound is a priori (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 2.2 and 1.7): if an
    evaluation gives f(x(1 + δ))(1 + ε) with |δ|, |ε| <= k eps/2, the slope is off by at most
    k eps/2 (|f(x)| + |f(x + h)| + |x f′(x)| + |(x + h) f′(x + h)|) / |run| + 3 eps/2 |slope|, to first order in eps:
    it grows like 1/h, as cancellation does. k is ``ROUNDINGS_OF_A_VALUE``.

    Args:
        start: the values f(x) (steps,).
        end: the values f(x + h) (steps,).
        sway: |x f′(x)| + |(x + h) f′(x + h)| (steps,).
        run: the differences of the places as they were rounded (steps,).
        eps: that of the dtype.
    """
    size = (abs(start) + abs(end) + sway) / abs(run)
    return eps / 2 * (ROUNDINGS_OF_A_VALUE * size + 3 * abs((end - start) / run))


def require_distinct(fixed: Any, moving: Any, h: Any) -> None:
    """Refuse steps ``h`` (steps,) that are lost when they are added to the places ``fixed`` (steps,).

    Raises:
        ValueError: naming the first of them.
    """
    is_lost = moving == fixed
    if is_lost.any():
        lost, x = h[is_lost][0].item(), fixed[0].item()
        dtype = str(h.dtype).removeprefix("torch.")
        raise ValueError(f"h = {lost} is too small for {dtype}: x + h is x again at x = {x}; take a larger h")
