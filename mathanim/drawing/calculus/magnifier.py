"""A magnifying glass over a point of a curve: ever narrower windows, each drawn at the same size."""

from collections.abc import Mapping

import numpy as np
from manim import DOWN, UP, Dot, Rectangle, VGroup
from manim.typing import Point3D_Array
from numpy.typing import NDArray

from mathanim.drawing.brief_numbers import places_of
from mathanim.drawing.curves import Curve
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.intended import intended
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.points import RADIUS
from mathanim.drawing.style import Style
from mathanim.drawing.word_readouts import WordReadout, word_rows
from mathanim.inputs.expressions.expression import Expression
from mathanim.inputs.quantities import Quantity
from mathanim.maths.calculus.approaches import Approach
from mathanim.maths.calculus.functions import values_of
from mathanim.maths.calculus.straightening import straightening_windows
from mathanim.maths.calculus.windows import Windows
from mathanim.maths.tensors import real_tensor, to_numpy

RULER_GAP, RULER_END = 0.2, 0.09
LARGEST_GAP = 10.0
"""How many widths of the glass curve and tangent may be apart at first: beyond, nothing is seen of where they go."""
MOST_HALVINGS, SAMPLES = 40, 201


class Magnifier(VGroup):
    """Curve and tangent in each of ``windows``, drawn in ``region``, and the spot of ``plane`` that is magnified.

    Lengths across and upwards keep the proportion they have in ``plane``. Below the glass a ruler spans its width.
    ``inputs`` are what the windows were made from, for who asks.
    """

    def __init__(
        self, style: Style, plane: Window, region: Region, windows: Windows, inputs: Mapping[str, object]
    ) -> None:
        self.style, self.plane, self.region, self.inputs = style, plane, region, inputs
        self.centre = np.array([float(windows.x), float(windows.y)])
        self.half_widths = to_numpy(windows.half_widths)
        half, self.steepening = region.width / 2, float(plane.units[1] / plane.units[0])
        self.gaps = to_numpy(windows.relative_gap) / 2 * self.steepening
        self.glass = Window(region, half, y_unit=half * self.steepening)
        self.pane = Rectangle(
            width=region.width, height=region.height, stroke_width=3, stroke_color=style.colour("ink")
        )
        self.pane.set_fill(style.colour("background"), opacity=1).move_to(region.centre)
        self.curve = Curve(style, self.glass, self._as_seen(windows, to_numpy(windows.curve)), width=11)
        line = self._as_seen(windows, to_numpy(windows.tangent))
        self.tangent = intended(Curve(style, self.glass, line, colour="tangent", width=4), "contrast")  # on the curve
        self.spot = Lines(stroke_width=3, stroke_color=style.colour("ink"))
        self.beams = Lines(stroke_width=1.8, stroke_color=style.colour("muted"))
        self.ruler = self._ruler(style)
        self.spot_mark = Dot(region.centre, radius=RADIUS, color=style.colour("ink"))
        super().__init__(self.beams, self.spot, self.pane, self.curve, self.tangent, self.spot_mark, self.ruler)
        self.beams.set_z_index(-1)
        self.show_step(0)

    @property
    def last_step(self) -> int:
        """The index of the narrowest window."""
        return len(self.half_widths) - 1

    def show_step(self, step: int) -> None:
        """Look through the window of a step."""
        for part in (self.curve, self.tangent):
            part.show_step(step)
        corners = self._spot_corners(self.half_widths[step])
        self.spot.draw_segments(np.stack([corners, np.roll(corners, -1, axis=0)], axis=1))
        near = self.region.at(0, 0), self.region.at(0, 1)
        self.beams.draw_segments(np.array([[corners[1], near[0]], [corners[2], near[1]]]))

    def scale_rows(self, width: str, gap: str) -> VGroup:
        """Read-outs of the window's width and of the gap between curve and tangent, in percent of that as drawn."""
        widths = Quantity("window width", 2 * self.half_widths, "2 windows_at(f, a, w).half_widths", self.inputs)
        seen = {**self.inputs, "units of y to x": self.steepening}
        made_by = "50 windows_at(f, a, w).relative_gap, as drawn"
        rows = [
            WordReadout(self.style, width, widths, places_of(float(widths.step(-1)), 1)),
            WordReadout(self.style, gap, Quantity("gap of width", 100 * self.gaps, made_by, seen, "%"), 2, unit="%"),
        ]
        return word_rows(rows)

    def _spot_corners(self, half_width: float) -> Point3D_Array:
        """The corners of what is magnified of the plane's window, counter-clockwise from the lower left."""
        half_height = self.region.height / self.region.width * half_width * self.plane.units[0] / self.plane.units[1]
        signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
        return self.plane.points(np.clip(self.centre + signs * [half_width, half_height], *self.plane.corners))

    def _as_seen(self, windows: Windows, heights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Samples (steps, samples, 2) from the centre of the glass, in half-widths."""
        seen = np.stack([to_numpy(windows.x_samples), heights], axis=-1) - self.centre
        scaled: NDArray[np.float64] = seen / self.half_widths[:, None, None]
        return scaled

    def _ruler(self, style: Style) -> Lines:
        left, right = self.region.at(0, 0) + RULER_GAP * DOWN, self.region.at(1, 0) + RULER_GAP * DOWN
        ends = [[end + RULER_END * UP, end + RULER_END * DOWN] for end in (left, right)]
        ruler = Lines(stroke_width=3, stroke_color=style.colour("muted"))
        ruler.draw_segments(np.array([[left, right], *ends]))
        return ruler


def magnifier_over(style: Style, plane: Window, region: Region, f: Expression, approach: Approach) -> Magnifier:
    """The magnifier over the point A of ``f``, magnifying until curve and tangent are one as drawn."""
    flattening = float(plane.units[0] / plane.units[1])
    widest = _widest(f, approach, 2 * LARGEST_GAP * flattening)
    windows = straightening_windows(f, approach.slide.x, widest, tolerance=2e-3 * flattening)
    return Magnifier(style, plane, region, windows, {"f": f.text, "a": float(windows.x)})


def _widest(f: Expression, approach: Approach, largest: float) -> float:
    """The first half-width at which to look, with a gap of at most ``largest`` half-widths, halved if need be."""
    half_widths = approach.half_width * 0.5 ** np.arange(MOST_HALVINGS)
    across = half_widths[:, None] * np.linspace(-1, 1, SAMPLES)
    heights = to_numpy(values_of(f, real_tensor((float(approach.slide.x) + across).tolist(), approach.slide.x.device)))
    gaps = np.abs(heights - float(approach.slide.f_x) - approach.derivative * across).max(axis=1) / half_widths
    return float(half_widths[np.argmax(gaps <= largest)])
