"""The unit square split into rectangles at true proportion, able to show any step of a recutting."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup, VMobject
from manim.typing import Point3D_Array
from numpy.typing import NDArray

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style
from mathanim.maths.probability.areas import Rectangles
from mathanim.maths.tensors import to_numpy

Floats = NDArray[np.float64]

EDGE, THINNEST_EDGE = 3, 25
"""The width of the edge between cells, and its most for each scene unit of a thin cell: a quarter of it is left."""


def corners_of(rectangles: Rectangles) -> Floats:
    """The corners x0, y0, x1, y1 of each rectangle, on a last axis of four."""
    edges = [to_numpy(edge) for edge in (rectangles.x0, rectangles.y0, rectangles.x1, rectangles.y1)]
    return np.stack(edges, axis=-1)


class SplitSquare(VGroup):
    """Cells (steps, cells, 4) of the unit square, drawn in ``region``; ``colours`` and ``opacities`` are per cell."""

    def __init__(
        self, style: Style, region: Region, cells: Floats, colours: Sequence[str], opacities: Sequence[float]
    ) -> None:
        self.region = region
        self.steps = cells if cells.ndim == 3 else cells[None]
        self.opacities = list(opacities)
        edge = style.colour("background")
        super().__init__(
            *(
                VMobject(stroke_width=EDGE, stroke_color=edge, fill_color=style.colour(colour), fill_opacity=opacity)
                for colour, opacity in zip(colours, opacities, strict=True)
            )
        )
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last cutting."""
        return len(self.steps) - 1

    def show_step(self, step: int) -> None:
        """Draw the cells as a step cuts them."""
        for cell, corners in zip(self, self.steps[step], strict=True):
            cell.set_points_as_corners(rectangle_points(self.region, corners))
            narrow = float((corners[2:] - corners[:2]).min()) * self.region.width
            cell.set_stroke(width=min(EDGE, THINNEST_EDGE * narrow))

    def share(self, cell: int) -> float:
        """The area of a drawn cell, as a part of the square's."""
        points = self[cell].points
        width, height = points[:, :2].max(axis=0) - points[:, :2].min(axis=0)
        return float(width * height / (self.region.width * self.region.height))


class Skyline(VMobject):
    """The outline round the lowest cells (steps, columns, 4), which stand side by side on the square's floor."""

    def __init__(self, style: Style, region: Region, cells: Floats, colour: str, width: float = 4.5) -> None:
        super().__init__(stroke_width=width, stroke_color=style.colour(colour), fill_opacity=0)
        self.region = region
        self.steps = cells if cells.ndim == 3 else cells[None]
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last cutting."""
        return len(self.steps) - 1

    def show_step(self, step: int) -> None:
        """Draw the outline of a step."""
        cells = self.steps[step]
        tops = [corner for x0, _, x1, y1 in cells for corner in ((x0, y1), (x1, y1))]
        path = [(cells[0, 0], 0.0), *tops, (cells[-1, 2], 0.0), (cells[0, 0], 0.0)]
        self.set_points_as_corners(np.array([self.region.at(x, y) for x, y in path]))


def rectangle_points(region: Region, corners: Floats) -> Point3D_Array:
    """The closed outline of a rectangle of the unit square, in scene points."""
    x0, y0, x1, y1 = corners
    return np.array([region.at(x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))])
