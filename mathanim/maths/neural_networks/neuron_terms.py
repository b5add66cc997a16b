"""The sum inside one neuron, term by term."""

from dataclasses import dataclass

from jaxtyping import Float
from torch import Tensor

from mathanim.maths.neural_networks.layers import LayerPass


@dataclass(frozen=True)
class NeuronTerms:
    """How one neuron comes to its activation: products xᵢ wᵢ, their sum, plus the bias, then the activation."""

    inputs: Float[Tensor, "samples inputs"]
    weights: Float[Tensor, " inputs"]
    products: Float[Tensor, "samples inputs"]
    weighted_sums: Float[Tensor, " samples"]
    bias: Float[Tensor, ""]
    preactivations: Float[Tensor, " samples"]
    activations: Float[Tensor, " samples"]


def neuron_terms(layer_pass: LayerPass, neuron: int) -> NeuronTerms:
    """The terms of one neuron (counted from 0) of a layer, for the whole batch.

    Raises:
        ValueError: if the layer has no such neuron.
    """
    layer = layer_pass.layer
    neurons = layer.bias.shape[0]
    if not 0 <= neuron < neurons:
        raise ValueError(f"{layer.name} has neurons 0 to {neurons - 1}, and no neuron {neuron}")
    products = layer_pass.inputs * layer.weights[:, neuron]
    return NeuronTerms(
        inputs=layer_pass.inputs,
        weights=layer.weights[:, neuron],
        products=products,
        weighted_sums=products.sum(-1),
        bias=layer.bias[neuron],
        preactivations=layer_pass.preactivations[:, neuron],
        activations=layer_pass.activations[:, neuron],
    )


def layer_terms(layer_pass: LayerPass) -> Float[Tensor, "samples inputs outputs"]:
    """The products xᵢ wᵢⱼ of every neuron j at once; with the bias, they sum over i to the preactivations."""
    return layer_pass.inputs[:, :, None] * layer_pass.layer.weights
