"""A magnifying glass over a point of a curve: ever narrower windows, each drawn at the same size."""

import numpy as np
from manim import DOWN, Rectangle, VGroup
from numpy.typing import NDArray

from mathanim.drawing.curves import Curve
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.maths.calculus.windows import Windows
from mathanim.maths.tensors import to_numpy


class Magnifier(VGroup):
    """Curve and tangent in each of ``windows``, drawn in ``region``, and the spot of ``plane`` that is magnified.

    Lengths across and upwards keep the proportion they have in ``plane``.
    """

    def __init__(self, style: Style, plane: Window, region: Region, windows: Windows) -> None:
        self.plane, self.region = plane, region
        self.centre = np.array([float(windows.x), float(windows.y)])
        self.half_widths = to_numpy(windows.half_widths)
        half = region.width / 2
        self.glass = Window(region, half, y_unit=half * float(plane.units[1] / plane.units[0]))
        self.pane = _frame(style, region).set_fill(style.colour("background"), opacity=1)
        self.curve = Curve(style, self.glass, self._as_seen(windows, to_numpy(windows.curve)), width=9)
        self.tangent = Curve(
            style, self.glass, self._as_seen(windows, to_numpy(windows.tangent)), colour="tangent", width=4
        )
        self.spot = Rectangle(stroke_width=3, stroke_color=style.colour("ink"))
        self.beams = Lines(stroke_width=1.8, stroke_color=style.colour("muted"))
        super().__init__(self.beams, self.spot, self.pane, self.curve, self.tangent)
        self.show_step(0)
