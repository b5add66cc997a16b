"""The forward pass of a real network, layer by layer: x W + b, the activation, and again."""

from collections.abc import Mapping
from copy import deepcopy

from manim import RIGHT, Create, FadeIn, FadeOut, GrowFromPoint, LaggedStart, VGroup
from pydantic import Field, model_validator
from torch.nn import Linear

from mathanim.drawing.forward_formulas import activation_formula, layer_formula, sum_formula
from mathanim.drawing.forward_pass_cast import ForwardPassCast
from mathanim.drawing.gathering import gather_inputs, gather_parameters
from mathanim.drawing.neurons import FillNeurons
from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.inputs.errors import InputError
from mathanim.inputs.matrix import vector_from
from mathanim.inputs.matrix_fields import Vector
from mathanim.inputs.network import NetworkInput, network_from
from mathanim.inputs.parameters import Parameters

MOST_LAYERS = 6


class NetworkAndInput(Parameters):
    """The network, and what is fed to it."""

    network: NetworkInput = Field(
        default=network_from({"sizes": (3, 4, 4, 2), "activation": "relu", "seed": 34}),
        description="a feed-forward network: its layers, its sizes and a seed, or a file of weights",
    )
    input: Vector = Field(default=vector_from((1.0, 0.5, -1.0)), description="the vector x: one number for each input neuron")

    @model_validator(mode="after")
    def _fit(self) -> "NetworkAndInput":
        widths = [int(part.in_features) for part in self.network if isinstance(part, Linear)]
        if len(widths) > MOST_LAYERS:
            raise InputError.of(f"needs at most {MOST_LAYERS} layers to be drawn, not {len(widths)}", "network")
        if len(self.input) != widths[0]:
            raise InputError.of(f"needs {widths[0]} numbers, one for each input, not {len(self.input)}", "input")
        return self


