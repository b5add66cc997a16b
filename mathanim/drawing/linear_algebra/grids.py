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
TONE = 0.03
"""The distance, in scene units, at which squeezed lines make an even tone: of closer ones not all are drawn."""


class Grid(VGroup):
    """The integer grid of the plane under each of ``matrices`` (steps, 2, 2), always filling its window.

    The images of the axes are drawn stronger. As many grid lines are followed as fill the window in the end; if the
    last map is singular, ``reach`` on each side of the axes. Where the window is so wide that the cells are narrow,
    nine of ten lines are faint or left out; lines squeezed together are faint.
    """

    def __init__(
        self, style: Style, windows: Windows, matrices: ArrayLike, *, ghost: bool = False, reach: int = 40
    ) -> None:
        self.windows = windows
        self.matrices = np.asarray(matrices, dtype=float).reshape(-1, 2, 2)
        needed = _radius(windows.at(self.last_step)) / np.maximum(self._distances(self.last_step), 1e-300)
        self.most = np.maximum(reach, np.where(_is_regular(self.matrices[-1]), needed, 0.0))
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
        longest = float(np.linalg.norm(self.matrices[step], axis=0).max())
        stride, strength = _thinned(self.window.unit * max(1.0, longest))
        apart = stride * self._distances(step)
        near = [stride * _numbers(_radius(self.window), *family) for family in zip(apart, self.most, strict=True)]
        strong = [every if strength == 1 else 10 * every for every in near]
        weak = [np.setdiff1d(every, lines) for every, lines in zip(near, strong, strict=True)]
        strong = [lines[lines != 0] for lines in strong]
        families, axis = list(zip(apart < NARROWEST, weak, strong, strict=True)), np.zeros(1)
        self.axes.draw_segments(self._images([axis, axis]))
        self.lines.draw_segments(self._images([lines[:0] if dense else lines for dense, _, lines in families]))
        self.fine.draw_segments(
            self._images([np.union1d(some, lines) if dense else some for dense, some, lines in families])
        )
        self.fine.set_stroke(opacity=min(strength, *np.clip(apart / NARROWEST, FAINTEST, 1.0)))

    def _distances(self, step: int) -> NDArray[np.float64]:
        """Between neighbours of the lines along the first and along the second moved basis vector, in scene units."""
        matrix = self.matrices[step]
        lengths = np.maximum(np.linalg.norm(matrix, axis=0), 1e-300)
        return np.asarray(self.windows.at(step).unit * abs(np.linalg.det(matrix)) / lengths)

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


def _numbers(radius: float, apart: float, most: float) -> NDArray[np.float64]:
    """The numbers of lines ``apart`` that fill a circle round the origin, up to ``most``; of thick ones not all."""
    every = max(1.0, np.floor(TONE / max(apart, 1e-300)))
    count = np.floor(min(most, np.ceil(radius / max(apart, 1e-300))) / every)
    return np.asarray(every * np.arange(-count, count + 1))


def _radius(window: Window) -> float:
    """How far the window reaches from the origin, in scene units."""
    return float(window.unit * np.linalg.norm(np.abs(window.corners).max(axis=0)))


def _is_regular(matrix: NDArray[np.float64]) -> bool:
    """Whether the images of the basis vectors span the plane."""
    return bool(np.linalg.matrix_rank(matrix) == 2)
