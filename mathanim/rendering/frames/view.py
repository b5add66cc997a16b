"""How a camera sees at one moment: what of it decides where and how wide things lie on the picture."""

from dataclasses import dataclass
from typing import Any

from manim.camera.camera import Camera

from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.outlines import Outline

SLACK = 2
"""Pixels around a shape that smoothing may touch, and one to spare."""


@dataclass(frozen=True)
class View:
    """The size of the picture in pixels, the matrix (xx, yx, xy, yy, x0, y0) from the scene to pixels, line widths.

    ``picture`` tells the camera's pictures and backgrounds apart.
    """

    width: int
    height: int
    matrix: tuple[float, ...]
    line_width: float
    picture: tuple[int, int]

    @classmethod
    def of(cls, camera: Camera) -> "View":
        """The camera's view now; Manim's plain camera keeps the matrix of its first picture."""
        context: Any = camera.get_cairo_context(camera.pixel_array)
        return cls(
            camera.pixel_width,
            camera.pixel_height,
            tuple(context.get_matrix()),
            camera.cairo_line_width_multiple,
            (id(camera.pixel_array), id(camera.background)),
        )

    def reach(self, outline: Outline, margin: float) -> Area:
        """The pixels that an outline can touch with lines that reach ``margin`` scene units beyond its points."""
        (left, bottom), (right, top) = outline.low, outline.high
        across, _, _, up, x, y = self.matrix
        around = margin * max(abs(across), abs(up)) + SLACK
        return Area(
            top=within(y + top * up - around, self.height),
            bottom=within(y + bottom * up + around + 1, self.height),
            left=within(x + left * across - around, self.width),
            right=within(x + right * across + around + 1, self.width),
        )


def within(pixel: float, size: int) -> int:
    """The pixel's number, or that of the edge it lies beyond."""
    return int(min(max(pixel, 0), size))
