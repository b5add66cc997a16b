"""The integer grid of the plane, moved by linear maps."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup
from manim.typing import Point3D_Array
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.intended import as_ground
from mathanim.drawing.plane import Lines, Window, Windows, clipped_lines
from mathanim.drawing.style import Style

NARROWEST, NARROW = 0.06, 0.2
"""The width of a cell, in scene units, below which nine of ten lines are left out, and below which they are faint."""
FAINTEST = 0.3
"""How strong the lines are that a map has squeezed together."""


class Grid(VGroup):
    """The integer grid of the plane under each of ``matrices`` (steps, 2, 2), always filling its window.

    The images of the axes are drawn stronger; ``reach`` grid lines on each side of them are followed. Where the window
    is so wide that the cells are narrow, nine of ten lines are faint or left out; lines squeezed together are faint.
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
        lengths = np.linalg.norm(self.matrices[step], axis=0)
        stride, strength = _thinned(self.window.unit * max(1.0, *lengths))
        apart = stride * self.window.unit * abs(np.linalg.det(self.matrices[step])) / np.maximum(lengths, 1e-300)
        near = stride * np.arange(-self.reach, self.reach + 1)
        strong = near if strength == 1 else 10 * near
        strong, weak, axis = strong[strong != 0], np.setdiff1d(near, strong), np.zeros(1)
        is_dense = apart < NARROWEST
        self.axes.draw_segments(self._images([axis, axis]))
        self.lines.draw_segments(self._images([weak[:0] if dense else strong for dense in is_dense]))
        self.fine.draw_segments(self._images([np.union1d(weak, strong) if dense else weak for dense in is_dense]))
        self.fine.set_stroke(opacity=min(strength, *np.clip(apart / NARROWEST, FAINTEST, 1.0)))

    def _images(self, offsets: Sequence[NDArray[np.float64]]) -> Point3D_Array:
        """The pieces (lines, 2, 3) in the window of the moved lines of both families that have these numbers."""
        first, second = self.matrices[self._step].T
        through = np.concatenate([offsets[0][:, None] * second, offsets[1][:, None] * first])
        along = np.concatenate([np.tile(first, (len(offsets[0]), 1)), np.tile(second, (len(offsets[1]), 1))])
        return self.window.points(clipped_lines(through, along, self.window.corners))


def _thinned(size: float) -> tuple[float, float]:
    """Of cells of a ``size`` in scene units: which lines are kept, every so many, and how strong nine of ten are."""
    stride = 10.0 ** max(0, np.ceil(np.log10(NARROWEST / size)))
    return stride, min(1.0, (stride * size - NARROWEST) / (NARROW - NARROWEST))