class ForwardPassLayerByLayer(Storyboard):
    """The numbers of one input on their way through every layer of a network."""

    Parameters = NetworkAndInput

    def setup(self) -> None:
        """Run the network, and draw it with its layers named."""
        module = deepcopy(self.parameters.network).to(self.device)
        words = self.texts[self.setting.language].words
        self.cast = ForwardPassCast(self.style, module, self.parameters.input.to(self.device), words, self._mark)
        self.network, self.plot = self.cast.network, VGroup()

    def numbers(self) -> Mapping[str, float]:
        """How wide the network is, the numbers of its first neuron, and what comes out."""
        widths, first = self.cast.trace.widths, self.cast.first_neuron
        return {
            "layers": len(widths) - 1,
            "inputs": widths[0],
            "neurons": widths[1],
            "outputs": widths[-1],
            "sum": float(first.weighted_sums[0]),
            "bias": float(first.bias),
            "preactivation": float(first.preactivations[0]),
            "winner": self.cast.winner + 1,
            "largest": float(self.cast.trace.outputs.max()),
        }

    def beats(self) -> Beats:
        """From the drawing to the formula; a later layer has a beat only where there is such a layer."""
        last = self.cast.last
        story = [self.meet_network, self.group_weights, self.feed_input, self.work_out_one_neuron, self.work_out_layer]
        story += [self.activate] if self.cast.drawn.layers[0].has_activation else []
        story += [self.pass_second_layer] if last > 2 else []
        story += [self.pass_middle_layers] if last > 3 else []
        story += [self.pass_last_layer] if last > 1 else []
        story += [self.name_the_winner if self.cast.trace.widths[-1] > 1 else self.read_value]
        return [*story, self.write_whole_pass]

    def meet_network(self) -> None:
        for column, name, mark in zip(self.network.columns, self.network.names, self.network.marks, strict=True):
            self.play(FadeIn(column), FadeIn(name), FadeIn(mark), run_time=0.6)
        for edges in self.network.edges:
            self.play(Create(edges, lag_ratio=0.05), run_time=1)
        self.add(self.network)
        self.play(FadeIn(self.cast.legend))

    def group_weights(self) -> None:
        self.play(FadeOut(self.cast.legend), self.network.animate.place_in(self.cast.beside), run_time=1.5)
        self.play(self.network.animate.light(1))
        self.board = self.cast.equation(1)
        for gathering in gather_parameters(self.board, self.network, run_time=4):
            self.play(gathering)

    def feed_input(self) -> None:
        self.play(FillNeurons(*self.cast.neurons(0), level=1))
        self.play(gather_inputs(self.board, self.network, run_time=1.5))
        self._head_board(sum_formula(self.cast.drawn, 1))

    def work_out_one_neuron(self) -> None:
        neuron, self.worked = self.cast.neurons(1)[0], self.cast.worked_sum()
        self.ring = self.network.ring(self.style, 1, 0)
        self.play(FadeOut(self.board.terms), FadeOut(self.formula))
        self.play(self.network.animate.light(1, neurons=[0]), FadeIn(self.ring))
        for line in self.worked.products:
            self.play(FadeIn(line, shift=0.2 * RIGHT), run_time=0.8)
        total, bias, preactivation, *activation = self.worked.ends
        self.play(FadeIn(self.worked.rules[0], self.worked.dots, total))
        self.play(FadeIn(bias))
        self.play(FadeIn(self.worked.rules[1], preactivation), FillNeurons(neuron, level=1))
        for line in activation:
            self.play(FadeIn(line), FillNeurons(neuron, level=2))

    def work_out_layer(self) -> None:
        focused, sums = (self.board.weights, self.board.bias), self.board.preactivation
        self.play(FadeOut(self.worked), FadeIn(self.board.terms), FadeIn(self.formula), FadeIn(sums.frame))
        for j, neuron in enumerate(self.cast.neurons(1)):
            lit = [part.animate.focus(j) for part in focused]
            self.play(
                *lit, self.network.animate.light(1, neurons=[j]), self.ring.animate.move_to(neuron.disc), run_time=0.5
            )
            self.play(FadeIn(sums.block.column(j), scale=0.6), FillNeurons(neuron, level=1), run_time=0.6)
        lit = [part.animate.focus(None) for part in focused]
        self.play(*lit, self.network.animate.light(1), FadeOut(self.ring))

    def activate(self) -> None:
        self.play(FadeOut(self.board.terms), FadeOut(self.formula))
        if plot := self.cast.activation_plot(1, self.board):
            self.play(FadeIn(plot.axes), Create(plot.curve))
            rise = [GrowFromPoint(dot, foot) for dot, foot in zip(plot.points_on_graph, plot.feet, strict=True)]
            self.play(FadeIn(plot.drops), LaggedStart(*rise, lag_ratio=0.3), run_time=1.5)
            self.plot = plot
        self._head_board(activation_formula(self.cast.drawn, 1))
        self.play(FadeIn(self.board.activation), FillNeurons(*self.cast.neurons(1), level=2), run_time=1.5)

    def pass_second_layer(self) -> None:
        self._pass_layer(2, pace=1.0)

    def pass_middle_layers(self) -> None:
        for number in range(3, self.cast.last):
            self._pass_layer(number, pace=0.5)

    def pass_last_layer(self) -> None:
        self._pass_layer(self.cast.last, pace=0.7)

    def name_the_winner(self) -> None:
        self.bars = self.cast.output_bars()
        self._clear_board()
        self.play(self.network.animate.light(self.cast.last), FadeIn(self.bars.frame))
        self.play(LaggedStart(*self.bars.growing(), lag_ratio=0.4))
        self.ring = self.network.ring(self.style, self.cast.last, self.bars.winner)
        self.play(FadeIn(self.ring))

    def read_value(self) -> None:
        self.name_the_winner()

    def write_whole_pass(self) -> None:
        whole = self.cast.whole_pass()
        self.play(FadeOut(self.bars), FadeOut(self.ring))
        for number, line in enumerate(whole.layers, start=1):
            self.play(self.network.animate.light(number), FadeIn(line, shift=0.2 * RIGHT))
        self.play(self.network.animate.light(*range(1, self.cast.last + 1)), FadeIn(whole.formula))
        self.play(FadeIn(whole.result))

    def _pass_layer(self, number: int, pace: float) -> None:
        """Do to a layer at once what was done to the first one step by step."""
        self._clear_board()
        self.board = self.cast.equation(number)
        self.play(self.network.animate.light(number), run_time=pace)
        self.play(gather_inputs(self.board, self.network, pace), *gather_parameters(self.board, self.network, 2 * pace))
        self._head_board(layer_formula(self.cast.drawn, number))
        self.play(
            FadeIn(self.board.preactivation), FillNeurons(*self.cast.neurons(number), level=1), run_time=1.5 * pace
        )
        if self.board.layer.has_activation:
            self.play(
                FadeIn(self.board.activation), FillNeurons(*self.cast.neurons(number), level=2), run_time=1.5 * pace
            )

    def _head_board(self, source: str) -> None:
        self.formula = self.cast.heading(source)
        self.play(FadeIn(self.formula), run_time=0.6)

    def _clear_board(self) -> None:
        self.play(FadeOut(self.board), FadeOut(self.formula), FadeOut(self.plot), run_time=0.6)

    def _mark(self, shown: int, total: int) -> str:
        return self.texts[self.setting.language].word("sample", {"shown": shown, "total": total})
