"""Labels that stay with their vectors."""

import numpy as np
from manim.typing import Point3D, Point3D_Array

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.formulas import Formula
from mathanim.drawing.placing import around
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole

SHARES = np.linspace(0.15, 0.85, 15)
"""How far along an arrow a label may stand beside it."""
GAPS = (0.14, 0.4, 0.8)
"""How far from a point a label may stand that finds no room closer."""
SHORTEST = 1e-6
"""The length, in scene units, below which an arrow points nowhere."""


class TipLabel(Formula):
    """A formula just beyond the tip of an arrow, at every step."""

    def __init__(
        self, style: Style, source: str, arrow: Arrow, *, size: TypeRole = "label", colour: str = "ink"
    ) -> None:
        super().__init__(style, source, size, colour)
        self.lift_off(style)
        self.arrow = arrow
        self.place()

    @property
    def last_step(self) -> int:
        """The index of the arrow's last step."""
        return self.arrow.last_step

    def show_step(self, step: int) -> None:
        """Show the arrow's step and move there."""
        self.arrow.show_step(step)
        self.place()

    def place(self) -> None:
        """Move to where the arrow points now."""
        along = _direction(self.arrow)
        self.move_to(self.arrow.tip + along * (_reach(self, along) + 0.14))

    def places(self) -> list[Point3D_Array]:
        """Where it may stand, each (n, 3), nearest first, if something is in its way."""
        return [around(self.arrow.tip, (self.width, self.height), gap) for gap in GAPS]


class SideLabel(TipLabel):
    """A formula beside the middle of an arrow, on its right or, with ``side`` = -1, its left; between, it crosses."""

    def __init__(  # the side must be known before the label is placed
        self, style: Style, source: str, arrow: Arrow, *, size: TypeRole = "label", colour: str = "ink", side: float = 1
    ) -> None:
        self.side = side
        super().__init__(style, source, arrow, size=size, colour=colour)

    def place(self) -> None:
        """Move beside the arrow as it is now."""
        along = _direction(self.arrow)
        across = self.side * np.array([along[1], -along[0], 0.0])
        self.move_to((self.arrow.tail + self.arrow.tip) / 2 + across * (_reach(self, across) + 0.16))

    def places(self) -> list[Point3D_Array]:
        """Where it may stand, each (n, 3), nearest first, if something is in its way: along both sides, or around."""
        if np.linalg.norm(self.arrow.tip - self.arrow.tail) < SHORTEST:
            return super().places()
        along = _direction(self.arrow)
        aside = np.array([along[1], -along[0], 0.0])
        aside = aside * (_reach(self, aside) + 0.16)
        middles = self.arrow.tail + SHARES[:, None] * (self.arrow.tip - self.arrow.tail)
        sides = np.concatenate([middles + self.side * aside, middles - self.side * aside])
        middle = (self.arrow.tail + self.arrow.tip) / 2
        return [sides, *(around(middle, (self.width, self.height), gap) for gap in GAPS)]


def _direction(arrow: Arrow) -> Point3D:
    """Where an arrow points; where it has no length, where it points when it is longest."""
    along = arrow.tip - arrow.tail
    if np.linalg.norm(along) < SHORTEST:
        longest = arrow.vectors[np.argmax(np.linalg.norm(arrow.vectors, axis=1))]
        along = arrow.window.points(longest) - arrow.window.origin
    return np.asarray(along / max(float(np.linalg.norm(along)), 1e-9))


def _reach(label: Formula, direction: Point3D) -> float:
    """Half the extent of a label's box along a direction."""
    return float(abs(direction[0]) * label.width + abs(direction[1]) * label.height) / 2
