"""A scene at a moment as its audience sees it: texts and shapes in the plane of the frame, in the order of drawing.

Lengths are in heights of the frame, from its upper left corner, in two dimensions and in three alike: everything is
asked of the camera. What is not more than half opaque has stepped back, or is coming or going: it is no part of this.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from mathanim.rendering.layout.finding import Place
from mathanim.rendering.layout.plain_shapes import Box, Numbers, are_inside, area_of, joined, segments_of

CLEAR = 0.5
"""The opacity beyond which something is clearly there."""
OPAQUE = 0.95
"""The opacity beyond which nothing shines through."""
NOTHING = 1e-5
"""The width below which a shape has no inside."""
THIN = 0.012
"""The mean width, in heights of the frame, below which a filled shape is a line: a shaft of an arrow, say."""


@dataclass(frozen=True)
class Paint:
    """A colour (red, green, blue in [0, 1]), its opacity, and for lines their width in heights of the frame."""

    colour: tuple[float, float, float]
    opacity: float
    width: float = 0.0

    @property
    def is_clear(self) -> bool:
        """Whether it is clearly there."""
        return self.opacity > CLEAR


@dataclass(frozen=True, eq=False)
class Look:
    """An outline in the plane of the frame: its points (4 n, 2), curves (n, 5, 2), the box around them, its paints.

    ``halo`` is the stroke behind the fill.
    """

    points: Numbers
    curves: Numbers
    box: Box
    fill: Paint
    stroke: Paint
    halo: Paint

    @cached_property
    def segments(self) -> Numbers:
        """Its outline as short lines (n, 2, 2)."""
        return segments_of(self.curves)


@dataclass(frozen=True, eq=False)
class Item:
    """One drawn outline: its place in the order of drawing, its name, its look, and what of it is meant.

    ``is_face`` tells parts of a surface in space, ``is_morphing`` what is turning into something else.
    """

    order: int
    name: str
    look: Look
    intended: frozenset[str]
    is_morphing: bool
    is_face: bool = False

    @property
    def box(self) -> Box:
        """The box around it."""
        return self.look.box

    @property
    def fill(self) -> Paint:
        """What its inside is painted with."""
        return self.look.fill

    @property
    def stroke(self) -> Paint:
        """What its outline is painted with."""
        return self.look.stroke

    @property
    def halo(self) -> Paint:
        """What lies around it, behind its inside."""
        return self.look.halo

    @property
    def segments(self) -> Numbers:
        """Its outline as short lines (n, 2, 2)."""
        return self.look.segments

    @property
    def is_clear(self) -> bool:
        """Whether something of it is clearly there."""
        return self.is_filled or self.is_stroked

    @property
    def is_stroked(self) -> bool:
        """Whether its outline is clearly drawn."""
        return self.stroke.is_clear and self.stroke.width > 0

    @property
    def is_filled(self) -> bool:
        """Whether its inside, if it has any, is clearly painted."""
        left, top, right, bottom = self.box
        return self.fill.is_clear and right - left > NOTHING and bottom - top > NOTHING

    @cached_property
    def is_thin(self) -> bool:
        """Whether it is a line, drawn as a thin shape; a face that is seen edge-on is none."""
        if self.is_face:
            return False
        length = float(np.linalg.norm(self.segments[:, 1] - self.segments[:, 0], axis=1).sum())
        return 2 * area_of(self.segments) < THIN * length


@dataclass(frozen=True, eq=False)
class Text:
    """A text and its glyphs that are clearly there; ``measured`` tells its em in heights of the frame, if it can."""

    mobject: Any
    name: str
    glyphs: tuple[Item, ...]
    measured: Callable[[], float | None]

    @cached_property
    def em(self) -> float | None:
        """Its em in heights of the frame, if anything tells."""
        return self.measured()

    @cached_property
    def boxes(self) -> Numbers:
        """The boxes of its glyphs, (n, 4)."""
        return np.array([glyph.box for glyph in self.glyphs])

    @cached_property
    def box(self) -> Box:
        """The box around it."""
        return joined(self.boxes)

    @property
    def size(self) -> float:
        """Its em, or else what its glyphs tell of it."""
        return self.em or float(np.median(self.boxes[:, 3] - self.boxes[:, 1])) / 0.6

    @property
    def intended(self) -> frozenset[str]:
        """What of it is meant."""
        return self.glyphs[0].intended

    @property
    def is_morphing(self) -> bool:
        """Whether it is turning into something else."""
        return self.glyphs[0].is_morphing

    @property
    def has_halo(self) -> bool:
        """Whether its glyphs are lifted off what lies behind them."""
        return all(glyph.halo.is_clear and glyph.halo.width > 0 for glyph in self.glyphs)


@dataclass(frozen=True, eq=False)
class Stage:
    """Everything that is clearly there, and ``wild``: how many outlines have points that are no numbers, by name.

    ``width`` is the frame's. ``scene`` is for those who need pixels, ``not_texts`` what is to be drawn without texts.
    """

    scene: Any
    width: float
    texts: Sequence[Text]
    shapes: Sequence[Item]
    wild: Mapping[str, int]
    not_texts: Sequence[Any]

    @cached_property
    def background(self) -> tuple[float, float, float]:
        """The colour behind everything."""
        red, green, blue = self.scene.renderer.camera.background_color.to_rgb().tolist()
        return red, green, blue

    def place_of(self, box: Box) -> Place:
        """A box in parts of the frame, as far as it lies in it."""
        left, top, right, bottom = box
        across = [min(max(edge / self.width, 0.0), 1.0) for edge in (left, right)]
        down = [min(max(edge, 0.0), 1.0) for edge in (top, bottom)]
        return across[0], down[0], across[1], down[1]

    def is_seen(self, box: Box) -> bool:
        """Whether some of the box lies in the frame."""
        return box[0] < self.width and box[2] > 0 and box[1] < 1 and box[3] > 0

    @cached_property
    def _opaque(self) -> tuple[list[Item], Numbers, Numbers]:
        covers = [item for item in self.shapes if item.fill.opacity >= OPAQUE and not item.is_thin]
        boxes = np.array([item.box for item in covers]).reshape(-1, 4)
        return covers, boxes, np.array([item.order for item in covers])

    def are_covered(self, points: Numbers, after: int) -> Any:
        """Whether something opaque was drawn over each of the points (n, 2), after what has that order."""
        covers, boxes, orders = self._opaque
        hidden = np.zeros(len(points), bool)
        if not covers:
            return hidden
        (x, y), (left, top, right, bottom) = points.T[:, :, None], boxes.T
        near = (x >= left) & (x <= right) & (y >= top) & (y <= bottom) & (orders > after)
        for k in np.flatnonzero(near.any(axis=0)):
            asked = near[:, k] & ~hidden
            if asked.any():
                hidden[asked] = are_inside(points[asked], covers[k].segments)
        return hidden
