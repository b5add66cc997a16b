"""Points of a curve as dots that can show any step, each with its name beside it."""

import numpy as np
from manim import ORIGIN, Circle, VGroup, VMobject
from manim.typing import Point3D
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.formulas import Formula
from mathanim.drawing.placing import around
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style

RADIUS = 0.1
GAPS = 0.08, 0.2, 0.35, 0.5
"""How far a name may stand from its dot."""
RINGS, DIRECTIONS = len(GAPS), 32
HALO = 12.0
"""The width of a name's halo: enough to be its ground where a point leaves it nowhere to stand but on lines."""


class NamedPoint(VGroup):
    """The points ``numbers`` (steps, 2) as a dot and a name; neither is drawn where a point leaves its window.

    ``is_in_sight`` (steps,) says where that is not so; ``places`` (places, 3) are where the name may stand, as seen
    from the dot: ``RINGS`` rings, the nearest first.
    """

    def __init__(self, style: Style, window: Window, numbers: ArrayLike, name: str, *, colour: str = "ink") -> None:
        self.window = window
        self.numbers = np.asarray(numbers, dtype=float).reshape(-1, 2)
        low, high = window.corners
        self.is_in_sight: NDArray[np.bool_] = ((low <= self.numbers) & (self.numbers <= high)).all(axis=1)
        self.dot = VMobject(stroke_width=0, fill_opacity=1, fill_color=style.colour(colour))
        self.dot.set_stroke(style.colour("background"), width=5, background=True)
        self.label = Formula(style, name, "formula", colour).lift_off(style, HALO)
        self.places = np.concatenate([around(ORIGIN, self.name_size, RADIUS + gap, DIRECTIONS) for gap in GAPS])
        self.offset = self.places[0]
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

    @property
    def name_size(self) -> tuple[float, float]:
        """Width and height of the name."""
        return self.label.width, self.label.height

    @property
    def excesses(self) -> NDArray[np.float64]:
        """How far the name would at most leave the window at each of the ``places``, where the point is in sight."""
        ways = self.window.points(self.numbers[self.is_in_sight])
        half, region = np.array([*self.name_size, 0]) / 2, self.window.region
        first, last = self.places + ways.min(axis=0) - half, self.places + ways.max(axis=0) + half
        return np.asarray(np.hstack([region.at(0, 0) - first, last - region.at(1, 1)]).max(axis=1).clip(0))

    def put_name(self, place: int) -> None:
        """Let the name stand at one of its ``places``, for good."""
        self.offset = self.places[place]
        self.label.move_to(self.at + self.offset)

    def show_step(self, step: int) -> None:
        """Show the point of a step."""
        is_seen = bool(self.is_in_sight[step])
        centre = self.window.points(self.numbers[step]) if is_seen else self.window.region.centre
        self.dot.points = Circle(radius=RADIUS).points + centre if is_seen else np.zeros((0, 3))
        self.label.move_to(centre + self.offset).set_opacity(float(is_seen))
