"""The graph of an activation, with the neurons of a layer as points on it."""

import numpy as np
from manim import DashedLine, Dot, Line, VGroup, VMobject
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style

STEEPEST = 1.6
"""The largest ratio of the upward unit to the unit across."""


def graph_reach(preactivations: ArrayLike) -> float:
    """How far from 0 the graph has to reach to either side, to hold the neurons with room to spare."""
    return 1.15 * max(1.0, float(np.abs(np.asarray(preactivations)).max()))


class ActivationPlot(VGroup):
    """The graph through (``z``, ``a``) (points,), and a point for each neuron: preactivation across, activation up.

    ``points`` are the neurons' points, ``drops`` the dashed lines that lead there from the axis.
    """

    def __init__(
        self,
        style: Style,
        region: Region,
        graph: tuple[ArrayLike, ArrayLike],
        neurons: tuple[ArrayLike, ArrayLike],
        colour: str,
    ) -> None:
        z, a = (np.asarray(values, dtype=float) for values in graph)
        inner = region.inset(0.35, 0.3)
        self.window = _window(inner, z, a)
        names = [Formula(style, name, "label", "muted") for name in ("z", "a")]
        self.axes = _axes(style, self.window, z, a, names)
        self.curve = VMobject(stroke_width=5.0, stroke_color=style.colour(colour))
        self.curve.set_points_as_corners(self.window.points(np.column_stack([z, a])))
        ends = self.window.points(np.column_stack(neurons))
        feet = self.window.points(np.column_stack([neurons[0], np.zeros_like(neurons[0])]))
        self.drops = VGroup(*(_drop(style, foot, end) for foot, end in zip(feet, ends, strict=True)))
        self.points_on_graph = VGroup(*(Dot(end, radius=0.1, color=style.colour("ink")).set_z_index(1) for end in ends))
        self.feet = [np.asarray(foot) for foot in feet]
        super().__init__(self.axes, self.curve, self.drops, self.points_on_graph)


def _window(region: Region, z: NDArray[np.float64], a: NDArray[np.float64]) -> Window:
    low, high = min(0.0, float(a.min())), max(0.0, float(a.max()))
    unit = region.width / float(z.max() - z.min())
    y_unit = min(STEEPEST * unit, region.height / max(high - low, 1e-9))
    middle = np.array([unit * float(z.max() + z.min()) / 2, y_unit * (high + low) / 2, 0.0])
    return Window(region, unit, region.centre - middle, y_unit=y_unit)


def _axes(style: Style, window: Window, z: NDArray[np.float64], a: NDArray[np.float64], names: list[Formula]) -> VGroup:
    low, high = min(0.0, float(a.min())), max(0.0, float(a.max()))
    ends = window.points([[z.min(), 0.0], [z.max(), 0.0], [0.0, low], [0.0, high]])
    ends[3] += np.array([0.0, 0.12, 0.0])
    lines = [Line(ends[k], ends[k + 1], stroke_width=2.6, color=style.colour("axis")) for k in (0, 2)]
    names[0].next_to(ends[1], np.array([1.0, 0.0, 0.0]), buff=0.1)
    names[1].next_to(ends[3], np.array([-1.0, 0.0, 0.0]), buff=0.12)
    return VGroup(*lines, *names)


def _drop(style: Style, foot: NDArray[np.float64], end: NDArray[np.float64]) -> VMobject:
    if np.linalg.norm(end - foot) < 0.15:
        return VGroup()
    return DashedLine(foot, end, dash_length=0.09, stroke_width=2.4, color=style.colour("muted"))
