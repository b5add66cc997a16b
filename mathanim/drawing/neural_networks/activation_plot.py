"""The graph of an activation, with the neurons of a layer as points on it."""

from itertools import product
from math import floor, log10

import numpy as np
from manim import (
    DOWN,
    LEFT,
    AnimationGroup,
    Create,
    DashedLine,
    Dot,
    FadeIn,
    GrowFromPoint,
    LaggedStart,
    Line,
    VGroup,
    VMobject,
)
from manim.typing import Point3D_Array, Vector3D
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.brief_numbers import brief
from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.placing import rooms_around
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.inputs.quantities import Quantity

NUMBERS = 3
"""How many round numbers are tried on an axis."""
CLEAR = 0.06
"""How far a tick's number keeps from the graph and the dashed lines, in scene units."""


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
        inner = Region(region.left + 0.35, region.right - 0.35, region.bottom + 0.48, region.top - 0.28)
        self.window = _window(inner, z, a)
        names = [Formula(style, name, "label", "muted") for name in ("z", "a")]
        along, ends = self.window.points(np.column_stack([z, a])), self.window.points(np.column_stack(neurons))
        feet = self.window.points(np.column_stack([neurons[0], np.zeros_like(neurons[0])]))
        taken = np.concatenate([along, *np.linspace(feet, ends, 20)])
        self.axes = _axes(style, self.window, z, a, names, taken)
        self.curve = VMobject(stroke_width=5.0, stroke_color=style.colour(colour))
        self.curve.set_points_as_corners(along)
        self.drops = VGroup(*(_drop(style, foot, end) for foot, end in zip(feet, ends, strict=True)))
        self.points_on_graph = VGroup(*(Dot(end, radius=0.1, color=style.colour("ink")).set_z_index(1) for end in ends))
        self.feet = [np.asarray(foot) for foot in feet]
        super().__init__(self.axes, self.curve, self.drops, self.points_on_graph)

    def appearing(self) -> tuple[AnimationGroup, AnimationGroup]:
        """First the axes and the graph; then the neurons' points, each rising from its place on the axis."""
        dots = zip(self.points_on_graph, self.feet, strict=True)
        rise = LaggedStart(*(GrowFromPoint(dot, foot) for dot, foot in dots), lag_ratio=0.3, run_time=1.5)
        return AnimationGroup(FadeIn(self.axes), Create(self.curve)), AnimationGroup(FadeIn(self.drops), rise)


def _window(region: Region, z: NDArray[np.float64], a: NDArray[np.float64]) -> Window:
    low, high = min(0.0, float(a.min())), max(0.0, float(a.max()))
    unit = region.width / float(z.max() - z.min())
    y_unit = region.height / max(high - low, 1e-9)
    middle = np.array([unit * float(z.max() + z.min()) / 2, y_unit * (high + low) / 2, 0.0])
    return Window(region, unit, region.centre - middle, y_unit=y_unit)


def _axes(
    style: Style,
    window: Window,
    z: NDArray[np.float64],
    a: NDArray[np.float64],
    names: list[Formula],
    taken: Point3D_Array,
) -> VGroup:
    """The axes of a graph through ``z`` and ``a`` with their names; numbers at ticks keep off what is ``taken``."""
    low, high = min(0.0, float(a.min())), max(0.0, float(a.max()))
    ends = window.points([[z.min(), 0.0], [z.max(), 0.0], [0.0, low], [0.0, high]])
    ends[3] += np.array([0.0, 0.12, 0.0])
    lines = [Line(ends[k], ends[k + 1], stroke_width=2.6, color=style.colour("axis")) for k in (0, 2)]
    ticks = _unit_ticks(style, window, (float(z.max()), float(a.max())), taken)
    names[0].next_to(ends[1], np.array([1.0, 0.0, 0.0]), buff=0.1)
    names[1].next_to(ends[3], np.array([-1.0, 0.0, 0.0]), buff=0.12)
    return VGroup(*lines, *names, *ticks)


def _unit_ticks(style: Style, window: Window, ends: tuple[float, float], taken: Point3D_Array) -> list[VMobject]:
    """A tick at a round number on each axis that reaches upwards or to the right, its number off what is ``taken``."""
    ticks = list[VMobject]()
    for axis, (end, side) in enumerate(zip(ends, (DOWN, LEFT), strict=True)):
        if end > 1e-3:
            choices = [_tick(style, window, axis, end, *choice) for choice in product(range(NUMBERS), (side, -side))]
            rooms = [rooms_around([label.get_center()], (label.width, label.height), taken)[0] for _, label in choices]
            is_clear = [room >= CLEAR for room in rooms]
            ticks += choices[is_clear.index(True) if any(is_clear) else int(np.argmax(rooms))]
    return ticks


def _tick(style: Style, window: Window, axis: int, end: float, place: int, side: Vector3D) -> tuple[VMobject, VMobject]:
    """A tick on an axis that ends at ``end``, at the round number of a place among them, which stands at its side."""
    number = round_numbers(end)[place]
    at = window.points([[number, 0.0] if axis == 0 else [0.0, number]])[0]
    tick = Line(at - 0.09 * side, at + 0.09 * side, stroke_width=2.6, color=style.colour("axis"))
    known = Quantity(f"tick on the {'za'[axis]} axis", number, f"round_numbers(end of axis)[{place}]", {"end": end})
    label = Formula(style, brief(known), "small", "muted")
    return tick, label.next_to(at, side, buff=0.14)


def round_numbers(end: float) -> list[float]:
    """The largest round numbers below ``end``, the largest first."""
    numbers = [round_number_below(end)]
    while len(numbers) < NUMBERS:
        numbers.append(round_number_below(numbers[-1]))
    return numbers


def round_number_below(end: float) -> float:
    """The largest of …, 0.5, 1, 2, 5, 10, … that is at most nine tenths of ``end``."""
    power = 10.0 ** floor(log10(0.9 * end))
    return max(step * power for step in (1, 2, 5) if step * power <= 0.9 * end)


def _drop(style: Style, foot: NDArray[np.float64], end: NDArray[np.float64]) -> VMobject:
    if np.linalg.norm(end - foot) < 0.15:
        return VGroup()
    return DashedLine(foot, end, dash_length=0.09, stroke_width=2.4, color=style.colour("muted"))
