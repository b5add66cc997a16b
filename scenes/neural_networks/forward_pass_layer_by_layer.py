"""The forward pass of a real network, layer by layer: x W + b, the activation, and again."""

from collections.abc import Mapping

from manim import RIGHT, Animation, Create, FadeIn, FadeOut, LaggedStart, Mobject, VMobject

from mathanim.drawing.neural_networks import forward_formulas
from mathanim.drawing.neural_networks.forward_pass_cast import ForwardPassCast
from mathanim.drawing.neural_networks.gathering import gather_inputs, gather_parameters
from mathanim.drawing.neural_networks.neurons import FillNeurons
from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.inputs.networks.network_and_input import NetworkAndInput
from mathanim.inputs.quantities import Quantity


class ForwardPassLayerByLayer(Storyboard):
    """The numbers of one input on their way through every layer of a network."""

    Parameters = NetworkAndInput

    def setup(self) -> None:
        """Run the network, and draw it with its layers named."""
        network, x = self.parameters.network, self.parameters.input.to(self.device)
        self.cast = ForwardPassCast(self.style, network, x, self.texts[self.setting.language])
        self.network, self.drawn = self.cast.network, self.cast.drawn
        self.above, self.ring = Mobject(), Mobject()

    def numbers(self) -> Mapping[str, Quantity]:
        """What the texts may name."""
        return self.cast.numbers()

    def beats(self) -> Beats:
        """From the drawing to the formula; a later layer has a beat only where there is such a layer."""
        last, activation = self.cast.last, self.activate if self.cast.activates_each(1) else self.activate_together
        return [
            *(self.meet_network, self.group_weights, self.feed_input, self.work_out_one_neuron, self.work_out_layer),
            *[activation] * self.drawn.layers[0].has_activation,
            *[self.pass_second_layer] * (last > 2) + [self.pass_middle_layers] * (last > 3),
            *[self.pass_last_layer] * (last > 1),
            *[self.name_the_winner if len(self.drawn.outputs) > 1 else self.read_value, self.write_whole_pass],
        ]

    def meet_network(self) -> None:
        for column, name, mark in zip(self.network.columns, self.network.names, self.network.marks, strict=True):
            self.play(FadeIn(column, name, mark), run_time=0.6)
        for edges in self.network.edges:
            self.play(Create(edges, lag_ratio=0.05), run_time=1)
        self.add(self.network)
        self.play(FadeIn(self.cast.legend))

    def group_weights(self) -> None:
        self.play(FadeOut(self.cast.legend), self.network.animate.place_in(self.cast.beside), run_time=1.5)
        self.layer = self.cast.equation(1)
        self.labels = self.cast.labels(self.layer)
        self.play(self.network.lighting(1), FadeIn(self.labels))
        for gathering in gather_parameters(self.layer, self.network, run_time=4):
            self.play(gathering)
        self._write_above(forward_formulas.shapes(self.drawn, 1))

    def feed_input(self) -> None:
        self.play(FillNeurons(*self.cast.neurons(0), level=1), FadeOut(self.labels))
        self.play(gather_inputs(self.layer, self.network, run_time=1.5))
        self._write_above(forward_formulas.sum_formula(self.drawn, 1), self.layer.signs)

    def work_out_one_neuron(self) -> None:
        neuron, self.worked = self.cast.neurons(1)[0], self.cast.worked_sum()
        self.ring = self.network.ring(self.style, 1, 0)
        self.play(FadeOut(self.layer.terms), self.network.lighting(1, neurons=[0]), FadeIn(self.ring))
        self._write_above(forward_formulas.neuron_formula(len(self.drawn.inputs)))
        for line in self.worked.products:
            self.play(FadeIn(line, shift=0.2 * RIGHT), run_time=0.8)
        total, bias, preactivation, *activations = self.worked.ends
        self.play(LaggedStart(FadeIn(self.worked.rules[0], self.worked.dots, total), FadeIn(bias), lag_ratio=1))
        self.play(FadeIn(self.worked.rules[1], preactivation), FillNeurons(neuron, level=1))
        for activation in activations:
            self.play(FadeIn(activation), FillNeurons(neuron, level=2))

    def work_out_layer(self) -> None:
        sums, focus, light = self.layer.preactivation, self.layer.focusing, self.network.lighting
        self.play(FadeOut(self.worked))
        self._write_above(forward_formulas.sum_formula(self.drawn, 1), self.layer.terms, sums.frame, sums.signs)
        for j, neuron in enumerate(self.cast.neurons(1)):
            self.play(*focus(j), light(1, neurons=[j]), self.ring.animate.move_to(neuron), run_time=0.5)
            self.play(FadeIn(sums.block.column(j), scale=0.6), FillNeurons(neuron, level=1), run_time=0.6)
        self.play(*focus(None), light(1), FadeOut(self.ring))

    def activate(self) -> None:
        plot = self.cast.activation_plot(1, self.layer)
        self._activate(plot, *plot.appearing())

    def activate_together(self) -> None:
        formula = self.cast.softmax_formula(self.layer)
        self._activate(formula, FadeIn(formula))

    def pass_second_layer(self) -> None:
        self._pass_layer(2, pace=1.0)

    def pass_middle_layers(self) -> None:
        for number in range(3, self.cast.last):
            self._pass_layer(number, pace=0.5)

    def pass_last_layer(self) -> None:
        self._pass_layer(self.cast.last, pace=0.7)

    def name_the_winner(self) -> None:
        self.read_value()
        self.ring = self.network.ring(self.style, self.cast.last, self.bars.winner)
        self.above = self.cast.answer(self.word("answer"))
        self.play(FadeIn(self.ring, self.above))

    def read_value(self) -> None:
        self.bars = self.cast.output_bars()
        self.play(FadeOut(self.layer, self.above))
        self.above, self.ring = Mobject(), Mobject()
        self.play(FadeIn(self.bars.frame))
        self.play(LaggedStart(*self.bars.growing(), lag_ratio=0.4))

    def write_whole_pass(self) -> None:
        whole = self.cast.whole_pass()
        self.play(FadeOut(self.bars, self.ring, self.above))
        for number, line in enumerate(whole.layers, start=1):
            self.play(self.network.lighting(number), FadeIn(line, shift=0.2 * RIGHT))
        self.play(self.network.lighting(*range(1, self.cast.last + 1)), FadeIn(whole.formula))
        self.play(LaggedStart(FadeIn(whole.result), FadeIn(whole.proof), lag_ratio=1))

    def _activate(self, picture: VMobject, *appearing: Animation) -> None:
        """Show what the first layer's activation does in place of its weights, then do it."""
        self.play(FadeOut(self.layer.terms, self.layer.preactivation.signs))
        self.layer.keep_results()
        self._write_above(forward_formulas.activation_formula(self.drawn, 1))
        for animation in appearing:
            self.play(animation)
        self.layer.add(picture)
        self.play(FadeIn(self.layer.activation), FillNeurons(*self.cast.neurons(1), level=2), run_time=1.5)

    def _pass_layer(self, number: int, pace: float) -> None:
        """Do to a layer at once what was done to the first one step by step."""
        self.play(FadeOut(self.layer, self.above), self.network.lighting(number), run_time=pace)
        self.above, self.layer, neurons = Mobject(), self.cast.equation(number), self.cast.neurons(number)
        self.play(gather_inputs(self.layer, self.network, pace), *gather_parameters(self.layer, self.network, 2 * pace))
        self._write_above(forward_formulas.layer_heading(self.drawn, number), self.layer.signs)
        self.play(FadeIn(self.layer.preactivation), FillNeurons(*neurons, level=1), run_time=1.5 * pace)
        if self.layer.layer.has_activation:
            self.play(FadeIn(self.layer.activation), FillNeurons(*neurons, level=2), run_time=1.5 * pace)

    def _write_above(self, source: str, *appearing: Mobject) -> None:
        """Put another formula above the board."""
        before, self.above = self.above, self.cast.heading(source)
        self.play(FadeOut(before), run_time=0.3)
        self.play(FadeIn(self.above, *appearing), run_time=0.7)
