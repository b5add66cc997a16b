"""Where things go: the regions of the frame, in scene units, inside a safe margin of 5 %."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from manim import DL, UR, Mobject
from manim.typing import Point3D

Shown = TypeVar("Shown", bound=Mobject)

FRAME_WIDTH, FRAME_HEIGHT = 128 / 9, 8.0
MARGIN = 0.05


@dataclass(frozen=True)
class Region:
    """An upright rectangle of the frame, in scene units."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        """Width in scene units."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in scene units."""
        return self.top - self.bottom

    def at(self, across: float, up: float) -> Point3D:
        """The point a fraction ``across`` of the width from the left and ``up`` of the height from the bottom."""
        return np.array([self.left + across * self.width, self.bottom + up * self.height, 0.0])

    @property
    def centre(self) -> Point3D:
        """The middle."""
        return self.at(0.5, 0.5)

    def inset(self, horizontally: float, vertically: float | None = None) -> "Region":
        """The region with a margin taken off each side, in scene units."""
        across, up = horizontally, horizontally if vertically is None else vertically
        return Region(self.left + across, self.right - across, self.bottom + up, self.top - up)

    def split(self, fraction: float, gap: float = 0.0) -> tuple["Region", "Region"]:
        """A left part of ``fraction`` of the width and the rest, ``gap`` apart."""
        cut = self.left + fraction * (self.width - gap)
        return (
            Region(self.left, cut, self.bottom, self.top),
            Region(cut + gap, self.right, self.bottom, self.top),
        )

    def stack(self, fraction: float, gap: float = 0.0) -> tuple["Region", "Region"]:
        """A lower part of ``fraction`` of the height and the rest above it, ``gap`` apart."""
        cut = self.bottom + fraction * (self.height - gap)
        return (
            Region(self.left, self.right, self.bottom, cut),
            Region(self.left, self.right, cut + gap, self.top),
        )

    def holds(self, mobject: Mobject, tolerance: float = 1e-6) -> bool:
        """Whether the mobject's box lies inside."""
        low, high = mobject.get_corner(DL), mobject.get_corner(UR)
        return bool(
            low[0] >= self.left - tolerance
            and high[0] <= self.right + tolerance
            and low[1] >= self.bottom - tolerance
            and high[1] <= self.top + tolerance
        )

    def fit(self, mobject: Shown) -> Shown:
        """Centre the mobject in the region and shrink it, never stretch it, until it fits."""
        mobject.scale(min(1.0, self.width / max(mobject.width, 1e-9), self.height / max(mobject.height, 1e-9)))
        return mobject.move_to(self.centre)


FRAME = Region(-FRAME_WIDTH / 2, FRAME_WIDTH / 2, -FRAME_HEIGHT / 2, FRAME_HEIGHT / 2)
SAFE = FRAME.inset(MARGIN * FRAME_WIDTH, MARGIN * FRAME_HEIGHT)
HEADER = Region(SAFE.left, SAFE.right, SAFE.top - 0.62, SAFE.top)
SUBTITLES = Region(SAFE.left, SAFE.right, SAFE.bottom, SAFE.bottom + 0.5)
"""Left free of drawing, so that a player's soft subtitles cover nothing."""
STAGE = Region(SAFE.left, SAFE.right, SUBTITLES.top, HEADER.bottom - 0.2)
