"""A feed-forward network: neurons in columns, weighted edges between them, the layers named."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import UP, Circle, VGroup

from mathanim.drawing.drawn_pass import DrawnLayer, DrawnPass, layer_role
from mathanim.drawing.formulas import Words
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.layer_sample import Sample
from mathanim.drawing.neurons import Neuron, NeuronColumn
from mathanim.drawing.readouts import Number
from mathanim.drawing.rounding import fewest_places
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM, SMALLEST_EM
from mathanim.drawing.weighted_edges import WeightedEdges

GAP = 1.5
"""The distance of two neurons with others left out between them, in pitches."""
LARGEST_PITCH, RADIUS = 1.16, 0.46
"""The distance of neighbours, in scene units; a disc's radius, in pitches."""
FILLED = 0.95
"""The share of a disc's radius that the corners of its number may reach."""


@dataclass(frozen=True)
class NetworkSizes:
    """The measures that fit every column into the height of a region: in scene units, but for ``places``."""

    pitch: float
    radius: float
    em: float
    places: int

    @classmethod
    def fitting(cls, style: Style, drawn: DrawnPass, height: float) -> "NetworkSizes":
        """The largest discs, with as many places in them as can be read.

        Raises:
            ValueError: if even whole numbers would be too small to read.
        """
        extent = max(sample.positions(GAP)[-1] for sample in drawn.samples)
        pitch = min(LARGEST_PITCH, height / (extent + 2 * RADIUS))
        radius = RADIUS * pitch
        for places in range(fewest_places(drawn.values), -1, -1):
            em = min(EM["label"], FILLED * radius / _reach_in_em(style, drawn, places))
            if em >= SMALLEST_EM:
                return cls(pitch, radius, em, places)
        raise ValueError(
            f"the network's numbers, up to {drawn.strongest:.6g}, do not fit into its neurons; "
            "scale the input or the weights down"
        )


class LayeredNetwork(VGroup):
    """The network of ``drawn`` with ``names`` above its layers and, below a sampled layer, its mark from ``marks``.

    Columns have the levels 0 (blank), 1 (input, or preactivation) and 2 (activation). ``sizes`` stay as they are
    wherever the network is placed.
    """

    def __init__(
        self, style: Style, drawn: DrawnPass, names: Sequence[str], marks: Sequence[str], regions: Sequence[Region]
    ) -> None:
        self.drawn = drawn
        self.names = VGroup(*_names(style, names, min(region.width for region in regions) / len(names)))
        self.marks = VGroup(*(Words(style, mark, "small", "muted") for mark in marks))
        self.heading, self.footing = self.names.height + 0.22, (self.marks.height + 0.2) if any(marks) else 0.0
        height = min(region.height for region in regions) - self.heading - self.footing
        self.sizes = NetworkSizes.fitting(style, drawn, height)
        self.columns = [_column(style, drawn, k, self.sizes) for k in range(len(drawn.layers) + 1)]
        strongest = max(float(np.abs(layer.weights).max()) for layer in drawn.layers) or 1.0
        self.edges = [WeightedEdges(style, _shown_weights(layer), strongest) for layer in drawn.layers]
        super().__init__(*self.edges, *self.columns, self.names, self.marks)
        self.place_in(regions[0])

    def place_in(self, region: Region) -> "LayeredNetwork":
        """Spread the columns over a region's width, in the middle of its height."""
        tallest = max(column.height for column in self.columns)
        middle = region.centre[1] + (self.footing - self.heading) / 2
        inset = [max(self.sizes.radius, self.names[k].width / 2, self.marks[k].width / 2) for k in (0, -1)]
        across = np.linspace(region.left + inset[0], region.right - inset[1], len(self.columns))
        for x, column, name, mark in zip(across, self.columns, self.names, self.marks, strict=True):
            discs = np.array(column.centres)
            column.shift([x - discs[0, 0], middle - (discs[0, 1] + discs[-1, 1]) / 2, 0.0])
            top = middle + tallest / 2
            name.move_to([x, top + self.heading / 2 + 0.05, 0.0])
            mark.move_to([x, middle - tallest / 2 - self.footing / 2 - 0.05, 0.0])
        for edges, before, after in zip(self.edges, self.columns, self.columns[1:], strict=False):
            edges.join(before.centres, after.centres, self.sizes.radius)
        return self

    def light(self, layer: int | None, neurons: Sequence[int] | None = None) -> "LayeredNetwork":
        """Light the edges into a layer (from 1), or into some of its drawn neurons; None leaves all edges faint."""
        for number, edges in enumerate(self.edges, start=1):
            edges.light(neurons if number == layer else ())
        return self

    def ring(self, style: Style, layer: int, neuron: int) -> Circle:
        """A ring around one drawn neuron."""
        disc = self.columns[layer].neurons[neuron].disc
        return Circle(self.sizes.radius + 0.07, stroke_width=4.5, color=style.colour("ink")).move_to(disc)


def _reach_in_em(style: Style, drawn: DrawnPass, places: int) -> float:
    """How far the corner of the widest number is from its middle, in em."""
    widest = Number(style, drawn.values, places)
    inputs = Number(style, drawn.inputs, min(places, drawn.input_places))
    half = max(sum(number.reach) / number.em / 2 for number in (widest, inputs))
    return float(np.hypot(half, 0.35))


def _column(style: Style, drawn: DrawnPass, k: int, sizes: NetworkSizes) -> NeuronColumn:
    sample, is_last = drawn.samples[k], k == len(drawn.layers)
    symbol = "x" if k == 0 else "y" if is_last else ""
    colour = "muted" if k == 0 else layer_role(k)
    neurons = [
        Neuron(
            style,
            [_number(style, value, places, sizes.em) for value, places in _readings(drawn, k, index, sizes.places)],
            drawn.strongest,
            sizes.radius,
            colour=colour,
            symbol=f"{symbol}_{index + 1}" if symbol and index < 99 else symbol and f"{symbol}_n",
        )
        for index in sample.shown
    ]
    return NeuronColumn(style, neurons, sample, sizes.pitch, GAP)


def _readings(drawn: DrawnPass, k: int, index: int, places: int) -> list[tuple[float, int]]:
    if k == 0:
        return [(float(drawn.inputs[index]), min(places, drawn.input_places))]
    layer: DrawnLayer = drawn.layers[k - 1]
    return [(float(layer.preactivations[index]), places), (float(layer.activations[index]), places)]


def _number(style: Style, value: float, places: int, em: float) -> Number:
    number = Number(style, [value], places, size="label")
    number.scale(em / number.em)
    return number


def _shown_weights(layer: DrawnLayer) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    return layer.weights[np.ix_(layer.rows.shown, layer.columns.shown)]


def _names(style: Style, names: Sequence[str], room: float) -> list[Words]:
    """The names in their layers' colours, on one line each or, where there is no room, a word a line."""
    roles = ["muted", *(layer_role(k) for k in range(1, len(names)))]
    lines = [Words(style, name, "label", role) for name, role in zip(names, roles, strict=True)]
    if max(line.width for line in lines) > room - 0.25:
        broken = [name.replace(" ", "\n") for name in names]
        pairs = zip(broken, roles, strict=True)
        lines = [Words(style, name, "small", role, width=room * 1.5, align="center") for name, role in pairs]
    highest = max(line.height for line in lines)
    return [line.shift(UP * 0.0) if line.height == highest else line for line in lines]
