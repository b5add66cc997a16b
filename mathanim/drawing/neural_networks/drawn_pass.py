"""One forward pass as the numbers to be drawn: taken from tensors once, with the neurons that are shown."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mathanim.drawing.neural_networks.layer_sample import Sample, sample_of, telling_sample
from mathanim.drawing.neural_networks.number_forms import are_told_exactly
from mathanim.inputs.quantities import Quantity
from mathanim.maths.neural_networks.layers import ForwardPass, LayerPass
from mathanim.maths.tensors import to_numpy

Array = NDArray[np.float64]
GIVEN = "parameter network"
NOISE = 1e-12
"""The part of what was added up within which a sum is taken for zero: rounding of float64 leaves no more."""


@dataclass(frozen=True)
class DrawnLayer:
    """What one layer makes of its inputs; ``rows`` are the inputs shown, ``columns`` the neurons shown.

    ``weights`` (inputs, neurons), ``inputs`` (inputs,), the rest (neurons,).
    """

    number: int
    activation: str
    inputs: Quantity
    weights: Quantity
    bias: Quantity
    preactivations: Quantity
    activations: Quantity
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

    @property
    def shown_weights(self) -> Array:
        """The weights between the inputs and neurons that are shown."""
        return self.weights.array[np.ix_(self.rows.shown, self.columns.shown)]

    @property
    def shown_parameters(self) -> Array:
        """The weights and biases that are shown, in a row."""
        return np.concatenate([self.shown_weights.ravel(), self.bias.array[list(self.columns.shown)]])


@dataclass(frozen=True)
class DrawnPass:
    """One input on its way through a network, layer by layer; ``widths`` are those of the input and of each layer."""

    layers: tuple[DrawnLayer, ...]
    widths: tuple[Quantity, ...]

    @property
    def inputs(self) -> Quantity:
        """What goes in."""
        return self.layers[0].inputs

    @property
    def outputs(self) -> Quantity:
        """What comes out."""
        return self.layers[-1].activations

    @property
    def samples(self) -> tuple[Sample, ...]:
        """What is shown of the inputs and of each layer."""
        return (self.layers[0].rows, *(layer.columns for layer in self.layers))

    @property
    def values(self) -> Array:
        """Every preactivation and activation."""
        return np.concatenate([part.array for la in self.layers for part in (la.preactivations, la.activations)])

    @property
    def strongest(self) -> float:
        """The largest size of a number in any neuron; 1 where all are zero."""
        return float(max(np.abs(self.inputs.array).max(), np.abs(self.values).max())) or 1.0


def drawn_pass(forward_pass: ForwardPass) -> DrawnPass:
    """The first sample of a forward pass; of wide layers, what is shown holds the largest output."""
    widths = forward_pass.widths
    winner = int(forward_pass.outputs[0].argmax())
    before = [forward_pass.inputs, *(layer.activations for layer in forward_pass.layers[:-1])]
    samples = [*(telling_sample(to_numpy(values[0])) for values in before), sample_of(widths[-1], winner)]
    vectors = [Quantity("x", to_numpy(forward_pass.inputs[0]), "parameter input")]
    layers, doubt = [], NOISE * np.abs(vectors[0].array)
    for k, layer in enumerate(forward_pass.layers):
        sums, activations, doubt = without_noise(layer, doubt)
        shown = samples[k], samples[k + 1]
        layers.append(_drawn_layer(k + 1, layer, (vectors[-1], sums, activations), forward_pass, shown))
        vectors.append(layers[-1].activations)
    names = ["x", *(f"layer {k}" for k in range(1, len(widths)))]
    named = zip(names, widths, strict=True)
    return DrawnPass(tuple(layers), tuple(Quantity(f"width of {name}", width, GIVEN) for name, width in named))


def without_noise(one: LayerPass, doubt: Array) -> tuple[Array, Array, Array]:
    """The sums and activations (neurons,) of a layer, zero where float64 cannot tell them from it, and their doubt.

    ``doubt`` (inputs,) is how far the inputs may be from what they would be without rounding.
    """
    sums, activations = to_numpy(one.preactivations[0]), to_numpy(one.activations[0])
    reach = doubt @ np.abs(to_numpy(one.layer.weights)) + NOISE * np.abs(to_numpy(one.layer.bias))
    is_noise = np.abs(sums) <= reach
    is_noise_still = is_noise & (np.abs(activations) <= reach)
    told = np.where(is_noise_still, 0.0, activations)
    return np.where(is_noise, 0.0, sums), told, np.where(is_noise_still, reach, NOISE * np.abs(told))


def layer_role(number: int) -> str:
    """The colour of the layer with this number, from 1, by its name in formulas; they recur after four."""
    return f"layer{'ABCD'[(number - 1) % 4]}"


def equals(values: Any, places: int) -> str:
    """The sign between a number and its rounding, in Typst mathematics."""
    return "=" if are_told_exactly(values, places) else "approx"


def given_to(forward_pass: ForwardPass) -> dict[str, Any]:
    """What every number of a forward pass is made from."""
    network = " → ".join(map(str, forward_pass.widths))
    return {"network": network, "x": to_numpy(forward_pass.inputs[0])}


def _drawn_layer(
    number: int,
    one: LayerPass,
    values: tuple[Quantity, Array, Array],
    whole: ForwardPass,
    samples: tuple[Sample, Sample],
) -> DrawnLayer:
    inputs, preactivations, activated = values
    made, given = f"forward_pass(network, x).layers[{number - 1}]", given_to(whole)
    result = "y" if number == len(whole.layers) else f"a_{number}"
    activations = Quantity(result, activated, f"{made}.activations[0]", given)
    sums = Quantity(f"z_{number}", preactivations, f"{made}.preactivations[0]", given)
    return DrawnLayer(
        number=number,
        activation=one.layer.activation,
        inputs=inputs,
        weights=Quantity(f"W_{number}", to_numpy(one.layer.weights), GIVEN),
        bias=Quantity(f"b_{number}", to_numpy(one.layer.bias), GIVEN),
        preactivations=sums if one.layer.activation != "Identity" else activations,
        activations=activations,
        rows=samples[0],
        columns=samples[1],
    )
