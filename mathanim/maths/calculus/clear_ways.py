"""Whether B can come to A along a curve, and how far there is curve on both sides of A; found without torch."""

from collections.abc import Callable
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

Heights = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""A function of one variable on arrays: entry by entry, nan where it has no value."""

SLIDES = "B slides to A along the curve"

NARROWEST = 2.0**-20
"""The smallest share of the first half-width that is tried."""


def require_derivative(has_derivative: bool, x: float) -> None:
    """Refuse a point without a tangent.

    Raises:
        ValueError: naming what may be there instead.
    """
    if not has_derivative:
        raise ValueError(f"f has no derivative at {x}: a kink, a jump, a gap or a vertical tangent; take another point")


def clear_half_width(f: Heights, x: float, h: NDArray[np.float64]) -> float:
    """Half the first of the steps ``h`` (steps,), or a part of it, as far as f has values on both sides of x.

    Raises:
        ValueError: if f has a gap where B comes along, or gaps beside x however near.
    """
    refuse_gaps(f, x, h)
    return half_width_without_gap(f, x, float(h[0]) / 2)


def refuse_gaps(f: Heights, x: float, h: NDArray[np.float64]) -> None:
    """Refuse steps on which B would come to a place where ``f`` has no value.

    Raises:
        ValueError: naming the gap next to x.
    """
    steps = np.sort(h)
    is_gap = ~np.isfinite(f(x + steps))
    if is_gap.any():
        first = int(is_gap.argmax())
        if not first:
            raise ValueError(f"{SLIDES}, and f({x + steps[0]:.6g}) has no value: take steps far smaller")
        free, gap = _border(f, x, float(steps[first - 1]), float(steps[first]))
        most = _readable_within(f, x, free)
        end = float(f"{x + gap:.6g}")
        where = "beyond" if np.isfinite(f(np.array([end])))[0] else "at"
        raise ValueError(f"{SLIDES}, and f has no value {where} {end:g}: take steps of at most {most:g}")


def _border(f: Heights, x: float, free: float, gap: float) -> tuple[float, float]:
    """The two steps brought together until nothing is between them, one to a value of ``f`` and one to none."""
    while free < (middle := (free + gap) / 2) < gap:
        has_value = bool(np.isfinite(f(np.array([x + middle])))[0])
        free, gap = (middle, gap) if has_value else (free, middle)
    return free, gap


def _readable_within(f: Heights, x: float, step: float) -> float:
    """The step, or the largest of three digits below it, at which ``f`` has a value."""
    unit = 10.0 ** (floor(log10(step)) - 2)
    counts = (round(step / unit), floor(step / unit), floor(step / unit) - 1)
    tried = (float(f"{count * unit:.3g}") for count in counts)
    return next((size for size in tried if np.isfinite(f(np.array([x + size])))[0] and size <= step * (1 + 1e-9)), step)


def half_width_without_gap(f: Heights, x: float, at_most: float) -> float:
    """The largest of at_most, at_most / 2, at_most / 4, … so that f has a value all over [x - w, x + w].

    Raises:
        ValueError: if f has gaps beside x however near.
    """
    across = np.linspace(-1, 1, 401)
    half_width = at_most
    while half_width >= NARROWEST * at_most:
        if np.isfinite(f(x + half_width * across)).all():
            return half_width
        half_width /= 2
    raise ValueError(f"a zoom needs a function without gaps on both sides of the point, and there are some at {x}")
