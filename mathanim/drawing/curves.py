"""Curves given by samples, clipped to their window, with gaps where there is no value."""

import numpy as np
from manim.typing import Point3D_Array
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.plane import Lines, Window, clipped_lines
from mathanim.drawing.style import Style


def clipped_segments(
    starts: NDArray[np.float64], ends: NDArray[np.float64], corners: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The pieces (n, 2, 2) of the segments from ``starts`` to ``ends`` (n, 2) inside a box; nan where none is left."""
    along = ends - starts
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        sides = (corners[:, None] - starts) / along
    is_inside = (corners[0] <= starts) & (starts <= corners[1])
    low = np.where(along == 0, np.where(is_inside, -np.inf, np.inf), sides.min(axis=0))
    high = np.where(along == 0, np.inf, sides.max(axis=0))
    enter, leave = np.maximum(low.max(axis=-1), 0.0)[:, None], np.minimum(high.min(axis=-1), 1.0)[:, None]
    is_seen = enter <= leave
    enter, leave = np.where(is_seen, enter, np.nan), np.where(is_seen, leave, np.nan)
    return np.stack([starts + enter * along, np.where(leave == 1, ends, starts + leave * along)], axis=1)


class Curve(Lines):
    """The polylines through ``points`` (steps, samples, 2), one a step, drawn inside their window.

    A sample with nan is a gap; so is a pair of neighbours that ``is_joined`` (samples - 1,) says nothing connects.
    """

    def __init__(
        self,
        style: Style,
        window: Window,
        points: ArrayLike,
        is_joined: ArrayLike | None = None,
        *,
        colour: str = "curve",
        width: float = 6.0,
    ) -> None:
        super().__init__(stroke_width=width, stroke_color=style.colour(colour))
        self.window = window
        samples = np.asarray(points, dtype=float)
        self.samples = samples.reshape(-1, *samples.shape[-2:])
        self.is_joined = np.ones(self.samples.shape[1] - 1, bool) if is_joined is None else np.asarray(is_joined)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last polyline."""
        return len(self.samples) - 1

    def show_step(self, step: int) -> None:
        """Draw the polyline of a step."""
        starts, ends = self.samples[step, :-1], self.samples[step, 1:]
        is_drawn = self.is_joined & np.isfinite(starts).all(axis=-1) & np.isfinite(ends).all(axis=-1)
        pieces = clipped_segments(starts[is_drawn], ends[is_drawn], self.window.corners)
        self.draw_segments(self.window.points(pieces))


class SlopedLine(Lines):
    """The whole lines through ``through`` (steps, 2) with the given slopes (steps,), clipped to their window."""

    def __init__(
        self,
        style: Style,
        window: Window,
        through: ArrayLike,
        slopes: ArrayLike,
        *,
        colour: str = "secant",
        width: float = 5.0,
    ) -> None:
        super().__init__(stroke_width=width, stroke_color=style.colour(colour))
        self.window = window
        self.slopes = np.atleast_1d(np.asarray(slopes, dtype=float))
        self.through = np.broadcast_to(np.asarray(through, dtype=float), (len(self.slopes), 2))
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the last line."""
        return len(self.slopes) - 1

    def show_step(self, step: int) -> None:
        """Draw the line of a step from edge to edge of its window."""
        self.draw_segments(self._across(step))

    def _across(self, step: int) -> Point3D_Array:
        low, high = self.window.corners
        x, y = self.through[step]
        ends = np.array([[edge, y + self.slopes[step] * (edge - x)] for edge in (low[0], high[0])])
        return self.window.points(clipped_segments(ends[:1], ends[1:], self.window.corners))


class LineTrail(SlopedLine):
    """The lines that a ``SlopedLine`` has shown up to a step, ``kept`` of all of them, thin and faint."""

    def __init__(
        self,
        style: Style,
        window: Window,
        through: ArrayLike,
        slopes: ArrayLike,
        *,
        colour: str = "secant",
        kept: int = 18,
    ) -> None:
        count = len(np.atleast_1d(np.asarray(slopes)))
        self.kept = np.unique(np.linspace(0, count - 1, kept).round().astype(int))
        super().__init__(style, window, through, slopes, colour=colour, width=2.0)
        self.set_stroke(opacity=0.45)

    def show_step(self, step: int) -> None:
        """Draw the kept lines up to a step."""
        self.draw_segments(np.concatenate([self._across(k) for k in self.kept if k <= step]))


class LineFan(Lines):
    """Lines in every direction through one point (2,), clipped to their window, evenly spread as they are seen."""

    def __init__(self, style: Style, window: Window, through: ArrayLike, count: int = 9, colour: str = "axis") -> None:
        super().__init__(stroke_width=2.5, stroke_color=style.colour(colour))
        angles = np.pi * (np.arange(count) + 0.5) / count
        along = np.column_stack([np.cos(angles), np.sin(angles)]) / window.units * window.units.max()
        centre = np.broadcast_to(np.asarray(through, dtype=float), along.shape)
        self.draw_segments(window.points(clipped_lines(centre, along, window.corners)))
