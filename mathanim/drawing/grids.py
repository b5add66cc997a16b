"""The integer grid of the plane, moved by linear maps."""

import numpy as np
from manim import VGroup
from manim.typing import Point3D_Array
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.intended import as_ground
from mathanim.drawing.plane import Lines, Window, Windows, clipped_lines
from mathanim.drawing.style import Style

NARROWEST, NARROW = 0.06, 0.2
"""The width of a cell, in scene units, below which nine of ten lines are left out, and below which they are faint."""


class Grid(VGroup):
    """The integer grid of the plane under each of ``matrices`` (steps, 2, 2), always filling its window.

    The images of the axes are drawn stronger; ``reach`` grid lines on each side of them are followed. Where the window
    is so wide that the cells are narrow, nine of ten lines are faint or left out.
    """

    def __init__(
        self, style: Style, windows: Windows, matrices: ArrayLike, *, ghost: bool = False, reach: int = 40
    ) -> None:
        self.windows = windows
        self.matrices = np.asarray(matrices, dtype=float).reshape(-1, 2, 2)
        self.reach = reach
        line_colour, axis_colour = ("ghost", "grid") if ghost else ("grid", "axis")
        self.fine, self.lines = (
            as_ground(Lines(stroke_width=2.0, stroke_color=style.colour(line_colour))) for _ in range(2)
        )
        self.axes = Lines(stroke_width=2.0 if ghost else 3.0, stroke_color=style.colour(axis_colour))
        super().__init__(self.fine, self.lines, as_ground(self.axes) if ghost else self.axes)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last matrix."""
        return len(self.matrices) - 1

    @property
    def window(self) -> Window:
        """The window of the step that is shown."""
        return self.windows.at(self._step)

    def show_step(self, step: int) -> None:
        """Draw the grid as the map of a step leaves it."""
        self._step = step
        size = self.window.unit * max(1.0, *np.linalg.norm(self.matrices[step], axis=0))
        stride = 10.0 ** max(0, np.ceil(np.log10(NARROWEST / size)))
        strength = min(1.0, (stride * size - NARROWEST) / (NARROW - NARROWEST))
        near = stride * np.arange(-self.reach, self.reach + 1)
        strong = near if strength == 1 else 10 * near
        self.axes.draw_segments(self._images(np.zeros(1)))
        self.lines.draw_segments(self._images(strong[strong != 0]))
        self.fine.draw_segments(self._images(np.setdiff1d(near, strong)))
        self.fine.set_stroke(opacity=strength)

    def _images(self, offsets: NDArray[np.float64]) -> Point3D_Array:
        """The pieces (lines, 2, 3) in the window of the moved lines that have these numbers, of both families."""
        first, second = self.matrices[self._step].T
        through = np.concatenate([offsets[:, None] * second, offsets[:, None] * first])
        along = np.repeat([first, second], len(offsets), axis=0)
        return self.window.points(clipped_lines(through, along, self.window.corners))
