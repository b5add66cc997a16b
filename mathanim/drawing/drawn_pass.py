"""One forward pass as the numbers to be drawn: taken from tensors once, with the neurons that are shown."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mathanim.drawing.layer_sample import Sample, sample_of
from mathanim.drawing.rounding import fewest_places, is_exact
from mathanim.maths.neural_networks.layers import ForwardPass, LayerPass
from mathanim.maths.tensors import to_numpy

Array = NDArray[np.float64]


@dataclass(frozen=True)
class DrawnLayer:
    """What one layer makes of its inputs; ``rows`` are the inputs shown, ``columns`` the neurons shown.

    ``weights`` (inputs, neurons), ``inputs`` (inputs,), the rest (neurons,).
    """

    number: int
    activation: str
    inputs: Array
    weights: Array
    bias: Array
    preactivations: Array
    activations: Array
    rows: Sample
    columns: Sample

    @property
    def role(self) -> str:
        """The layer's colour, by its name in formulas."""
        return layer_role(self.number)

    @property
    def has_activation(self) -> bool:
        """Whether something happens to x W + b."""
        return self.activation != "Identity"


@dataclass(frozen=True)
class DrawnPass:
    """One input on its way through a network, layer by layer."""

    layers: tuple[DrawnLayer, ...]

    @property
    def inputs(self) -> Array:
        """What goes in."""
        return self.layers[0].inputs

    @property
    def outputs(self) -> Array:
        """What comes out."""
        return self.layers[-1].activations

    @property
    def samples(self) -> tuple[Sample, ...]:
        """What is shown of the inputs and of each layer."""
        return (self.layers[0].rows, *(layer.columns for layer in self.layers))

    @property
    def parameter_places(self) -> int:
        """The places with which weights and biases are written."""
        return fewest_places(np.concatenate([part.ravel() for la in self.layers for part in (la.weights, la.bias)]))

    @property
    def input_places(self) -> int:
        """The places with which the input is written."""
        return fewest_places(self.inputs)

    @property
    def values(self) -> Array:
        """Every preactivation and activation."""
        return np.concatenate([part for la in self.layers for part in (la.preactivations, la.activations)])

    @property
    def strongest(self) -> float:
        """The largest size of a number in any neuron; 1 where all are zero."""
        return float(max(np.abs(self.inputs).max(), np.abs(self.values).max())) or 1.0


def drawn_pass(forward_pass: ForwardPass) -> DrawnPass:
    """The first sample of a forward pass; of a wide output layer, the largest output is among those shown."""
    widths = forward_pass.widths
    winner = int(forward_pass.outputs[0].argmax())
    samples = [sample_of(width, winner if k == len(widths) - 1 else None) for k, width in enumerate(widths)]
    each = enumerate(forward_pass.layers)
    return DrawnPass(tuple(_drawn_layer(k + 1, layer, samples[k], samples[k + 1]) for k, layer in each))


def layer_role(number: int) -> str:
    """The colour of the layer with this number, from 1, by its name in formulas; they recur after four."""
    return f"layer{'ABCD'[(number - 1) % 4]}"


def equals(values: Any, places: int) -> str:
    """The sign between a number and its rounding, in Typst mathematics."""
    return "=" if is_exact(values, places) else "approx"


def _drawn_layer(number: int, one: LayerPass, rows: Sample, columns: Sample) -> DrawnLayer:
    return DrawnLayer(
        number=number,
        activation=one.layer.activation,
        inputs=to_numpy(one.inputs[0]),
        weights=to_numpy(one.layer.weights),
        bias=to_numpy(one.layer.bias),
        preactivations=to_numpy(one.preactivations[0]),
        activations=to_numpy(one.activations[0]),
        rows=rows,
        columns=columns,
    )
