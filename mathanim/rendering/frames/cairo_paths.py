"""A whole path handed to cairo in one call, and kept while its points stay: what Manim does curve by curve."""

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from manim.camera.camera import Camera
from manim.mobject.types.vectorized_mobject import VMobject

from mathanim.rendering.frames.outlines import Outline, outlines_through


@dataclass(frozen=True, eq=False)
class Remembered:
    """An outline, and the points and tolerance it was made from."""

    points: bytes
    tolerance: float
    outline: Outline


class PathMemory:
    """Remembers the path of every object that was drawn, and uses it again while its points are the same."""

    def __init__(self) -> None:
        self._paths: WeakKeyDictionary[VMobject, Remembered] = WeakKeyDictionary()
        self._curve_by_curve = Camera.set_cairo_context_path

    def set_path(self, camera: Camera, context: Any, vmobject: VMobject) -> Camera:
        """Stands in for ``Camera.set_cairo_context_path``: the same path, in one call."""
        points = camera.transform_points_pre_display(vmobject, vmobject.points)
        if len(points) % 4 or not len(points):
            return self._curve_by_curve(camera, context, vmobject)
        self._outline(np.asarray(points, dtype=float), vmobject).append_to(context)
        return camera

    def _outline(self, points: Any, vmobject: VMobject) -> Outline:
        content, tolerance = points.tobytes(), vmobject.tolerance_for_point_equality
        known = self._paths.get(vmobject)
        if known is None or known.points != content or known.tolerance != tolerance:
            outline = outlines_through([points], tolerance)[0]
            known = self._paths[vmobject] = Remembered(content, tolerance, outline)
        return known.outline


def remember_paths() -> None:
    """Let every camera of this process draw with remembered paths."""
    memory = PathMemory()

    def set_cairo_context_path(camera: Camera, ctx: Any, vmobject: VMobject) -> Camera:
        return memory.set_path(camera, ctx, vmobject)

    drawing: Any = Camera
    drawing.set_cairo_context_path = set_cairo_context_path
