"""The triangle under a secant: how far to the side, how far up, from one point to the other."""

import numpy as np
from manim import RIGHT, UP, VGroup
from manim.typing import Point3D_Array
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.formulas import Formula
from mathanim.drawing.placing import clearest
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.style import Style

GAP = 0.16
POINTS = 0.9
"""The length of a side that is left to the names of its ends."""
FADING = 0.4
"""The share of the length that a label needs over which it fades, as its side grows too short for it."""


class RiseAndRun(VGroup):
    """The run from ``start`` (2,) to the side and the rise to each of ``ends`` (steps, 2), each with its label.

    A label fades as its side becomes too short for it; at the first step, when it is read, it is there or it is not.
    The whole is clipped to the window.
    """

    def __init__(self, style: Style, window: Window, start: ArrayLike, ends: ArrayLike) -> None:
        self.window = window
        self.start = np.asarray(start, dtype=float)
        self.ends = np.asarray(ends, dtype=float).reshape(-1, 2)
        self.run, self.rise = (Lines(stroke_width=6, stroke_color=style.colour(role)) for role in ("run", "rise"))
        self.run_label = Formula(style, "Delta x", "label", "run").lift_off(style)
        self.rise_label = Formula(style, "Delta y", "label", "rise").lift_off(style)
        self.outside = 1
        self.ways_up = _signs(self.ends[:, 1] - self.start[1])
        self.fadings = np.clip(self._rooms(0) - 1, 1e-6, FADING)
        super().__init__(self.run, self.rise, self.run_label, self.rise_label)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last end."""
        return len(self.ends) - 1

    @property
    def sides(self) -> VGroup:
        """Run and rise."""
        return VGroup(self.run, self.rise)

    @property
    def labels(self) -> VGroup:
        """The labels of run and rise."""
        return VGroup(self.run_label, self.rise_label)

    def keep_run_label_clear(self, obstacles: Point3D_Array) -> None:
        """Leave the label of the run outside the triangle, or move it inside where ``obstacles`` (n, 3) are farther."""
        outside = self.run_label.get_center()
        inside = outside + 2 * (self.run.get_center() - outside) * UP
        size = (self.run_label.width, self.run_label.height)
        place = clearest([outside, inside], size, obstacles, self.window.region)
        self.outside = 1 if np.allclose(place, outside) else -1
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Draw the triangle of a step."""
        first, corner, last = self._corners(step)
        for side, ends in ((self.run, (first, corner)), (self.rise, (corner, last))):
            side.draw_segments(np.array([ends]))
        across = np.sign(corner - first)[0] or 1.0
        beside = across * (self.rise_label.width / 2 + GAP) * RIGHT
        below = -self.ways_up[step] * self.outside * (self.run_label.height / 2 + GAP) * UP
        self.run_label.move_to((first + corner) / 2 + below)
        self.rise_label.move_to((corner + last) / 2 + beside)
        for label, room, fading in zip(self.labels, self._rooms(step), self.fadings, strict=True):
            label.set_opacity(float(np.clip((room - 1.0) / fading, 0.0, 1.0)))

    def _corners(self, step: int) -> Point3D_Array:
        """The three corners of the triangle of a step, in the window."""
        low, high = self.window.corners
        end = np.clip(self.ends[step], low, high)
        return self.window.points([self.start, [end[0], self.start[1]], end])

    def _rooms(self, step: int) -> NDArray[np.float64]:
        """The lengths of run and rise, as multiples of what their labels need."""
        lengths = np.linalg.norm(np.diff(self._corners(step), axis=0), axis=1)
        return np.asarray(lengths / (POINTS + np.array([self.run_label.width, self.rise_label.height])))


def _signs(rises: NDArray[np.float64]) -> NDArray[np.float64]:
    """Whether it goes up (1) or down (-1) at each step; where it does neither, as at the next step that does."""
    signs = np.sign(rises)
    known = np.append(np.flatnonzero(signs), len(signs))
    nearest = known[np.searchsorted(known, np.arange(len(signs)))]
    return np.asarray(np.append(signs, signs[known[-2]] if len(known) > 1 else 1.0)[nearest])
