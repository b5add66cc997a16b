"""Points of a curve as dots that can show any step, each with its name beside it."""

import numpy as np
from manim import Circle, VGroup, VMobject
from manim.typing import Point3D, Point3D_Array
from numpy.typing import ArrayLike

from mathanim.drawing.formulas import Formula
from mathanim.drawing.placing import around, rooms_around
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style

RADIUS = 0.1
GAPS = 0.08, 0.2, 0.35
"""How far a name stands from its dot: farther only where it would otherwise not keep its ``ROOM``."""
ROOM = 0.05


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

    def keep_name_clear(self, obstacles: Point3D_Array, passing: Point3D_Array, marks: Point3D_Array) -> None:
        """Move the name to a side of the dot, for good, that is clear of as much as can be.

        Best of all, it is clear of scene points ``obstacles`` (n, 3), of ``passing`` (m, 3), which lie there for a
        moment, and of other names, ``marks`` (k, 3); where lines leave too little room, of obstacles and names; else
        of names, and as far from the obstacles as that allows.
        """
        size = (self.label.width, self.label.height)
        rings = [self._staying_inside(around(self.at, size, RADIUS + gap)) for gap in GAPS]
        everywhere = np.concatenate(rings)
        beside_names = everywhere[rooms_around(everywhere, size, marks) >= ROOM]
        lasting = np.concatenate([obstacles, marks])
        wishes = [(ring, seen) for seen in (np.concatenate([lasting, passing]), lasting) for ring in rings]
        best = [(ring, rooms_around(ring, size, seen)) for ring, seen in wishes]
        rest = beside_names if len(beside_names) else everywhere
        unwished = rest, rooms_around(rest, size, obstacles)
        ring, rooms = next(((ring, rooms) for ring, rooms in best if rooms.max() >= ROOM), unwished)
        self.offset = ring[np.argmax(rooms)] - self.at
        self.label.move_to(self.at + self.offset)

    def _staying_inside(self, places: Point3D_Array) -> Point3D_Array:
        """Those of the places at which the name stays in the window wherever the point is seen; all, if none does."""
        low, high = self.window.corners
        is_seen = ((low <= self.numbers) & (self.numbers <= high)).all(axis=1)
        ways = self.window.points(self.numbers[is_seen]) - self.at
        half = np.array([self.label.width / 2, self.label.height / 2, 0])
        first, last = places + ways.min(axis=0) - half, places + ways.max(axis=0) + half
        region = self.window.region
        inside = (first >= region.at(0, 0) - 1e-9).all(axis=1) & (last <= region.at(1, 1) + 1e-9).all(axis=1)
        return places[inside] if inside.any() else places

    def show_step(self, step: int) -> None:
        """Show the point of a step."""
        low, high = self.window.corners
        is_seen = bool(((low <= self.numbers[step]) & (self.numbers[step] <= high)).all())
        centre = self.window.points(self.numbers[step]) if is_seen else self.window.region.centre
        self.dot.points = Circle(radius=RADIUS).points + centre if is_seen else np.zeros((0, 3))
        self.label.move_to(centre + self.offset).set_opacity(float(is_seen))
