"""The window that shows a piece of a curve well, and the curve in it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.axes import room_for_numbers
from mathanim.drawing.curves import Curve
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.drawing.thinning import thinned
from mathanim.maths.calculus.functions import ScalarFunction, on_arrays
from mathanim.maths.calculus.graphs import graph_between
from mathanim.maths.calculus.spans import Span, spans_to_show

NEARLY_SQUARE = 1.35


def window_spanning(region: Region, x: Span, y: Span) -> Window:
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

    Raises:
        ValueError: if the curve swings too often to be followed by the eye.
    """
    seen = np.asarray(points, dtype=float)
    x, y = spans_to_show(on_arrays(f), seen)
    window = _with_room_for_numbers(style, region, x, y)
    (left, _), (right, _) = window.corners
    return Curve(style, window, *thinned(graph_between(f, left, right), window.units))


def _with_room_for_numbers(style: Style, region: Region, x: Span, y: Span) -> Window:
    """The window that leaves room for the numbers at the heights that it spans itself, which may be more than ``y``."""
    heights = y
    for _ in range(2):
        indent, below = room_for_numbers(style, region.height, heights)
        inner = Region(region.left + indent, region.right, region.bottom + below, region.top)
        window = window_spanning(inner, x, y)
        heights = float(window.corners[0, 1]), float(window.corners[1, 1])
    return window
