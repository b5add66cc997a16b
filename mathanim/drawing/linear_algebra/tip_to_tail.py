"""A sum of vectors laid tip to tail, and the vector that it adds up to."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup
from manim.typing import Point3D_Array
from numpy.typing import ArrayLike

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.linear_algebra.vector_labels import SideLabel, TipLabel
from mathanim.drawing.placing import box_points, keep_clear
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

    def labels(self, legs: Sequence[str], total: str, beside: Sequence[Arrow] = ()) -> VGroup:
        """Labels in Typst mathematics for the legs and, last, for their sum, beside the arrows as they are now.

        Each keeps clear of these arrows, of those ``beside`` them, and of the labels before it.
        """
        named = zip(legs, self.legs, self.colours, strict=True)
        sides = [SideLabel(self.style, source, arrow, colour=colour) for source, arrow, colour in named]
        labels = [*sides, TipLabel(self.style, total, self.total, colour=self.total_colour)]
        taken = np.concatenate([along_shaft(arrow) for arrow in (*self.legs, self.total, *beside)])
        for label in labels:
            keep_clear(label, label.places(), taken, self.total.window.region, ROOM)
            taken = np.concatenate([taken, box_points(label)])
        return VGroup(*labels)


def along_shaft(arrow: Arrow) -> Point3D_Array:
    """Points along an arrow, from its tail to its tip, (n, 3)."""
    return np.linspace(arrow.tail, arrow.tip, 60)
