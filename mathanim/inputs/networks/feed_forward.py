"""A feed-forward network that was handed in: real torch modules, and how to say briefly which network it is."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Self

import torch
from torch import nn

from mathanim.inputs.networks.activation_names import Activation
from mathanim.inputs.networks.activations import MODULES
from mathanim.inputs.networks.layer_sizes import refuse_widths
from mathanim.inputs.networks.network_layers import LayerNumbers, layers_of

MOST_NUMBERS_WRITTEN = 10_000


class FeedForward(nn.Sequential):
    """``nn.Linear`` and activations in a row.

    ``written`` is what a user may write to get it, where that is shorter than all its numbers; ``is_assumed`` says
    that nobody told the activations.
    """

    written: Mapping[str, Any] | None = None
    is_assumed = False

    def written_as(self, value: Mapping[str, Any], *, is_assumed: bool = False) -> Self:
        """The network itself, which remembers how to write it."""
        self.written = value
        self.is_assumed = is_assumed or self.is_assumed
        return self

    @property
    def activations(self) -> list[Activation]:
        """The activation of each layer."""
        return [layer.activation for layer in layers_of(self)]


def network_of(layers: Sequence[LayerNumbers]) -> FeedForward:
    """The layers as ``nn.Linear`` and activation modules in a row, in eval mode, holding the same numbers.

    Raises:
        InputError: a finding for each layer whose bias or inputs do not fit.
    """
    refuse_widths([(*layer.weights.shape, layer.bias.numel()) for layer in layers])
    parts: OrderedDict[str, nn.Module] = OrderedDict()
    for number, layer in enumerate(layers, start=1):
        parts[f"layer_{number}"] = _linear(layer)
        if layer.activation != "identity":
            parts[f"activation_{number}"] = MODULES[layer.activation]()
    return FeedForward(parts).eval()


def plain_network(network: nn.Sequential) -> dict[str, Any]:
    """The network as a user would write it; a large one that nobody wrote, by its sizes and a digest of its numbers."""
    if isinstance(network, FeedForward) and network.written is not None:
        return dict(network.written)
    layers = layers_of(network)
    if sum(parameter.numel() for parameter in network.parameters()) <= MOST_NUMBERS_WRITTEN:
        return {"layers": [_plain_layer(layer) for layer in layers]}
    digest = sha256()
    for layer in layers:
        digest.update(layer.weights.contiguous().cpu().numpy().tobytes() + layer.bias.cpu().numpy().tobytes())
    return {
        "sizes": sizes_of(layers),
        "activations": [layer.activation for layer in layers],
        "sha256": digest.hexdigest(),
    }


def told_network(network: nn.Sequential) -> str:
    """The widths and activations in a line: "784 inputs → 512 relu → 10 softmax"."""
    layers = layers_of(network)
    words = [f"{layer.bias.shape[0]} {layer.activation}" for layer in layers]
    line = " → ".join([f"{sizes_of(layers)[0]} inputs", *words])
    is_assumed = isinstance(network, FeedForward) and network.is_assumed
    return f"{line}; the file does not tell activations: these are assumed" if is_assumed else line


def sizes_of(layers: Sequence[LayerNumbers]) -> list[int]:
    """The number of inputs, then the neurons of each layer."""
    return [int(layers[0].weights.shape[0]), *(int(layer.bias.shape[0]) for layer in layers)]


def _linear(layer: LayerNumbers) -> nn.Linear:
    inputs, outputs = layer.weights.shape
    linear = nn.Linear(inputs, outputs, dtype=torch.float64)
    with torch.no_grad():
        linear.weight.copy_(layer.weights.T)
        linear.bias.copy_(layer.bias)
    return linear


def _plain_layer(layer: LayerNumbers) -> dict[str, Any]:
    return {"weights": layer.weights.tolist(), "bias": layer.bias.tolist(), "activation": layer.activation}
