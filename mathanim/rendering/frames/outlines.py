"""The outlines of many objects at once, as cairo holds paths: parted and closed where Manim parts and closes them."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

MOVE_TO, CURVE_TO, CLOSE_PATH = 0, 2, 3
ELEMENT = 16
"""Bytes of a ``cairo_path_data_t``: a head (kind and length) or a point."""
CONTEXT_POINTER = object.__basicsize__
"""Where a pycairo context holds its ``cairo_t *``: right behind the object's head (PycairoContext in pycairo.h)."""


class CairoPath(ctypes.Structure):
    """``cairo_path_t`` of cairo.h."""

    _fields_ = (("status", ctypes.c_int), ("data", ctypes.c_void_p), ("length", ctypes.c_int))


@dataclass(frozen=True, eq=False)
class Outline:
    """A path ready for cairo, and the corners (x, y) of the smallest rectangle around its points.

    ``elements`` holds the memory that ``record`` points into.
    """

    record: CairoPath
    elements: Points
    low: tuple[float, float]
    high: tuple[float, float]

    def append_to(self, context: Any) -> None:
        """Make this the context's path."""
        context.new_path()
        append_path()(ctypes.c_void_p.from_address(id(context) + CONTEXT_POINTER), ctypes.byref(self.record))


@cache
def append_path() -> Any:
    """``cairo_append_path`` of the library that pycairo has loaded."""
    append = ctypes.CDLL("libcairo.so.2").cairo_append_path
    append.argtypes, append.restype = (ctypes.c_void_p, ctypes.POINTER(CairoPath)), None
    return append


def outlines_through(shapes: Sequence[Points], tolerance: float) -> list[Outline]:
    """The outline through each array of points (4 n, 2 or more), n > 0; only x and y count.

    ``tolerance`` is Manim's: how far apart the ends of two curves may lie and still be joined.
    """
    points = np.concatenate([shape[:, :2] for shape in shapes]).astype(float, copy=False)
    curves = points.reshape(-1, 4, 2)
    ends = np.cumsum([len(shape) // 4 for shape in shapes])
    begins = ends - [len(shape) // 4 for shape in shapes]
    low, high = (edge.reduceat(points, 4 * begins).tolist() for edge in (np.minimum, np.maximum))
    elements, firsts = laid_out(curves, begins, tolerance)
    address = elements.ctypes.data
    lasts = [*firsts[1:], len(elements)]
    return [
        Outline(CairoPath(0, address + ELEMENT * first, last - first), elements, tuple(lo), tuple(hi))
        for first, last, lo, hi in zip(firsts, lasts, low, high, strict=True)
    ]


def laid_out(curves: Points, begins: npt.NDArray[np.intp], tolerance: float) -> tuple[Points, list[int]]:
    """The curves (n, 4, 2) of several paths as cairo's elements, and where each path begins among them.

    ``begins`` are the first curves of the paths. A path has parts: a new one starts where a curve does not begin at
    the end of the one before, and a part that ends where it began is closed.
    """
    is_start = np.empty(len(curves), bool)
    is_start[1:] = ~are_close(curves[:-1, 3], curves[1:, 0], tolerance)
    is_start[begins] = True
    starts = np.flatnonzero(is_start)
    stops = np.append(starts[1:], len(curves))
    is_closed = are_close(curves[starts, 0], curves[stops - 1, 3], tolerance)
    part_of_curve = np.cumsum(is_start) - 1
    part_begins = 4 * starts + 2 * np.arange(len(starts)) + np.cumsum(is_closed) - is_closed
    curve_heads = part_begins[part_of_curve] + 2 + 4 * (np.arange(len(curves)) - starts[part_of_curve])
    elements = np.zeros((4 * len(curves) + 2 * len(starts) + int(is_closed.sum()), 2))
    heads = elements.view(np.int64)[:, 0]
    heads[part_begins] = MOVE_TO | 2 << 32
    heads[curve_heads] = CURVE_TO | 4 << 32
    heads[(part_begins + 2 + 4 * (stops - starts))[is_closed]] = CLOSE_PATH | 1 << 32
    elements[part_begins + 1] = curves[starts, 0]
    elements[curve_heads[:, None] + [1, 2, 3]] = curves[:, 1:]
    return elements, part_begins[part_of_curve[begins]].tolist()


def are_close(ends: Points, starts: Points, tolerance: float) -> npt.NDArray[np.bool_]:
    """Manim's equality of points: ``VMobject.consider_points_equals_2d``."""
    is_near = np.abs(ends - starts) <= tolerance + 1e-5 * np.abs(starts)
    return np.asarray(is_near.all(axis=-1))
