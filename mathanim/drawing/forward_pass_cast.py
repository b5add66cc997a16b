"""What a scene about a forward pass needs drawn: the network, and beside it whatever explains the layer at hand."""

from collections.abc import Callable, Mapping

import torch
from jaxtyping import Float
from manim import LEFT
from torch import Tensor, nn

from mathanim.drawing.activation_plot import ActivationPlot, graph_reach
from mathanim.drawing.drawn_pass import drawn_pass
from mathanim.drawing.formulas import Formula
from mathanim.drawing.forward_formulas import activation_symbol
from mathanim.drawing.frame_layout import STAGE, Region
from mathanim.drawing.layer_equation import LayerEquation
from mathanim.drawing.layered_network import LayeredNetwork
from mathanim.drawing.neurons import Neuron
from mathanim.drawing.output_bars import OutputBars
from mathanim.drawing.rounding import fewest_places
from mathanim.drawing.style import Style
from mathanim.drawing.weight_legend import WeightLegend
from mathanim.drawing.whole_pass import WholePass
from mathanim.drawing.worked_sum import WorkedSum
from mathanim.maths.neural_networks.activation_graph import activation_graph
from mathanim.maths.neural_networks.forward_pass import forward_pass
from mathanim.maths.neural_networks.neuron_terms import NeuronTerms, neuron_terms
from mathanim.maths.tensors import to_numpy

GRAPH_POINTS = 401


class ForwardPassCast:
    """The ``network`` of a module fed with x (inputs,), first ``wide``, then ``beside`` the ``board``.

    ``words`` are the words of the scene, by key; ``mark`` says how many of how many neurons are shown.
    """

    def __init__(
        self,
        style: Style,
        module: nn.Module,
        x: Float[Tensor, " inputs"],
        words: Mapping[str, str],
        mark: Callable[[int, int], str],
    ) -> None:
        self.style, self.module, self.x, self.words = style, module, x[None], words
        self.trace = forward_pass(module, self.x)
        self.drawn = drawn_pass(self.trace)
        below, above = STAGE.stack(0.1)
        self.wide = above.inset(0.8, 0.0)
        self.beside, panel = STAGE.split(0.47, gap=0.5)
        self.board, self.head = panel.stack(0.86)
        marks = ["" if s.is_whole else mark(len(s.shown), s.total) for s in self.drawn.samples]
        self.network = LayeredNetwork(style, self.drawn, self._layer_names(), marks, [self.wide, self.beside])
        self.legend = below.fit(WeightLegend(style, *(words[key] for key in ("positive", "negative", "wider"))))

    @property
    def last(self) -> int:
        """The number of the last layer, from 1."""
        return len(self.drawn.layers)

    @property
    def winner(self) -> int:
        """The index of the largest output."""
        return int(self.trace.outputs[0].argmax())

    @property
    def first_neuron(self) -> NeuronTerms:
        """The sum in the first neuron of the first layer."""
        return neuron_terms(self.trace.layers[0], 0)

    def neurons(self, number: int) -> list[Neuron]:
        """The drawn neurons of the input (0) or of a layer."""
        return self.network.columns[number].neurons

    def equation(self, number: int) -> LayerEquation:
        """A layer in numbers, on the board."""
        return LayerEquation(self.style, self.drawn, number, self.board)

    def heading(self, source: str) -> Formula:
        """A formula above the board."""
        formula = Formula(self.style, source)
        formula.scale(min(1.0, self.head.width / formula.width, self.head.height / formula.height))
        return formula.move_to(self.head.at(0.0, 0.55), aligned_edge=LEFT)

    def worked_sum(self) -> WorkedSum:
        """The sum in the first neuron, line by line, in the whole panel."""
        has_line = self.drawn.layers[0].has_activation and self._graph(1, self.x[0]) is not None
        activation = f"{activation_symbol(self.drawn, 1)}(z)" if has_line else None
        region = Region(self.board.left, self.board.right, self.board.bottom, self.head.top)
        labels = ("x", "b", "z", activation)
        return WorkedSum(self.style, self.first_neuron, self.drawn.layers[0].rows, labels, self.words["sum"], region)

    def activation_plot(self, number: int, above: LayerEquation) -> ActivationPlot | None:
        """The graph of a layer's activation with its neurons, above their preactivations; None without a graph."""
        layer = self.drawn.layers[number - 1]
        shown = list(layer.columns.shown)
        reach = graph_reach(layer.preactivations[shown])
        z = torch.linspace(-reach, reach, GRAPH_POINTS, dtype=self.x.dtype, device=self.x.device)
        a = self._graph(number, z)
        if a is None:
            return None
        bottom = float(above.preactivation.get_top()[1]) + 0.25
        region = Region(self.board.left, self.board.right, bottom, self.board.top)
        neurons = (layer.preactivations[shown], layer.activations[shown])
        return ActivationPlot(self.style, region, (to_numpy(z), to_numpy(a)), neurons, layer.role)

    def output_bars(self) -> OutputBars:
        """The outputs as bars, the largest marked."""
        sample, outputs = self.drawn.samples[-1], self.drawn.outputs
        values = outputs[list(sample.shown)]
        word = self.words["output_class"]
        labels = [f"{word} {index + 1}" for index in sample.shown] if len(outputs) > 1 else ["$bold(y)$"]
        return OutputBars(
            self.style,
            self.board.inset(0.1, 0.3),
            values,
            sample,
            labels,
            fewest_places(values),
            winner=sample.shown.index(self.winner),
            colour=self.drawn.layers[-1].role,
        )

    def whole_pass(self) -> WholePass:
        """All layers in one formula, in the whole panel."""
        return WholePass(
            self.style, self.drawn, Region(self.board.left, self.board.right, self.board.bottom, self.head.top)
        )

    def _graph(self, number: int, z: Float[Tensor, " points"]) -> Float[Tensor, " points"] | None:
        return activation_graph(self.module, self.x, number - 1, z)

    def _layer_names(self) -> list[str]:
        hidden = [f"{self.words['hidden']} {k}" for k in range(1, self.last)] if self.last > 2 else []
        return [self.words["input"], *(hidden or [self.words["hidden"]] * (self.last - 1)), self.words["output"]]
