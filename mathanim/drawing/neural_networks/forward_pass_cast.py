"""What a scene about a forward pass needs drawn: the network, and beside it whatever explains the layer at hand."""

from copy import deepcopy
from dataclasses import replace

import torch
from jaxtyping import Float
from manim import LEFT
from torch import Tensor, nn

from mathanim.drawing.formulas import Formula, Words
from mathanim.drawing.frame_layout import STAGE, Region
from mathanim.drawing.neural_networks.activation_plot import ActivationPlot, graph_reach
from mathanim.drawing.neural_networks.drawn_pass import drawn_pass, given_to
from mathanim.drawing.neural_networks.forward_formulas import activation_symbol, softmax_formula
from mathanim.drawing.neural_networks.layer_equation import LayerEquation
from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.neural_networks.layered_network import LayeredNetwork
from mathanim.drawing.neural_networks.matrix_labels import MatrixLabels
from mathanim.drawing.neural_networks.neuron_quantities import NeuronQuantities
from mathanim.drawing.neural_networks.neurons import Neuron
from mathanim.drawing.neural_networks.number_forms import NumberForm
from mathanim.drawing.neural_networks.output_bars import OutputBars
from mathanim.drawing.neural_networks.rounding import fewest_places
from mathanim.drawing.neural_networks.weight_legend import WeightLegend
from mathanim.drawing.neural_networks.whole_pass import WholePass
from mathanim.drawing.neural_networks.worked_sum import WorkedSum, places_of
from mathanim.drawing.style import Style
from mathanim.inputs.numerals import inscribed, notation
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.texts import SceneTexts
from mathanim.maths.neural_networks.activation_graph import activation_graph
from mathanim.maths.neural_networks.forward_pass import forward_pass
from mathanim.maths.tensors import to_numpy

GRAPH_POINTS = 401


