"""A window on the plane: the way from numbers to scene points, and lines that end at its edges."""

from typing import Protocol

import numpy as np
from manim import VMobject
from manim.typing import Point3D, Point3D_Array
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.frame_layout import Region


class Windows(Protocol):
    """A window for each step; ``is_still`` says that it is always the same."""

    @property
    def is_still(self) -> bool:
        """Whether it is one window for all steps."""

    def at(self, step: int) -> "Window":
        """The window of a step."""


class Window:
    """A region of the frame as a piece of the plane: ``unit`` scene units to one, the origin at ``origin``.

    ``units`` are the scene units to one across and upwards; they differ where ``y_unit`` is given.
    """

    is_still = True

    def __init__(
        self, region: Region, unit: float, origin: Point3D | None = None, *, y_unit: float | None = None
    ) -> None:
        self.region = region
        self.unit = unit
        self.units: NDArray[np.float64] = np.array([unit, unit if y_unit is None else y_unit])
        self.origin = region.centre if origin is None else origin

    @classmethod
    def around(cls, region: Region, points: ArrayLike, margin: float = 0.8, largest_unit: float = 1.2) -> "Window":
        """The window that shows the origin and all ``points`` (n, 2) as large as they can be, centred on them."""
        seen = np.vstack([np.zeros((1, 2)), np.asarray(points, dtype=float).reshape(-1, 2)])
        low, high = seen.min(axis=0), seen.max(axis=0)
        room = np.array([region.width, region.height]) - 2 * margin
        unit = float(min(largest_unit, *(room / np.maximum(high - low, 1e-9))))
        middle = (low + high) / 2
        return cls(region, unit, region.centre - unit * np.array([*middle, 0.0]))

    def points(self, numbers: ArrayLike) -> Point3D_Array:
        """Scene points of plane coordinates (..., 2)."""
        flat = self.units * np.asarray(numbers, dtype=float)
        return np.asarray(self.origin + np.concatenate([flat, np.zeros((*flat.shape[:-1], 1))], axis=-1))

    def numbers(self, points: ArrayLike) -> NDArray[np.float64]:
        """Plane coordinates (..., 2) of scene points (..., 3): the inverse of ``points``."""
        flat: NDArray[np.float64] = (np.asarray(points, dtype=float) - self.origin)[..., :2] / self.units
        return flat

    def at(self, step: int) -> "Window":
        """The window of a step: it does not move."""
        del step
        return self

    @property
    def corners(self) -> NDArray[np.float64]:
        """The plane coordinates of the lower left and upper right corner, (2, 2)."""
        region = self.region
        return self.numbers([[region.left, region.bottom, 0], [region.right, region.top, 0]])


def clipped_lines(
    through: NDArray[np.float64], along: NDArray[np.float64], corners: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The pieces (..., 2, 2) inside a box of the lines ``through + t · along`` (..., 2); nan where a line misses it.

    The slab method: Kay and Kajiya, "Ray tracing complex scenes", SIGGRAPH 1986. It begins at the point of each line
    that is nearest to the origin, as ``through`` may lie so far away that a step back from there is lost in rounding.
    """
    length = np.hypot(along[..., :1], along[..., 1:])
    unit = along / np.where(length > 0, length, 1)
    normal = unit[..., ::-1] * (-1, 1)
    foot = (normal * through).sum(axis=-1, keepdims=True) * normal
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        first, second = (corners[0] - foot) / unit, (corners[1] - foot) / unit
    enter = np.nanmax(np.minimum(first, second), axis=-1, keepdims=True)
    leave = np.nanmin(np.maximum(first, second), axis=-1, keepdims=True)
    with np.errstate(invalid="ignore"):
        pieces = np.stack([foot + enter * unit, foot + leave * unit], axis=-2)
    return np.where(((length > 1e-9) & (enter < leave))[..., None], pieces, np.nan)


class Lines(VMobject):
    """Many straight segments as one path, drawn in one stroke."""

    def draw_segments(self, segments: Point3D_Array) -> None:
        """Draw the segments (n, 2, 3); those with nan are left out."""
        kept = segments[np.isfinite(segments).all(axis=(1, 2))]
        shares = np.array([0.0, 1 / 3, 2 / 3, 1.0])[None, :, None]
        self.points = (kept[:, :1] + shares * (kept[:, 1:] - kept[:, :1])).reshape(-1, 3)
