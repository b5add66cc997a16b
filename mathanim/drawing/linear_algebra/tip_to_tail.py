"""A sum of vectors laid tip to tail, and the vector that it adds up to."""

from collections.abc import Sequence

import numpy as np
from manim import Mobject, VGroup
from manim.typing import Point3D_Array
from numpy.typing import ArrayLike

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.linear_algebra.vector_labels import SHORTEST, SideLabel, TipLabel
from mathanim.drawing.placing import box_points, keep_clear, rooms_around
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style

ROOM = 0.1
"""How far, in scene units, a label stays from the middle of a shaft and from other labels."""


class TipToTail(VGroup):
    """The walk through the corners ``walks`` (steps, corners, 2): legs between them, and ``total`` from end to end.

    ``colours`` names the role of each leg, ``total_colour`` that of their sum.
    """

    def __init__(
        self, style: Style, window: Window, walks: ArrayLike, *, colours: Sequence[str], total_colour: str
    ) -> None:
        corners = np.asarray(walks, dtype=float)
        self.style = style
        self.colours, self.total_colour = colours, total_colour
        self.legs = [
            Arrow(style, window, corners[:, k + 1] - corners[:, k], corners[:, k], colour=colour, thickness=0.85)
            for k, colour in enumerate(colours)
        ]
        self.total = Arrow(style, window, corners[:, -1] - corners[:, 0], corners[:, 0], colour=total_colour)
        super().__init__(*self.legs, self.total)

    @property
    def last_step(self) -> int:
        """The index of the last walk."""
        return self.total.last_step

    def show_step(self, step: int) -> None:
        """Draw the walk of a step."""
        for arrow in (*self.legs, self.total):
            arrow.show_step(step)

    def labels(
        self, legs: Sequence[str], total: str, beside: Sequence[Arrow] = (), replaced: Sequence[Mobject] = ()
    ) -> VGroup:
        """Labels in Typst mathematics for the legs and, last, for their sum, beside the arrows as they are now.

        Each keeps clear of these arrows, of those ``beside`` them, and of the labels before it; where there is room,
        also of the lines on which those ``beside`` lie, the images of the axes. Each of the labels ``replaced`` stands
        until the leg of its number is drawn.
        """
        named = zip(legs, self.legs, self.colours, strict=True)
        sides = [SideLabel(self.style, source, arrow, colour=colour) for source, arrow, colour in named]
        labels = [*sides, TipLabel(self.style, total, self.total, colour=self.total_colour)]
        taken = np.concatenate([along_shaft(arrow) for arrow in (*self.legs, self.total, *beside)])
        lines = np.concatenate([taken[:0], *(along_line(arrow) for arrow in beside)])
        for number, label in enumerate(labels, start=1):
            standing = (box_points(old) for old in replaced[number:])
            self._place(label, np.concatenate([taken, *standing]), lines)
            taken = np.concatenate([taken, box_points(label)])
        return VGroup(*labels)

    def _place(self, label: TipLabel, taken: Point3D_Array, lines: Point3D_Array) -> None:
        """Keep a label clear of what is taken, and of lines too if there is room beside them."""
        size, given, all_taken = (label.width, label.height), label.get_center(), np.concatenate([taken, lines])
        keep_clear(label, label.places(), all_taken, self.total.window.region, ROOM)
        if rooms_around([label.get_center()], size, all_taken)[0] < ROOM:
            label.move_to(given)
            keep_clear(label, label.places(), taken, self.total.window.region, ROOM)


def along_shaft(arrow: Arrow) -> Point3D_Array:
    """Points along an arrow, from its tail to its tip, (n, 3)."""
    return np.linspace(arrow.tail, arrow.tip, 60)


def along_line(arrow: Arrow) -> Point3D_Array:
    """Points along the line on which an arrow lies, both ways as far as its window is wide, (n, 3)."""
    along = arrow.tip - arrow.tail
    reach = arrow.window.region.width / max(float(np.linalg.norm(along)), SHORTEST)
    return np.asarray(arrow.tail + np.linspace(-reach, reach, 240)[:, None] * along)
