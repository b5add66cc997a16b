"""A feed-forward network: neurons in columns, weighted edges between them, the layers named."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import Circle, VGroup

from mathanim.drawing.formulas import Words
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.drawn_pass import DrawnPass, layer_role
from mathanim.drawing.neural_networks.forward_formulas import activation_vector, input_vector
from mathanim.drawing.neural_networks.network_sizes import LARGEST_PITCH, NetworkSizes, column_of
from mathanim.drawing.neural_networks.weighted_edges import WIDEST, LightEdges, WeightedEdges
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM, SMALLEST_EM


class LayeredNetwork(VGroup):
    """The network of ``drawn`` with ``names`` above its layers and, below a sampled layer, its mark.

    ``marks`` are the marks in full and, for where these have no room beside each other, in brief. Columns have the
    levels 0 (blank), 1 (input, or preactivation) and 2 (activation). ``sizes`` stay as they are wherever the network
    is placed.
    """

    def __init__(
        self,
        style: Style,
        drawn: DrawnPass,
        names: Sequence[str],
        marks: Sequence[Sequence[str]],
        regions: Sequence[Region],
    ) -> None:
        width = min(region.width for region in regions)
        self.names = _names(style, drawn, names, width)
        self.marks = _marks(style, marks, width)
        self.names_rise = max(float(name.get_top()[1]) - name.baseline for name in self.names)
        self.heading = max(float(name.height) for name in self.names) + 0.3
        self.footing = EM["small"] + 0.35 if any(mark.text for mark in self.marks) else 0.0
        height = min(region.height for region in regions) - self.heading - self.footing
        self.sizes = NetworkSizes.fitting(style, drawn, width, height)
        self.columns = [column_of(style, drawn, k, self.sizes) for k in range(len(drawn.layers) + 1)]
        strongest = max(float(np.abs(layer.weights.array).max()) for layer in drawn.layers) or 1.0
        widest = WIDEST * self.sizes.pitch / LARGEST_PITCH
        self.edges = [WeightedEdges(style, layer.shown_weights, strongest, widest) for layer in drawn.layers]
        super().__init__(*self.edges, *self.columns, *self.names, *self.marks)
        self.place_in(regions[0])

    def place_in(self, region: Region) -> "LayeredNetwork":
        """Spread the columns over a region's width, in the middle of its height."""
        tallest = max(column.height for column in self.columns)
        middle = region.centre[1] + (self.footing - self.heading) / 2
        inset = [max(self.sizes.radius, self.names[k].width / 2, self.marks[k].width / 2) for k in (0, -1)]
        across = np.linspace(region.left + inset[0], region.right - inset[1], len(self.columns))
        for x, column, name, mark in zip(across, self.columns, self.names, self.marks, strict=True):
            discs = np.array(column.centres)
            column.shift(np.array([x - discs[0, 0], middle - (discs[0, 1] + discs[-1, 1]) / 2, 0.0]))
            top = middle + tallest / 2
            _stand(name, x, top + self.heading - self.names_rise)
            _stand(mark, x, middle - tallest / 2 - 0.2 - EM["small"])
        for edges, before, after in zip(self.edges, self.columns, self.columns[1:], strict=False):
            edges.join(before.centres, after.centres, self.sizes.radius)
        return self

    def lighting(self, *layers: int, neurons: Sequence[int] | None = None) -> LightEdges:
        """The animation that lights the edges into some layers (from 1), or into some of their drawn neurons."""
        return LightEdges(self.edges, *layers, neurons=neurons)

    def ring(self, style: Style, layer: int, neuron: int) -> Circle:
        """A ring around one drawn neuron."""
        disc = self.columns[layer].neurons[neuron].disc
        return Circle(self.sizes.radius + 0.07, stroke_width=4.5, color=style.colour("ink")).move_to(disc)


def _stand(words: Words, x: float, baseline: float) -> None:
    """Centre a text across at x, standing on a baseline."""
    words.shift(np.array([x - float(words.get_center()[0]), baseline - words.baseline, 0.0]))


def _names(style: Style, drawn: DrawnPass, names: Sequence[str], width: float) -> list[Words]:
    """The names in their layers' colours: on one line, else a word a line, else the names of the layers' vectors."""
    roles = ["muted", *(layer_role(k) for k in range(1, len(names)))]
    vectors = [input_vector(1), *(activation_vector(drawn, k) for k in range(1, len(names)))]
    pairs = list(zip(names, roles, strict=True))
    one_line = [Words(style, name, "label", role) for name, role in pairs]
    small = [Words(style, name, "small", role) for name, role in pairs]
    broken = [Words(style, name.replace(" ", "\n"), "small", role, width=3.0, align="center") for name, role in pairs]
    for lines in (one_line, small, broken):
        if _fit_beside(lines, width):
            return lines
    return [Words(style, f"${vector}$", "label", role) for vector, role in zip(vectors, roles, strict=True)]


def _marks(style: Style, wordings: Sequence[Sequence[str]], width: float) -> list[Words]:
    """The marks in the first wording that fits; the last one as small as text may be."""
    for wording in wordings:
        lines = [Words(style, mark, "small", "muted") for mark in wording]
        if _fit_beside(lines, width):
            return lines
    return [line.scale(SMALLEST_EM / line.em) for line in lines]


def _fit_beside(lines: Sequence[Words], width: float) -> bool:
    spacing = (width - (lines[0].width + lines[-1].width) / 2) / (len(lines) - 1)
    return all((a.width + b.width) / 2 + 0.2 <= spacing for a, b in pairwise(lines))
