"""Vectors as arrows that can show any step: exact tips, heads that never outgrow their shaft."""

import numpy as np
from manim import VGroup, VMobject
from manim.typing import Point3D
from numpy.typing import ArrayLike

from mathanim.drawing.plane import Window, Windows
from mathanim.drawing.style import Style

HEAD_LENGTH, HEAD_WIDTH, SHAFT_WIDTH = 0.26, 0.2, 0.055


class Arrow(VGroup):
    """The vector ``vectors`` (steps, 2) drawn from ``tails`` (steps, 2), by default the origin.

    Drawn as one filled outline, so that it scales as a whole and its tip is exactly where the vector ends.
    """

    def __init__(
        self,
        style: Style,
        windows: Windows,
        vectors: ArrayLike,
        tails: ArrayLike = (0.0, 0.0),
        *,
        colour: str = "vector",
        thickness: float = 1.0,
    ) -> None:
        self.windows = windows
        self.vectors = np.asarray(vectors, dtype=float).reshape(-1, 2)
        self.tails = np.broadcast_to(np.asarray(tails, dtype=float), self.vectors.shape)
        self.thickness = thickness
        self.outline = VMobject(stroke_width=0, fill_opacity=1, fill_color=style.colour(colour))
        super().__init__(self.outline)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last vector."""
        return len(self.vectors) - 1

    @property
    def tip(self) -> Point3D:
        """The scene point where the vector ends."""
        return np.asarray(self.outline.points[12])

    @property
    def tail(self) -> Point3D:
        """The scene point where the vector begins."""
        return np.asarray((self.outline.points[0] + self.outline.points[24]) / 2)

    @property
    def window(self) -> Window:
        """The window of the step that is shown."""
        return self.windows.at(self._step)

    def show_step(self, step: int) -> None:
        """Draw the vector of a step; the zero vector is drawn as nothing but its point."""
        self._step = step
        tail, tip = self.window.points([self.tails[step], self.tails[step] + self.vectors[step]])
        length = float(np.linalg.norm(tip - tail))
        along = (tip - tail) / length if length > 0 else np.zeros(3)
        across = np.array([-along[1], along[0], 0.0])
        shrink = min(1.0, length / (1.4 * HEAD_LENGTH * self.thickness)) * self.thickness
        neck = tip - HEAD_LENGTH * shrink * along
        shaft, head = SHAFT_WIDTH / 2 * shrink * across, HEAD_WIDTH / 2 * shrink * across
        corners = [tail + shaft, neck + shaft, neck + head, tip, neck - head, neck - shaft, tail - shaft]
        self.outline.set_points_as_corners(np.array([*corners, corners[0]]))
