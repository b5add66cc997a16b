"""Points of a curve as dots that can show any step, each with its name beside it."""

import numpy as np
from manim import Circle, VGroup, VMobject
from manim.typing import Point3D
from numpy.typing import ArrayLike

from mathanim.drawing.formulas import Formula
from mathanim.drawing.placing import around, clearest
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style

RADIUS = 0.1


class NamedPoint(VGroup):
    """The points ``numbers`` (steps, 2) as a dot and a name; neither is drawn where a point leaves its window."""

    def __init__(self, style: Style, window: Window, numbers: ArrayLike, name: str, *, colour: str = "ink") -> None:
        self.window = window
        self.numbers = np.asarray(numbers, dtype=float).reshape(-1, 2)
        self.dot = VMobject(stroke_width=0, fill_opacity=1, fill_color=style.colour(colour))
        self.dot.set_stroke(style.colour("background"), width=5, background=True)
        self.label = Formula(style, name, "formula", colour).lift_off(style)
        self.offset = np.array([0.35, 0.35, 0.0])
        super().__init__(self.dot, self.label)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last point."""
        return len(self.numbers) - 1

    @property
    def at(self) -> Point3D:
        """The scene point in the middle of the dot."""
        return np.asarray(self.dot.get_center())

    def keep_name_clear(self, obstacles: ArrayLike) -> None:
        """Move the name to the side of the dot that is farthest from scene points ``obstacles`` (n, 3), for good."""
        size = (self.label.width, self.label.height)
        places = around(self.at, size, RADIUS + 0.08)
        self.offset = clearest(places, size, obstacles, self.window.region) - self.at
        self.label.move_to(self.at + self.offset)

    def show_step(self, step: int) -> None:
        """Show the point of a step."""
        low, high = self.window.corners
        is_seen = bool(((low <= self.numbers[step]) & (self.numbers[step] <= high)).all())
        centre = self.window.points(self.numbers[step]) if is_seen else self.window.region.centre
        self.dot.points = Circle(radius=RADIUS).points + centre if is_seen else np.zeros((0, 3))
        self.label.move_to(centre + self.offset).set_opacity(float(is_seen))
