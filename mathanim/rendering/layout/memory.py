"""What the camera makes of each part of a scene, remembered as long as neither of them changes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim.mobject.types.image_mobject import AbstractImageMobject
from manim.mobject.types.vectorized_mobject import VMobject

from mathanim.rendering.frames.view import View
from mathanim.rendering.layout.plain_shapes import Numbers, along_curves
from mathanim.rendering.layout.stage import Look, Paint

NO_PAINT = Paint((0.0, 0.0, 0.0), 0.0)
IMAGE = Paint((0.5, 0.5, 0.5), 1.0)
SIDES_OF_IMAGE = np.array([0, 0, 1, 1, 1, 1, 3, 3, 3, 3, 2, 2, 2, 2, 0, 0])
"""The corners of an image, in Manim's order, as four straight curves."""


class Memory:
    """Looks at parts through a camera, anew only at those that have changed since the last time."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Any, Look]] = {}
        self._state: Any = None

    def looks(self, parts: Sequence[Any], camera: Any) -> list[Look]:
        """The look of each part."""
        view = View.of(camera)
        self._note(view, camera)
        traits = [traits_of(part) for part in parts]
        known = [self._known.get(id(part), (None, None, None)) for part in parts]
        new = [k for k, part in enumerate(parts) if known[k][0] is not part or known[k][1] != traits[k]]
        for k, look in zip(new, looked_at([parts[k] for k in new], camera, view), strict=True):
            self._known[id(parts[k])] = (parts[k], traits[k], look)
        return [self._known[id(part)][2] for part in parts]

    def _note(self, view: View, camera: Any) -> None:
        turned = getattr(camera, "rotation_matrix", np.empty(0)).tobytes()
        drawn_in_space = [len(getattr(camera, f"fixed_{how}_mobjects", ())) for how in ("in_frame", "orientation")]
        tracked = [tracker.get_value() for tracker in getattr(camera, "get_value_trackers", list)()]
        state = (view.width, view.height, view.matrix, turned, drawn_in_space, tracked, camera.frame_center.tolist())
        if state != self._state:
            self._known, self._state = {}, state


def traits_of(part: Any) -> Any:
    """Everything of a part that its look depends on."""
    if not isinstance(part, VMobject):
        return part.points.tobytes()
    return (
        part.points.tobytes(),
        part.get_fill_rgbas().tobytes(),
        part.get_stroke_rgbas().tobytes(),
        part.get_stroke_rgbas(True).tobytes(),
        part.stroke_width,
        part.background_stroke_width,
    )


def looked_at(parts: Sequence[Any], camera: Any, view: View) -> list[Look]:
    """Look at every part."""
    if not parts:
        return []
    points = [projected(part, camera, view) for part in parts]
    stops = np.cumsum([len(one) // 4 for one in points]).tolist()
    starts = [0, *stops[:-1]]
    curves = along_curves(np.concatenate(points))
    low = np.minimum.reduceat(curves.min(axis=1), starts).tolist()
    high = np.maximum.reduceat(curves.max(axis=1), starts).tolist()
    wide = view.line_width * abs(view.matrix[3]) / view.height
    return [
        Look(points[k], curves[starts[k] : stops[k]], (*low[k], *high[k]), *paints_of(part, camera, wide))
        for k, part in enumerate(parts)
    ]


def projected(part: Any, camera: Any, view: View) -> Numbers:
    """The points of a part in the plane of the frame."""
    points = part.points[SIDES_OF_IMAGE] if isinstance(part, AbstractImageMobject) else part.points
    seen = camera.transform_points_pre_display(part, points[: len(points) // 4 * 4])[:, :2]
    xx, yx, xy, yy, x0, y0 = view.matrix
    return np.asarray(seen @ np.array([[xx, yx], [xy, yy]]) + (x0, y0)) / view.height


def paints_of(part: Any, camera: Any, wide: float) -> tuple[Paint, Paint, Paint]:
    """Fill, stroke, and the stroke behind the fill; of a face in space without the light that falls on it."""
    if not isinstance(part, VMobject):
        return IMAGE, NO_PAINT, NO_PAINT
    asked: Any = part if is_face(part) else camera
    given: Any = () if is_face(part) else (part,)
    return (
        paint_of(asked.get_fill_rgbas(*given)),
        paint_of(asked.get_stroke_rgbas(*given), part.get_stroke_width() * wide),
        paint_of(asked.get_stroke_rgbas(*given, True), part.get_stroke_width(True) * wide),
    )


def is_face(part: Any) -> bool:
    """Whether it is part of a surface in space."""
    return bool(getattr(part, "shade_in_3d", False)) and part.get_fill_opacity() > 0


def paint_of(rgbas: Any, width: float = 0.0) -> Paint:
    """The colour of a paint, in the middle if it is a gradient."""
    red, green, blue, opacity = (rgbas[0] if len(rgbas) == 1 else rgbas.mean(axis=0)).tolist()
    return Paint((red, green, blue), opacity, float(width))
