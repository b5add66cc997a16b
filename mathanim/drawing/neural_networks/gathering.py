"""Numbers that leave the places where they belong and gather in a matrix."""

from collections.abc import Sequence

from manim import AnimationGroup, FadeIn, LaggedStart
from manim.typing import Point3D

from mathanim.drawing.neural_networks.layer_equation import LayerEquation, Part
from mathanim.drawing.neural_networks.layered_network import LayeredNetwork


def gather_parameters(equation: LayerEquation, network: LayeredNetwork, run_time: float) -> list[AnimationGroup]:
    """A layer's weights leave its edges for the matrix; then its biases leave its neurons for their row."""
    number = equation.layer.number
    from_edges = gathering(equation.weights, network.edges[number - 1].middles, 0.75 * run_time)
    from_neurons = gathering(equation.bias, network.columns[number].centres, 0.25 * run_time)
    return [from_edges, from_neurons]


def gather_inputs(equation: LayerEquation, network: LayeredNetwork, run_time: float) -> AnimationGroup:
    """What the neurons before a layer hold is written into its row of inputs."""
    return gathering(equation.inputs, network.columns[equation.layer.number - 1].centres, run_time)


def gathering(part: Part, sources: Sequence[Point3D], run_time: float) -> AnimationGroup:
    """The numbers of a part grow out of their sources and move to where they stand, one after another."""
    pairs = zip(part.numbers, sources, strict=True)
    moves = LaggedStart(*(FadeIn(n, target_position=s, scale=0.4) for n, s in pairs), lag_ratio=0.15, run_time=run_time)
    return AnimationGroup(FadeIn(part.frame, run_time=min(0.5, run_time)), moves)
