"""A feed-forward network as layers of numbers, as sizes and a seed, or as a file of layers or of trained weights."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from mathanim.inputs.networks.feed_forward import FeedForward, network_of
from mathanim.inputs.networks.layer_sizes import refuse_sizes
from mathanim.inputs.networks.network_fields import LayerFile, NetworkFile, inside, table_in, told_in, written_network
from mathanim.inputs.networks.network_file import weights_in
from mathanim.inputs.networks.network_layers import LayerNumbers, layers_of
from mathanim.inputs.regular_file import naming
from mathanim.maths.neural_networks.small_network import small_network


def network_from(value: object) -> nn.Sequential:
    """The network that a table of layers, sizes or a file describes, in float64 and eval mode.

    Args:
        value: ``{layers = [{weights, bias, activation}, ...]}`` with weights shaped inputs × outputs, or
            ``{sizes = [3, 4, 4, 2], activation = "relu", seed = 1}``, or ``{file = "digits.safetensors"}``, or
            ``{file = "layers.toml"}``, which holds one of these.

    Raises:
        InputError: every fault at once: sizes that do not fit, too large, not finite, or a file that is unsafe.
    """
    if isinstance(value, nn.Sequential):
        return value
    wanted = written_network(value)
    if wanted.toml is not None:
        return _from_toml(wanted.toml)
    if wanted.layers is not None:
        return network_of([_layer(each) for each in wanted.layers])
    if wanted.sizes is not None:
        return _from_sizes(wanted, wanted.sizes)
    return _from_weights(wanted, wanted.file or "")


def _from_toml(path: Path) -> FeedForward:
    with told_in(path):
        network = network_from(table_in(path))
    assert isinstance(network, FeedForward)
    return network.written_as({"file": str(path)})


def _layer(written: LayerFile) -> LayerNumbers:
    weights, bias = (torch.tensor(numbers, dtype=torch.float64) for numbers in (written.weights, written.bias))
    return LayerNumbers(weights, bias, written.activation)


def _from_sizes(wanted: NetworkFile, sizes: tuple[int, ...]) -> FeedForward:
    refuse_sizes(sizes)
    numbers = layers_of(small_network(sizes, nn.Identity, wanted.seed))
    network = _activated([(layer.weights, layer.bias) for layer in numbers], wanted)
    return network.written_as({"sizes": list(sizes), "seed": wanted.seed, "activations": network.activations})


def _from_weights(wanted: NetworkFile, file: str) -> FeedForward:
    with naming(Path(file)), inside("file"):
        pairs = weights_in(Path(file))
    network = _activated(pairs, wanted)
    is_assumed = not wanted.own_activations
    return network.written_as({"file": file, "activations": network.activations}, is_assumed=is_assumed)


def _activated(pairs: Sequence[tuple[Tensor, Tensor]], wanted: NetworkFile) -> FeedForward:
    """The layers, each with its wanted activation."""
    names = wanted.activation_of_each(len(pairs))
    return network_of([LayerNumbers(*pair, name) for pair, name in zip(pairs, names, strict=True)])
