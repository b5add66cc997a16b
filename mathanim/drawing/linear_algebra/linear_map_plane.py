"""The plane under a linear map: ghost, grid and labelled basis, all at one step."""

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.linear_algebra.grids import Grid
from mathanim.drawing.linear_algebra.vector_labels import SideLabel
from mathanim.drawing.placing import do_overlap, rooms_around
from mathanim.drawing.plane import Windows
from mathanim.drawing.style import Style

LEAST_ROOM = 0.08
"""How near the second label may come to the first arrow, in scene units."""
WIDE_ANGLE = 0.3
"""The sine of an angle between two arrows that keeps a label on one side of both."""


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
        self._first_label = SideLabel(style, "bold(e)_1", self.first, colour="i_hat")
        self._second_label = SideLabel(style, "bold(e)_2", self.second, colour="j_hat")
        self._sides = sides_of_first(maps)
        self.labels = VGroup(self._first_label, self._second_label)
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
        self._first_label.side = float(self._sides[step])
        for moving in (self.grid, *self.labels):
            moving.show_step(step)

    def _part_labels(self) -> None:
        """Put the second label on the other side of its arrow if the last map brings it to the first label or arrow."""
        first, second = self.labels
        self.show_step(self.last_step)
        along = self.first.tail + np.linspace(0, 1, 50)[:, None] * (self.first.tip - self.first.tail)
        room = rooms_around([second.get_center()], (second.width, second.height), along)[0]
        if do_overlap(first, second) or room < LEAST_ROOM:
            self._second_label.side = -1
        self.show_step(0)


def sides_of_first(maps: NDArray[np.float64]) -> NDArray[np.float64]:
    """On which side of the first arrow its label stands under ``maps`` (steps, 2, 2), 1 right, -1 left: (steps,).

    A map that turns the plane over brings the second arrow to its right: there the label goes over to the left.
    """
    lengths = np.linalg.norm(maps, axis=1).prod(axis=1)
    sines = np.linalg.det(maps) / np.maximum(lengths, np.finfo(float).tiny)
    if sines[-1] >= 0:
        return np.ones(len(maps))
    return np.asarray(np.clip(sines / min(WIDE_ANGLE, -sines[-1]), -1, 1))