class ForwardPassCast:
    """The ``network`` of a module fed with x (inputs,), first ``wide``, then ``beside`` the ``board``.

    ``texts`` are the scene's words.
    """

    def __init__(self, style: Style, module: nn.Module, x: Float[Tensor, " inputs"], texts: SceneTexts) -> None:
        self.style, self.x, self.texts = style, x[None], texts
        self.module = deepcopy(module).to(x.device)
        self.trace = forward_pass(self.module, self.x)
        self.drawn = drawn_pass(self.trace)
        below, above = STAGE.stack(0.1)
        self.wide = above.inset(0.8, 0.0)
        self.beside, panel = STAGE.split(_share(self.last), gap=0.5)
        self.board, self.head = panel.stack(0.86)
        each = zip(self.drawn.samples, self.drawn.widths, strict=True)
        marks = list(zip(*(self._wordings(*layer) for layer in each), strict=True))
        self.network = LayeredNetwork(style, self.drawn, self._layer_names(), marks, [self.wide, self.beside])
        self.legend = below.fit(WeightLegend(style, *(texts.word(key) for key in ("positive", "negative", "wider"))))

    @property
    def last(self) -> int:
        """The number of the last layer, from 1."""
        return len(self.drawn.layers)

    @property
    def winner(self) -> int:
        """The index of the largest output."""
        return int(self.trace.outputs[0].argmax())

    @property
    def first_neuron(self) -> NeuronQuantities:
        """The sum in the first neuron of the first layer."""
        return NeuronQuantities.of_first(self.trace, self.drawn.layers[0])

    def numbers(self) -> dict[str, Quantity]:
        """How wide the network is, the numbers of its first neuron, and what comes out; written as they are drawn."""
        first, drawn, winner = self.first_neuron, self.drawn, self.winner
        places, given = places_of(first, drawn.layers[0].rows), given_to(self.trace)
        return {
            "sum": rounded_to(places, first.total),
            "bias": rounded_to(places, first.bias),
            "preactivation": rounded_to(places, first.preactivation),
            "activation": rounded_to(places, first.activation),
            "inputs": drawn.widths[0],
            "neurons": drawn.widths[1],
            "outputs": drawn.widths[-1],
            "layers": Quantity("layers", self.last, "parameter network"),
            "winner": Quantity("winner", winner + 1, "forward_pass(network, x).outputs[0].argmax() + 1", given),
            "largest": rounded_to(self.output_places, drawn.outputs[winner]),
        }

    @property
    def output_places(self) -> int:
        """The places with which the outputs are written."""
        return fewest_places(self.drawn.outputs.array[list(self.drawn.samples[-1].shown)])

    def neurons(self, number: int) -> list[Neuron]:
        """The drawn neurons of the input (0) or of a layer."""
        return self.network.columns[number].neurons

    def equation(self, number: int) -> LayerEquation:
        """A layer in numbers, on the board."""
        return LayerEquation(self.style, self.drawn, number, self.board)

    def labels(self, equation: LayerEquation) -> MatrixLabels:
        """Inputs and neurons at the edges of the first layer's weights."""
        return MatrixLabels(self.style, equation)

    def answer(self, text: str) -> Words:
        """A sentence above the board, in the colour of the output."""
        words = Words(self.style, text, "heading", self.drawn.layers[-1].role)
        words.scale(min(1.0, self.head.width / words.width))
        return words.move_to(self.head.at(0.0, 0.55), aligned_edge=LEFT)

    def heading(self, source: str) -> Formula:
        """A formula above the board."""
        formula = Formula(self.style, source, parts={"eq": "ink"})
        formula.scale(min(1.0, self.head.width / formula.width, self.head.height / formula.height))
        return formula.move_to(self.head.at(0.0, 0.55), aligned_edge=LEFT)

    def worked_sum(self) -> WorkedSum:
        """The sum in the first neuron, line by line, on the board."""
        has_line = self.drawn.layers[0].has_activation and self.activates_each(1)
        activation = f"{activation_symbol(self.drawn, 1)}(z)" if has_line else None
        labels = ("x", "+ thick b", "z", activation)
        rows, total = self.drawn.layers[0].rows, self.texts.word("sum")
        return WorkedSum(self.style, self.first_neuron, rows, labels, total, self.board.inset(0.2, 0.1))

    def activates_each(self, number: int) -> bool:
        """Whether a layer's activation works on every number by itself."""
        return self._graph(number, self.x[0, :1]) is not None

    def activation_plot(self, number: int, above: LayerEquation) -> ActivationPlot:
        """The graph of an activation that works on every number by itself, above the layer's preactivations."""
        layer = self.drawn.layers[number - 1]
        shown = list(layer.columns.shown)
        neurons = (layer.preactivations.array[shown], layer.activations.array[shown])
        reach = graph_reach(neurons[0])
        z = torch.linspace(-reach, reach, GRAPH_POINTS, dtype=self.x.dtype, device=self.x.device)
        a = self._graph(number, z)
        if a is None:
            raise ValueError(f"layer {number} has no graph: its activation, {layer.activation}, mixes the neurons")
        return ActivationPlot(self.style, self._above(above), (to_numpy(z), to_numpy(a)), neurons, layer.role)

    def softmax_formula(self, above: LayerEquation) -> Formula:
        """What a softmax does, above a layer's preactivations."""
        return self._above(above).fit(Formula(self.style, softmax_formula(), "heading"))

    def _above(self, equation: LayerEquation) -> Region:
        bottom = float(equation.preactivation.get_top()[1]) + 0.25
        return Region(self.board.left, self.board.right, bottom, self.board.top)

    def output_bars(self) -> OutputBars:
        """The outputs as bars, the largest marked."""
        sample, outputs = self.drawn.samples[-1], self.drawn.outputs
        word = self.texts.word("output_class")
        names = [notation(f"{word} {index + 1}") for index in sample.shown] if len(outputs) > 1 else ["$bold(y)$"]
        return OutputBars(
            self.style,
            self.board.inset(0.1, 0.3),
            [outputs[index] for index in sample.shown],
            sample,
            names,
            self.output_places,
            winner=sample.shown.index(self.winner),
            colour=self.drawn.layers[-1].role,
        )

    def whole_pass(self) -> WholePass:
        """All layers in one formula, in the whole panel."""
        region = Region(self.board.left, self.board.right, self.board.bottom, self.head.top)
        return WholePass(self.style, self.drawn, region, self.texts.word("agrees"))

    def _graph(self, number: int, z: Float[Tensor, " points"]) -> Float[Tensor, " points"] | None:
        return activation_graph(self.module, self.x, number - 1, z)

    def _wordings(self, sample: Sample, width: Quantity) -> tuple[str, str]:
        """How many of a layer's neurons are shown, in full and in brief; nothing if all are."""
        if sample.is_whole:
            return "", ""
        shown = Quantity(f"shown of {width.label.removeprefix('width of ')}", len(sample.shown), "sample_of(width)")
        brief = f"{inscribed(shown, str(len(sample.shown)))}/{inscribed(width, str(sample.total))}"
        return self.texts.word("sample", {"shown": shown, "total": width}), brief

    def _layer_names(self) -> list[str]:
        hidden = (
            [f"{self.texts.word('hidden')} {notation(str(k))}" for k in range(1, self.last)] if self.last > 2 else []
        )
        return [
            self.texts.word("input"),
            *(hidden or [self.texts.word("hidden")] * (self.last - 1)),
            self.texts.word("output"),
        ]


def rounded_to(places: int, value: Quantity) -> Quantity:
    """The quantity as it is drawn: texts write it with so many places at most."""
    return replace(value, rounded=NumberForm.of(value, places).told(value))


def _share(layers: int) -> float:
    """The share of the stage's width that a network of so many layers takes beside the board."""
    return {1: 0.36, 2: 0.40, 3: 0.42, 4: 0.46}.get(layers, 0.5)
