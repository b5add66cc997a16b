"""The intervals of x and y that show a piece of a curve well, found without torch."""

from math import floor, log10

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathanim.maths.calculus.clear_ways import Heights

FLATTEST = 1e-9
LOWEST = 1e-3
"""The share of what is seen across below which a curve that comes back to its height is magnified."""
TALLEST = 12.0
BESIDE = (1.5, 0.7, 0.3, 0.1, 0.03)
"""How much of the curve is shown before the points, as shares of their distance to be tried; a third of it behind."""
MOST_SWINGS = 17.6
"""How often a curve may go up or down the whole height of a picture, half a frame wide, to be followed by the eye."""
LOOKS = ((501, 2 * MOST_SWINGS), (4001, MOST_SWINGS))
"""At how many places it is counted how often a curve swings, and how much is too often: from afar, then exactly."""
MOST_HALVINGS = 40
TINIEST = 1e-300
GOLDEN = 0.6180339887498949

Span = tuple[float, float]


def extended_to_zero(low: float, high: float, reach: float, margin: float = 0.06) -> Span:
    """The interval [low, high] and a margin, begun or ended at zero where that is at most ``reach`` lengths away."""
    length = high - low
    near_zero = low - reach * length <= 0 <= high + reach * length
    first, last = (min(low, 0.0), max(high, 0.0)) if near_zero else (low, high)
    spare = margin * (last - first)
    return first - spare * (first != 0), last + spare * (last != 0)


def heights_to_show(points: ArrayLike, curve: ArrayLike, across: float, beyond: float = 0.2) -> Span:
    """The heights that a window should span so that ``points`` (n, 2) and what can be of ``curve`` (m, 2) are seen.

    Between the points all of the curve is shown, unless it goes more than ``TALLEST`` times as far up and down as
    they do; beside them it is followed by the share ``beyond`` of that height. If all is as good as level, the heights
    span as much as ``across``.
    """
    seen, x, heights = np.asarray(points, dtype=float), *np.asarray(curve, dtype=float).T
    between = heights[(x >= seen[:, 0].min()) & (x <= seen[:, 0].max())]
    low, high = _raised(float(seen[:, 1].min()), float(seen[:, 1].max()), across, between)
    if np.isfinite(between).all() and np.ptp(between) <= TALLEST * (high - low):
        low, high = min(low, float(between.min())), max(high, float(between.max()))
    reach = beyond * (high - low)
    followed = np.clip(heights[np.isfinite(heights)], low - reach, high + reach)
    return min(low, float(followed.min(initial=low))), max(high, float(followed.max(initial=high)))


def _raised(low: float, high: float, across: float, between: NDArray[np.float64]) -> Span:
    """The heights, or some about them, if they are as good as level: as low a curve as that between them, too."""
    known = between[np.isfinite(between)]
    largest = max(abs(low), abs(high), float(np.abs(known).max(initial=0.0)))
    if high - low > FLATTEST * largest:
        return low, high
    bulge = float(np.ptp(known)) if known.size else 0.0
    reach = bulge if FLATTEST * largest < bulge < LOWEST * across else across / 3
    return low - reach, high + reach


def spans_to_show(f: Heights, points: ArrayLike) -> tuple[Span, Span]:
    """The intervals of x and y to show, with as much of the curve beside ``points`` (n, 2) as can be followed.

    Raises:
        ValueError: if the curve swings too often between the points themselves, or they are too far apart for floats.
    """
    seen = np.asarray(points, dtype=float)
    for beside in BESIDE:
        if spans := _followed_by_eye(f, seen, beside):
            return spans
    whole = float(seen[-1, 0] - seen[0, 0])
    distances = (_below(abs(whole) / 2**halvings) for halvings in range(1, MOST_HALVINGS))
    for distance in distances:
        ends = seen[0, 0] + np.array([0.0, np.copysign(distance, whole)])
        nearer = np.column_stack([ends, _heights(f, ends)])
        if _followed_by_eye(f, nearer, BESIDE[-1]):
            raise ValueError(f"the curve goes up and down too often to be followed: let B begin {distance:g} from A")
    raise ValueError("the curve goes up and down too often to be followed, however near to A B begins")


def _below(value: float) -> float:
    """The largest number of two digits that is not above; the number itself, if it is next to nothing."""
    if value < TINIEST:
        return value
    unit = 10.0 ** (floor(log10(value)) - 1)
    return floor(value / unit * (1 + 1e-9)) * unit


def _followed_by_eye(f: Heights, seen: NDArray[np.float64], beside: float) -> tuple[Span, Span] | None:
    """The intervals with so much of the curve beside the points, unless it swings too often in them."""
    for samples, most in LOOKS:
        x, y = _spans_with(f, seen, beside, samples)
        if _swings(f, x, y, samples) > most:
            return None
    return x, y


def _spans_with(f: Heights, seen: NDArray[np.float64], beside: float, samples: int) -> tuple[Span, Span]:
    left, right = float(seen[:, 0].min()), float(seen[:, 0].max())
    across = np.linspace(left - beside * (right - left), right + beside / 3 * (right - left), samples)
    heights = _heights(f, across)
    y = extended_to_zero(*heights_to_show(seen, np.column_stack([across, heights]), right - left), reach=0.8)
    is_seen = (y[0] <= heights) & (heights <= y[1])
    first, last = float(across[is_seen].min(initial=left)), float(across[is_seen].max(initial=right))
    return extended_to_zero(first, last, reach=0.4 if beside == BESIDE[0] else 0.0), y


def _swings(f: Heights, x: Span, y: Span, samples: int) -> float:
    """How often the curve crosses the whole height, up or down; at uneven places, so that no wave hides from them."""
    shares = (np.arange(samples) + (np.arange(samples) * GOLDEN) % 1) / samples
    heights = _heights(f, x[0] + shares * (x[1] - x[0]))
    inside = np.clip(heights[np.isfinite(heights)], *y)
    return float(np.abs(np.diff(inside)).sum() / (y[1] - y[0]))


def _heights(f: Heights, x: NDArray[np.float64]) -> NDArray[np.float64]:
    if not np.isfinite(x).all():
        raise ValueError(f"the places of a curve must be finite, not from {x[0]:g} to {x[-1]:g}")
    return f(x)
