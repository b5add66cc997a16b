"""The plane under a linear map: ghost, grid and labelled basis, all at one step."""

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.linear_algebra.grids import Grid
from mathanim.drawing.linear_algebra.vector_labels import SideLabel
from mathanim.drawing.placing import do_overlap
from mathanim.drawing.plane import Windows
from mathanim.drawing.style import Style


class LinearMapPlane(VGroup):
    """What the maps ``matrices`` (steps, 2, 2) do to the grid and to the two basis vectors.

    ``ghost`` is the grid as it was; it moves only with the window.
    """

    def __init__(self, style: Style, windows: Windows, matrices: ArrayLike) -> None:
        maps = np.asarray(matrices, dtype=float)
        self.windows = windows
        self.ghost = Grid(style, windows, np.broadcast_to(np.eye(2), maps.shape), ghost=True)
        self.grid = Grid(style, windows, maps)
        self.first = Arrow(style, windows, maps[:, :, 0], colour="i_hat", thickness=1.25)
        self.second = Arrow(style, windows, maps[:, :, 1], colour="j_hat", thickness=1.25)
        self._second_label = SideLabel(style, "bold(e)_2", self.second, colour="j_hat")
        self.labels = VGroup(
            SideLabel(style, "bold(e)_1", self.first, colour="i_hat"),
            self._second_label,
        )
        super().__init__(self.ghost, self.grid, self.first, self.second, self.labels)
        self._part_labels()

    @property
    def last_step(self) -> int:
        """The index of the last map."""
        return self.grid.last_step

    def show_step(self, step: int) -> None:
        """Show the plane as the map of a step leaves it; each label brings its arrow along."""
        if not self.windows.is_still:
            self.ghost.show_step(step)
        for moving in (self.grid, *self.labels):
            moving.show_step(step)

    def _part_labels(self) -> None:
        """Put the second label on the other side of its arrow if the last map brings both together."""
        first, second = self.labels
        self.show_step(self.last_step)
        if do_overlap(first, second):
            self._second_label.side = -1
        self.show_step(0)
