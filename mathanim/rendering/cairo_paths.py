"""A whole path handed to cairo in one call, and kept while its points stay: what Manim does curve by curve."""

import ctypes
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import cairo
import numpy as np
import numpy.typing as npt
from manim.camera.camera import Camera
from manim.mobject.types.vectorized_mobject import VMobject

Points = npt.NDArray[np.float64]

MOVE_TO, CURVE_TO, CLOSE_PATH = 0, 2, 3
CONTEXT_POINTER = object.__basicsize__
"""Where a pycairo context holds its ``cairo_t *``: right behind the object's head (PycairoContext in pycairo.h)."""


class CairoPath(ctypes.Structure):
    """``cairo_path_t`` of cairo.h."""

    _fields_ = (("status", ctypes.c_int), ("data", ctypes.c_void_p), ("length", ctypes.c_int))


@dataclass(frozen=True)
class Layout:
    """Where a path is parted and closed: the first curve of each part, and whether the part is closed."""

    starts: npt.NDArray[np.intp]
    is_closed: npt.NDArray[np.bool_]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Layout)
            and np.array_equal(self.starts, other.starts)
            and np.array_equal(self.is_closed, other.is_closed)
        )

    __hash__ = None  # type: ignore[assignment]


def layout_of(points: Points, tolerance: float) -> Layout:
    """Where stock Manim parts and closes the path through finite ``points`` (4 n, 2)."""
    first, last = points[0::4], points[3::4]
    is_joined = _are_close(last[:-1], first[1:], tolerance)
    starts = np.concatenate([[0], np.flatnonzero(~is_joined) + 1])
    stops = np.append(starts[1:], len(first))
    return Layout(starts, _are_close(first[starts], last[stops - 1], tolerance))


def _are_close(ends: Points, starts: Points, tolerance: float) -> npt.NDArray[np.bool_]:
    """Manim's equality of points: ``VMobject.consider_points_equals_2d``."""
    is_near = np.abs(ends - starts) <= tolerance + 1e-5 * np.abs(starts)
    return np.asarray(is_near.all(axis=1))


class DrawnPath:
    """A path of cubic curves in cairo's own layout, ready to be appended.

    An element is a head (its kind and length) and its points, each 16 bytes; see ``cairo_path_data_t``.
    """

    def __init__(self, points: Points, tolerance: float, layout: Layout) -> None:
        self.layout = layout
        curves = np.diff(np.append(layout.starts, len(points) // 4))
        before = np.concatenate([[0], np.cumsum(2 + 4 * curves + layout.is_closed)])
        self.elements = np.zeros((int(before[-1]), 2))
        heads = self.elements[:, 0].view(np.int64)
        heads[before[:-1]] = MOVE_TO | 2 << 32
        heads[before[1:][layout.is_closed] - 1] = CLOSE_PATH | 1 << 32
        self._moves = before[:-1] + 1
        curve_heads = np.repeat(before[:-1] + 2 - 4 * layout.starts, curves) + 4 * np.arange(len(points) // 4)
        heads[curve_heads] = CURVE_TO | 4 << 32
        self._curves = (curve_heads[:, None] + [1, 2, 3]).ravel()
        self.record = CairoPath(0, self.elements.ctypes.data, len(self.elements))
        self.move(points, tolerance)

    def leads_through(self, points: Points, tolerance: float) -> bool:
        """Whether the path is the one through these points."""
        return tolerance == self.tolerance and points.shape == self.points.shape and bool((points == self.points).all())

    def move(self, points: Points, tolerance: float) -> None:
        """Lead through other points, with the same layout."""
        self.points, self.tolerance = points.copy(), tolerance
        self.elements[self._moves] = points[4 * self.layout.starts]
        self.elements[self._curves] = points.reshape(-1, 4, 2)[:, 1:].reshape(-1, 2)


class PathMemory:
    """Remembers the path of every object that was drawn, and uses it again while its points are the same."""

    def __init__(self) -> None:
        self._paths: WeakKeyDictionary[VMobject, DrawnPath] = WeakKeyDictionary()
        self._append: Any = ctypes.CDLL("libcairo.so.2").cairo_append_path
        self._append.argtypes, self._append.restype = (ctypes.c_void_p, ctypes.POINTER(CairoPath)), None
        self._curve_by_curve = Camera.set_cairo_context_path

    def set_path(self, camera: Camera, context: "cairo.Context[Any]", vmobject: VMobject) -> Camera:
        """Stands in for ``Camera.set_cairo_context_path``: the same path, in one call."""
        points = camera.transform_points_pre_display(vmobject, vmobject.points)
        if len(points) % 4 or not len(points):
            return self._curve_by_curve(camera, context, vmobject)
        path = self._path_through(np.ascontiguousarray(points[:, :2], dtype=float), vmobject)
        context.new_path()
        pointer = ctypes.c_void_p.from_address(id(context) + CONTEXT_POINTER)
        self._append(pointer, ctypes.byref(path.record))
        return camera

    def _path_through(self, points: Points, vmobject: VMobject) -> DrawnPath:
        path, tolerance = self._paths.get(vmobject), vmobject.tolerance_for_point_equality
        if path is not None and path.leads_through(points, tolerance):
            return path
        layout = layout_of(points, tolerance)
        if path is not None and path.points.shape == points.shape and path.layout == layout:
            path.move(points, tolerance)
        else:
            path = self._paths[vmobject] = DrawnPath(points, tolerance, layout)
        return path


def remember_paths() -> None:
    """Let every camera of this process draw with remembered paths."""
    memory = PathMemory()

    def set_cairo_context_path(camera: Camera, ctx: Any, vmobject: VMobject) -> Camera:
        return memory.set_path(camera, ctx, vmobject)

    drawing: Any = Camera
    drawing.set_cairo_context_path = set_cairo_context_path
