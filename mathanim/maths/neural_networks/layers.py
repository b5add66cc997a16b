"""The records of a feed-forward pass: layers, and what happened in them."""

from dataclasses import dataclass

from jaxtyping import Float
from torch import Tensor


@dataclass(frozen=True)
class Layer:
    """One layer, as lecturers write it: activation(x W + b).

    Column j of ``weights`` belongs to neuron j. (torch stores the transpose.) ``activation`` is the name of the torch
    class, such as "ReLU"; "Identity" where there is none; several are joined by " then ".
    """

    name: str
    weights: Float[Tensor, "inputs outputs"]
    bias: Float[Tensor, " outputs"]
    activation: str


@dataclass(frozen=True)
class LayerPass:
    """A batch on its way through one layer: in, x W + b, and the activation of that."""

    layer: Layer
    inputs: Float[Tensor, "samples inputs"]
    preactivations: Float[Tensor, "samples outputs"]
    activations: Float[Tensor, "samples outputs"]


@dataclass(frozen=True)
class ForwardPass:
    """A batch on its way through a whole network; the last activations are the network's own output, bit by bit."""

    inputs: Float[Tensor, "samples inputs"]
    layers: tuple[LayerPass, ...]

    @property
    def outputs(self) -> Float[Tensor, "samples outputs"]:
        """What the network returned."""
        return self.layers[-1].activations

    @property
    def widths(self) -> tuple[int, ...]:
        """The number of inputs, then the number of neurons of each layer."""
        return (self.inputs.shape[1], *(each.layer.bias.shape[0] for each in self.layers))
