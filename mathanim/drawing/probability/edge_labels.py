"""Bars along one side of a rectangle, each with its label outside; labels that would collide move apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Line, VGroup
from manim.typing import Point3D, Vector3D

from mathanim.drawing.formulas import Typeset
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.spreading import spread
from mathanim.drawing.style import Style

Side = Literal["left", "right", "top", "bottom"]

BAR_DISTANCE, LABEL_DISTANCE, GAP = 0.13, 0.27, 0.24
CAP_HEIGHT = 0.72
"""How high capitals stand above the baseline, in em."""
_OUTWARDS: dict[Side, Vector3D] = {"left": LEFT, "right": RIGHT, "top": UP, "bottom": DOWN}


@dataclass(frozen=True)
class EdgePart:
    """A part of a side, from ``start`` to ``end`` of its length, with what is said of it."""

    start: float
    end: float
    label: Typeset
    colour: str


class EdgeLabels(VGroup):
    """A bar beside each part of a ``side`` of ``region``, and its label beyond.

    Labels may reach ``overhang`` scene units past both ends of the side.
    """

    def __init__(
        self, style: Style, region: Region, side: Side, parts: Sequence[EdgePart], overhang: float = 0.3
    ) -> None:
        self.side = side
        self.outwards = _OUTWARDS[side]
        self.is_upright = side in ("left", "right")
        bars = [self._bar(style, region, part) for part in parts]
        self.bars = VGroup(*bars)
        self.labels = VGroup(*(part.label for part in parts))
        axis = 1 if self.is_upright else 0
        low, high = (region.bottom, region.top) if self.is_upright else (region.left, region.right)
        lengths = [label.height if self.is_upright else label.width for label in self.labels]
        wanted = [float(bar.get_center()[axis]) for bar in bars]
        self._descent = max(part.label.baseline - float(part.label.get_bottom()[1]) for part in parts)
        places = spread(wanted, lengths, GAP * (0.8 if self.is_upright else 1), low - overhang, high + overhang)
        self.leaders = VGroup(*(VGroup() for _ in parts))
        for part, bar, place, leader in zip(parts, bars, places, self.leaders, strict=True):
            self._put(region, part.label, float(place))
            reach = bar.get_length() / 2 + 0.02
            if abs(place - bar.get_center()[axis]) > reach:
                leader.add(self._leader(style, bar, float(place), part.colour))
        super().__init__(self.bars, self.leaders, self.labels)

    def part(self, k: int) -> VGroup:
        """A bar, its label, and the line that joins them where the label had to move away."""
        return VGroup(self.bars[k], self.labels[k], self.leaders[k])

    def _bar(self, style: Style, region: Region, part: EdgePart) -> Line:
        inset = min(0.04, (part.end - part.start) * region.width / 4) / region.width
        start, end = (self._at(region, place) for place in (part.start + inset, part.end - inset))
        return Line(start, end, stroke_width=5, color=style.colour(part.colour)).shift(BAR_DISTANCE * self.outwards)

    def _at(self, region: Region, place: float) -> Point3D:
        corner = {"left": (0, place), "right": (1, place), "top": (place, 1), "bottom": (place, 0)}[self.side]
        return region.at(*corner)

    def _put(self, region: Region, label: Typeset, place: float) -> None:
        edge = self._at(region, 0.5) + LABEL_DISTANCE * self.outwards
        if self.is_upright:
            label.move_to(np.array([edge[0], place, 0]), aligned_edge=-self.outwards)
            return
        label.move_to(np.array([place, edge[1], 0]))
        baseline = edge[1] + (self._descent if self.side == "top" else -CAP_HEIGHT * label.em)
        label.shift((baseline - label.baseline) * UP)

    def _leader(self, style: Style, bar: Line, place: float, colour: str) -> Line:
        start = bar.get_center()
        end = np.array([start[0], place, 0.0] if self.is_upright else [place, start[1], 0.0])
        end = end + (LABEL_DISTANCE - BAR_DISTANCE - 0.05) * self.outwards
        return Line(start, end, stroke_width=2, color=style.colour(colour))
