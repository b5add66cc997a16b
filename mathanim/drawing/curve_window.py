"""The window that shows a piece of a curve well, and the curve in it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.axes import y_number_width
from mathanim.drawing.curves import Curve
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.maths.calculus.functions import ScalarFunction
from mathanim.maths.calculus.graphs import graph_between
from mathanim.maths.tensors import to_numpy

NEARLY_SQUARE = 1.35
FLATTEST = 1e-9


def extended_to_zero(low: float, high: float, reach: float, margin: float = 0.06) -> tuple[float, float]:
    """The interval [low, high], down or up to zero where that is at most ``reach`` lengths away, and a margin."""
    length = high - low
    near_zero = min(max(0.0, low - reach * length), high + reach * length) == 0
    first, last = (min(low, 0.0), max(high, 0.0)) if near_zero else (low, high)
    spare = margin * (last - first)
    return first - spare, last + spare


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
    """The window of ``region`` that spans two intervals; with one unit for both where that costs little room."""
    spans = np.array([x, y], dtype=float)
    units = np.array([region.width, region.height]) / (spans[:, 1] - spans[:, 0])
    if units.max() <= NEARLY_SQUARE * units.min():
        units[:] = units.min()
    middle: NDArray[np.float64] = units * spans.mean(axis=1)
    return Window(region, float(units[0]), region.centre - np.array([*middle, 0.0]), y_unit=float(units[1]))


def curve_with_points(
    style: Style, region: Region, f: ScalarFunction, x: tuple[float, float], points: ArrayLike
) -> Curve:
    """The graph of ``f`` in a window that spans ``x``, shows ``points`` (n, 2), and leaves room for numbers at axes."""
    seen = np.asarray(points, dtype=float)
    heights = to_numpy(graph_between(f, *x).y)
    y = extended_to_zero(*heights_to_show(seen, heights, x[1] - x[0]), reach=0.8)
    spare = y_number_width(style, region.height, y) + 0.2
    inner = Region(region.left + spare, region.right - 0.1, region.bottom + 0.5, region.top)
    window = window_spanning(inner, x, y)
    (left, _), (right, _) = window.corners
    graph = graph_between(f, left, right)
    samples = np.stack([to_numpy(graph.x), to_numpy(graph.y)], axis=-1)
    return Curve(style, window, samples, to_numpy(graph.is_joined))
