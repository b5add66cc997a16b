"""The axes of a window: ticks at round numbers, as many as can be read, and a faint grid at the ticks."""

from math import ceil, floor, log10

import numpy as np
from manim import DL, DOWN, LEFT, RIGHT, UP, UR, Mobject, VGroup
from numpy.typing import NDArray

from mathanim.drawing.brief_numbers import brief
from mathanim.drawing.formulas import Formula, Typeset
from mathanim.drawing.intended import as_ground
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.style import Style
from mathanim.inputs.numerals import inscribed
from mathanim.inputs.quantities import Quantity

TICK = 0.07
GAP = 0.14
NEAR_NAME = 0.3, 0.1
"""The least room between a tick's number and an axis's name beside it, lest they be read as a product, or above it."""
LEAST_DISTANCE = 0.62, 0.55
"""The least distance of ticks across and upwards, in scene units."""


def round_step(least: float) -> float:
    """The smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is at least ``least``.

    Raises:
        ValueError: if ``least`` is not a finite number above zero.
    """
    if not 0 < least < float("inf"):
        raise ValueError(f"ticks need a finite distance > 0, not {least}")
    power = floor(log10(least))
    return float(next(m * 10.0**p for p in (power, power + 1) for m in (1, 2, 5) if m * 10.0**p >= least * (1 - 1e-9)))


def ticks_between(low: float, high: float, step: float) -> NDArray[np.float64]:
    """The multiples of ``step`` in [low, high], zero exact."""
    counts = np.arange(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
    return np.asarray(counts * step, dtype=np.float64)


def tick_texts(ticks: NDArray[np.float64], step: float) -> list[str]:
    """The ticks in Typst mathematics, with as many digits as tell neighbours apart."""
    digits = max(1, ceil(log10(max(np.abs(ticks).max(initial=step), step) / step)) + 1)
    return [brief(tick, digits) for tick in ticks]


def room_for_numbers(style: Style, height: float, y: tuple[float, float]) -> tuple[float, float]:
    """How much to leave free to the left of and below a window of ``height`` that spans ``y``, in scene units."""
    step = round_step(LEAST_DISTANCE[1] * (y[1] - y[0]) / height)
    texts = ["y", *tick_texts(ticks_between(*y, step), step)]
    return _widest(style, texts) + GAP, style.em("small") + GAP


def _widest(style: Style, texts: list[str]) -> float:
    return max((Formula(style, text, "small").width for text in texts), default=0.0)


def _apart(numbers: list[Typeset]) -> list[Typeset]:
    """The numbers without those that would touch an earlier one, as where narrow axes cross inside the window."""
    kept: list[Typeset] = []
    for number in numbers:
        if not any(_touch(number, other) for other in kept):
            kept.append(number)
    return kept


def _touch(one: Mobject, other: Mobject, room: tuple[float, float] = (0.0, 0.0)) -> bool:
    """Whether two boxes meet, or one has less than ``room`` to the other, across and upwards."""
    lows, highs = ([shape.get_corner(corner)[:2] for shape in (one, other)] for corner in (DL, UR))
    return bool((lows[0] - room < highs[1]).all() and (lows[1] - room < highs[0]).all())


class Axes(VGroup):
    """Both axes of a window, crossing at zero, or at the edge where zero is out of sight.

    ``x_step`` and ``y_step`` are the distances of ticks. Numbers and names stand outside the window, below and to its
    left, so that nothing that is drawn in it can lie on them.
    """

    def __init__(self, style: Style, window: Window, names: tuple[str, str] = ("x", "y")) -> None:
        self.window = window
        low, high = window.corners
        self.x_step = self._x_step(style)
        self.y_step = round_step(LEAST_DISTANCE[1] / float(window.units[1]))
        self.x_ticks = ticks_between(low[0], high[0], self.x_step)
        self.y_ticks = ticks_between(low[1], high[1], self.y_step)
        across = [[[x, low[1]], [x, high[1]]] for x in self.x_ticks]
        upwards = [[[low[0], y], [high[0], y]] for y in self.y_ticks]
        self.grid = as_ground(Lines(stroke_width=1.6, stroke_color=style.colour("ghost")))
        self.grid.draw_segments(window.points(across + upwards))
        self.lines = Lines(stroke_width=3.0, stroke_color=style.colour("axis"))
        self.lines.draw_segments(self._strokes(np.clip(0.0, low, high)))
        self.names = self._names(style, names)
        self.numbers = VGroup(*_apart([*self._origin(style), *self._numbers(style, 0), *self._numbers(style, 1)]))
        super().__init__(self.grid, self.lines, self.numbers, self.names)

    def _x_step(self, style: Style) -> float:
        low, high = self.window.corners[:, 0]
        unit = float(self.window.units[0])
        step = round_step(LEAST_DISTANCE[0] / unit)
        widest = _widest(style, tick_texts(ticks_between(low, high, step), step))
        return round_step(max(LEAST_DISTANCE[0], widest + 0.3) / unit)

    def _strokes(self, crossing: NDArray[np.float64]) -> NDArray[np.float64]:
        low, high = self.window.corners
        axes = self.window.points(
            [[[low[0], crossing[1]], [high[0], crossing[1]]], [[crossing[0], low[1]], [crossing[0], high[1]]]]
        )
        below = self.window.points([[x, crossing[1]] for x in self.x_ticks])
        beside = self.window.points([[crossing[0], y] for y in self.y_ticks])
        ticks = [np.stack([at + TICK * d, at - TICK * d], axis=1) for at, d in ((below, UP), (beside, RIGHT))]
        return np.concatenate([axes, *ticks])

    def _numbers(self, style: Style, axis: int) -> list[Typeset]:
        ticks, step, side = ((self.x_ticks, self.x_step, DOWN), (self.y_ticks, self.y_step, LEFT))[axis]
        numbers: list[Typeset] = []
        for tick, text in zip(ticks, tick_texts(ticks, step), strict=True):
            known = Quantity(f"tick on the {'xy'[axis]} axis", tick, "multiples of a round step", {"step": step})
            at = np.where(np.arange(2) == axis, tick, self.window.corners[0])
            if tick != 0 or self.window.corners[0].any():
                number = Formula(style, inscribed(known, text), "small", "muted")
                numbers.append(number.next_to(self.window.points(at), side, buff=GAP))
        return [number for number in numbers if not any(_touch(number, name, NEAR_NAME) for name in self.names)]

    def _origin(self, style: Style) -> list[Typeset]:
        """The zero of both axes, where they cross in the lower left corner."""
        if self.window.corners[0].any():
            return []
        zero = inscribed(Quantity("origin", 0.0, "crossing of the axes"), "0")
        return [Formula(style, zero, "small", "muted").next_to(self.window.points([0, 0]), DL, buff=GAP / 2)]

    def _names(self, style: Style, names: tuple[str, str]) -> VGroup:
        region = self.window.region
        x, y = (Formula(style, name, "small", "muted") for name in names)
        x.next_to(region.at(1, 0), DOWN, buff=GAP).shift(x.width / 2 * LEFT)
        y.next_to(region.at(0, 1), LEFT, buff=GAP).shift(y.height / 2 * DOWN)
        return VGroup(x, y)
