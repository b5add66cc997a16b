"""Edges between two layers: the colour says the weight's sign, the width its size."""

from collections.abc import Sequence

import numpy as np
from manim import Animation, Mobject, VGroup, VMobject
from manim.typing import Point3D
from numpy.typing import NDArray

from mathanim.drawing.intended import intended
from mathanim.drawing.style import Style

THINNEST, WIDEST = 1.0, 6.5
FAINT = 0.16


def edge_width(weight: float, strongest: float, widest: float = WIDEST) -> float:
    """The stroke width of an edge: larger for larger weights, 0 for the weight 0."""
    return 0.0 if weight == 0 else THINNEST + (widest - THINNEST) * abs(weight) / strongest


class WeightedEdges(VGroup):
    """One line for each of ``weights`` (inputs, neurons), below all else; the ``strongest`` weight is drawn ``widest``.

    Where many edges cross, one is not told from another: that is meant, the weights stand in the matrix.
    """

    def __init__(self, style: Style, weights: NDArray[np.float64], strongest: float, widest: float = WIDEST) -> None:
        self.weights = weights
        self.lines = [[_line(style, float(weight), strongest, widest) for weight in row] for row in weights]
        super().__init__(*(line for row in self.lines for line in row))
        intended(self, "contrast").set_z_index(-1)

    def into(self, neuron: int) -> VGroup:
        """The edges that end in one of the drawn neurons."""
        return VGroup(*(row[neuron] for row in self.lines))

    @property
    def middles(self) -> list[Point3D]:
        """The middle of every line, row by row."""
        return [line.get_center() for line in self]

    def join(self, starts: Sequence[Point3D], ends: Sequence[Point3D], radius: float) -> None:
        """Draw the lines from disc to disc, rim to rim."""
        for row, start in zip(self.lines, starts, strict=True):
            for line, end in zip(row, ends, strict=True):
                along = (end - start) / np.linalg.norm(end - start) * radius
                line.set_points_as_corners(np.array([start + along, end - along]))


class LightEdges(Animation):
    """Light the edges into some layers (from 1), or into some of their drawn neurons, and leave all others faint.

    A pure function of alpha and of how the edges were lit when it begins.
    """

    def __init__(self, network: Sequence[WeightedEdges], *layers: int, neurons: Sequence[int] | None = None) -> None:
        self.lines = [line for edges in network for line in edges]
        is_lit = [
            number in layers and (neurons is None or neuron in neurons)
            for number, edges in enumerate(network, start=1)
            for row in edges.lines
            for neuron in range(len(row))
        ]
        self.ends = [1.0 if lit else FAINT for lit in is_lit]
        self.starts = [line.get_stroke_opacity() for line in self.lines]
        super().__init__(VGroup(*network))

    def begin(self) -> None:
        """Take down how the edges are lit."""
        self.starts = [line.get_stroke_opacity() for line in self.lines]
        super().begin()

    def create_starting_mobject(self) -> Mobject:
        """Nothing is copied."""
        return Mobject()

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the mixture at ``alpha``."""
        share = self.rate_func(alpha)
        for line, start, end in zip(self.lines, self.starts, self.ends, strict=True):
            line.set_stroke(opacity=start + (end - start) * share)


def _line(style: Style, weight: float, strongest: float, widest: float) -> VMobject:
    colour = style.colour("positive" if weight >= 0 else "negative")
    return VMobject(stroke_color=colour, stroke_width=edge_width(weight, strongest, widest))
