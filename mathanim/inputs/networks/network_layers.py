"""Layers as lecturers write them, x W + b."""

from dataclasses import dataclass

from torch import Tensor, nn

from mathanim.inputs.networks.activation_names import Activation
from mathanim.inputs.networks.activations import activation_of


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
