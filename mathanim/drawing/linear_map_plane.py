"""The plane under a linear map: ghost, grid and labelled basis, all at one step."""

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.plane import Grid, Window
from mathanim.drawing.style import Style
from mathanim.drawing.vector_labels import SideLabel


class LinearMapPlane(VGroup):
    """What the maps ``matrices`` (steps, 2, 2) do to the grid and to the two basis vectors.

    ``ghost`` is the grid as it was; it never moves.
    """

    def __init__(self, style: Style, window: Window, matrices: ArrayLike) -> None:
        maps = np.asarray(matrices, dtype=float)
        self.ghost = Grid(style, window, np.eye(2), ghost=True)
        self.grid = Grid(style, window, maps)
        self.first = Arrow(style, window, maps[:, :, 0], colour="i_hat", thickness=1.25)
        self.second = Arrow(style, window, maps[:, :, 1], colour="j_hat", thickness=1.25)
        self.labels = VGroup(
            SideLabel(style, "bold(e)_1", self.first, colour="i_hat"),
            SideLabel(style, "bold(e)_2", self.second, colour="j_hat"),
        )
        super().__init__(self.ghost, self.grid, self.first, self.second, self.labels)

    @property
    def last_step(self) -> int:
        """The index of the last map."""
        return self.grid.last_step

    def show_step(self, step: int) -> None:
        """Show the plane as the map of a step leaves it; each label brings its arrow along."""
        for moving in (self.grid, *self.labels):
            moving.show_step(step)
