"""The triangle under a secant: how far to the side, how far up, from one point to the other."""

import numpy as np
from manim import RIGHT, UP, VGroup
from manim.typing import Point3D
from numpy.typing import ArrayLike

from mathanim.drawing.formulas import Formula
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.style import Style

GAP = 0.16


class RiseAndRun(VGroup):
    """The run from ``start`` (2,) to the side and the rise to each of ``ends`` (steps, 2), each with its name.

    A name fades as its side becomes too short for it, and the whole is clipped to the window.
    """

    def __init__(self, style: Style, window: Window, start: ArrayLike, ends: ArrayLike) -> None:
        self.window = window
        self.start = np.asarray(start, dtype=float)
        self.ends = np.asarray(ends, dtype=float).reshape(-1, 2)
        self.run, self.rise = (Lines(stroke_width=6, stroke_color=style.colour(role)) for role in ("run", "rise"))
        self.run_name = Formula(style, "Delta x", "label", "run").lift_off(style)
        self.rise_name = Formula(style, "Delta y", "label", "rise").lift_off(style)
        super().__init__(self.run, self.rise, self.run_name, self.rise_name)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last end."""
        return len(self.ends) - 1

    def show_step(self, step: int) -> None:
        """Draw the triangle of a step."""
        low, high = self.window.corners
        end = np.clip(self.ends[step], low, high)
        first, corner, last = self.window.points([self.start, [end[0], self.start[1]], end])
        for side, ends in ((self.run, (first, corner)), (self.rise, (corner, last))):
            side.draw_segments(np.array([ends]))
        across, upwards = np.sign(corner - first)[0] or 1.0, np.sign(last - corner)[1] or 1.0
        beside = across * (self.rise_name.width / 2 + GAP) * RIGHT
        below = -upwards * (self.run_name.height / 2 + GAP) * UP
        _put(self.run_name, (first + corner) / 2 + below, np.linalg.norm(corner - first) / self.run_name.width)
        _put(self.rise_name, (corner + last) / 2 + beside, np.linalg.norm(last - corner) / self.rise_name.height)


def _put(name: Formula, at: Point3D, room: float) -> None:
    """Centre a name; at less than 1.4 times the room it needs it begins to fade, at its own length it is gone."""
    name.move_to(at).set_opacity(float(np.clip((room - 1.0) / 0.4, 0.0, 1.0)))
