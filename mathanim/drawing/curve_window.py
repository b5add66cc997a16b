"""The window that shows a piece of a curve well, and the curve in it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.axes import y_number_width
from mathanim.drawing.curves import Curve
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.drawing.thinning import thinned
from mathanim.maths.calculus.functions import ScalarFunction
from mathanim.maths.calculus.graphs import graph_between
from mathanim.maths.tensors import to_numpy

NEARLY_SQUARE = 1.35
FLATTEST = 1e-9
BESIDE = 1.5
"""How much of the curve is shown before the points, as a share of their distance; a third of it behind them."""
X_NUMBER_HEIGHT = 0.5


def extended_to_zero(low: float, high: float, reach: float, margin: float = 0.06) -> tuple[float, float]:
    """The interval [low, high] and a margin, begun or ended at zero where that is at most ``reach`` lengths away."""
    length = high - low
    near_zero = low - reach * length <= 0 <= high + reach * length
    first, last = (min(low, 0.0), max(high, 0.0)) if near_zero else (low, high)
    spare = margin * (last - first)
    return first - spare * (first != 0), last + spare * (last != 0)


def heights_to_show(points: ArrayLike, curve: ArrayLike, across: float, beyond: float = 0.2) -> tuple[float, float]:
    """The heights that a window should span so that ``points`` (n, 2) and what can be of ``curve`` (n,) are seen.

    The curve is followed ``beyond`` the points by that share of their heights; if all is as good as level, the
    heights span as much as ``across``.
    """
    seen, heights = np.asarray(points, dtype=float)[:, 1], np.asarray(curve, dtype=float)
    low, high = float(seen.min()), float(seen.max())
    if high - low <= FLATTEST * max(1.0, abs(low), abs(high)):
        low, high = low - across / 3, high + across / 3
    reach = beyond * (high - low)
    followed = np.clip(heights[np.isfinite(heights)], low - reach, high + reach)
    return min(low, float(followed.min(initial=low))), max(high, float(followed.max(initial=high)))


def window_spanning(region: Region, x: tuple[float, float], y: tuple[float, float]) -> Window:
    """The window of ``region`` that spans two intervals, with one unit for both where that costs little room.

    What is left over lies on both sides of an interval, but not beyond an end at zero: an axis stays at the edge.
    """
    spans = np.array([x, y], dtype=float)
    units = np.array([region.width, region.height]) / (spans[:, 1] - spans[:, 0])
    if units.max() <= NEARLY_SQUARE * units.min():
        units[:] = units.min()
    room = np.array([region.width, region.height]) / units - (spans[:, 1] - spans[:, 0])
    before = np.where(spans[:, 0] == 0, 0.0, np.where(spans[:, 1] == 0, 1.0, 0.5))
    corner: NDArray[np.float64] = units * (spans[:, 0] - before * room)
    return Window(region, float(units[0]), region.at(0, 0) - np.array([*corner, 0.0]), y_unit=float(units[1]))


def curve_with_points(style: Style, region: Region, f: ScalarFunction, points: ArrayLike) -> Curve:
    """The graph of ``f`` in a window that shows two or more ``points`` (n, 2) of it and some of the curve beside them.

    The window begins at zero where that is near, and leaves room for the numbers at its axes.
    """
    seen = np.asarray(points, dtype=float)
    left, right = float(seen[:, 0].min()), float(seen[:, 0].max())
    beside = BESIDE * (right - left)
    graph = graph_between(f, left - beside, right + beside / 3)
    across, heights = to_numpy(graph.x), to_numpy(graph.y)
    y = extended_to_zero(*heights_to_show(seen, heights, right - left), reach=0.8)
    is_seen = (y[0] <= heights) & (heights <= y[1])
    x = extended_to_zero(min(left, across[is_seen].min()), max(right, across[is_seen].max()), reach=0.4)
    indent = _spare(y_number_width(style, region.height, y) + 0.1, x, region.width)
    below = _spare(X_NUMBER_HEIGHT, y, region.height)
    inner = Region(region.left + indent, region.right, region.bottom + below, region.top)
    window = window_spanning(inner, x, y)
    (left, _), (right, _) = window.corners
    return Curve(style, window, *thinned(graph_between(f, left, right), window.units))


def _spare(needed: float, interval: tuple[float, float], length: float) -> float:
    """What has to be left free before an interval drawn over ``length``, as its numbers stand before zero."""
    low, high = interval
    within = (min(max(0.0, low), high) - low) / (high - low) * length
    return max(0.0, needed - within)
