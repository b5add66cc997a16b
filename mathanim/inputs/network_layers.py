"""Layers as lecturers write them, x W + b, made into a real torch network, and back."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn

from mathanim.inputs.activations import MODULES, Activation, activation_of
from mathanim.inputs.errors import Finding, InputError

MOST_LAYERS = 32
MOST_NUMBERS = 10_000_000
MOST_BYTES = 8 * MOST_NUMBERS + 2_000_000
MOST_NUMBERS_WRITTEN = 10_000


@dataclass(frozen=True)
class LayerNumbers:
    """activation(x W + b): ``weights`` (inputs, outputs) and ``bias`` (outputs,), float64."""

    weights: Tensor
    bias: Tensor
    activation: Activation


def network_of(layers: Sequence[LayerNumbers]) -> nn.Sequential:
    """The layers as ``nn.Linear`` and activation modules in a row, in eval mode, holding the same numbers.

    Raises:
        InputError: a finding for each layer whose bias or inputs do not fit.
    """
    if faults := list(_faults_of_widths(layers)):
        raise InputError(faults)
    parts: OrderedDict[str, nn.Module] = OrderedDict()
    for number, layer in enumerate(layers, start=1):
        parts[f"layer_{number}"] = _linear(layer)
        if layer.activation != "identity":
            parts[f"activation_{number}"] = MODULES[layer.activation]()
    return nn.Sequential(parts).eval()


def layers_of(network: nn.Sequential) -> tuple[LayerNumbers, ...]:
    """The layers of a network that ``network_of`` made: its numbers, detached, as W (inputs, outputs) and b.

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


def plain_network(network: nn.Sequential) -> dict[str, Any]:
    """The network as a user would write it; a large one by its sizes and a digest of its numbers."""
    layers = layers_of(network)
    if sum(parameter.numel() for parameter in network.parameters()) <= MOST_NUMBERS_WRITTEN:
        return {"layers": [_plain_layer(layer) for layer in layers]}
    digest = sha256()
    for layer in layers:
        digest.update(layer.weights.contiguous().cpu().numpy().tobytes() + layer.bias.cpu().numpy().tobytes())
    sizes = [layers[0].weights.shape[0], *(layer.bias.shape[0] for layer in layers)]
    return {"sizes": sizes, "activations": [layer.activation for layer in layers], "sha256": digest.hexdigest()}


def fault_of_sizes(sizes: Sequence[int]) -> str:
    """What is wrong with a network of these widths, inputs first; empty when it can be made."""
    if not 2 <= len(sizes) <= MOST_LAYERS + 1:
        return f"needs 1 to {MOST_LAYERS} layers, not {len(sizes) - 1}"
    numbers = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes))
    return "" if numbers <= MOST_NUMBERS else f"needs at most {MOST_NUMBERS} weights and biases, not {numbers}"


def _faults_of_widths(layers: Sequence[LayerNumbers]) -> Sequence[Finding]:
    faults = []
    for place, layer in enumerate(layers):
        inputs, outputs = layer.weights.shape
        if layer.bias.shape != (outputs,):
            faults.append(Finding(f"layers[{place}].bias", f"needs {outputs} numbers, not {layer.bias.numel()}"))
        if place and inputs != (before := layers[place - 1].weights.shape[1]):
            message = f"needs {before} rows, one for each neuron before it, not {inputs}"
            faults.append(Finding(f"layers[{place}].weights", message))
    return faults


def _linear(layer: LayerNumbers) -> nn.Linear:
    inputs, outputs = layer.weights.shape
    linear = nn.Linear(inputs, outputs, dtype=torch.float64)
    with torch.no_grad():
        linear.weight.copy_(layer.weights.T)
        linear.bias.copy_(layer.bias)
    return linear


def _plain_layer(layer: LayerNumbers) -> dict[str, Any]:
    return {"weights": layer.weights.tolist(), "bias": layer.bias.tolist(), "activation": layer.activation}
