"""Layers as lecturers write them, x W + b, and what may be wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from torch import Tensor, nn

from mathanim.inputs.errors import Finding
from mathanim.inputs.networks.activations import Activation, activation_of

MOST_LAYERS = 32
MOST_NUMBERS = 10_000_000
MOST_BYTES = 8 * MOST_NUMBERS + 2_000_000


@dataclass(frozen=True)
class LayerNumbers:
    """activation(x W + b): ``weights`` (inputs, outputs) and ``bias`` (outputs,), float64."""

    weights: Tensor
    bias: Tensor
    activation: Activation


def layers_of(network: nn.Sequential) -> tuple[LayerNumbers, ...]:
    """The layers of ``nn.Linear`` and activations in a row: their numbers, detached, as W (inputs, outputs) and b.

    Raises:
        ValueError: a part that is neither ``nn.Linear`` nor a known activation.
    """
    layers: list[LayerNumbers] = []
    for part in network:
        if isinstance(part, nn.Linear):
            layers.append(LayerNumbers(part.weight.detach().T, part.bias.detach(), "identity"))
        elif layers and (activation := activation_of(part)) != "identity":
            layers[-1] = LayerNumbers(layers[-1].weights, layers[-1].bias, activation)
    return tuple(layers)


def fault_of_sizes(sizes: Sequence[int]) -> str:
    """What is wrong with a network of these widths, inputs first; empty when it can be made."""
    if not 2 <= len(sizes) <= MOST_LAYERS + 1:
        return f"needs 1 to {MOST_LAYERS} layers, not {len(sizes) - 1}"
    numbers = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes))
    return "" if numbers <= MOST_NUMBERS else f"needs at most {MOST_NUMBERS} weights and biases, not {numbers}"


def faults_of_widths(layers: Sequence[LayerNumbers]) -> Iterator[Finding]:
    """A finding for each layer whose bias or inputs do not fit."""
    before = None
    for place, layer in enumerate(layers):
        inputs, outputs = layer.weights.shape
        is_turned = before == outputs != inputs
        if before not in (None, inputs):
            hint = ", as if they were stored the other way round: swap rows and columns" if is_turned else ""
            message = f"needs {before} rows, one for each neuron of the layer before, not {inputs}{hint}"
            yield Finding(f"layers[{place}].weights", message)
        if layer.bias.shape != (outputs,) and not is_turned:
            message = f"needs {outputs} numbers, one for each column of the weights, not {layer.bias.numel()}"
            yield Finding(f"layers[{place}].bias", message)
        before = inputs if is_turned else outputs
