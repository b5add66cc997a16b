"""A feed-forward network as layers of numbers, as sizes and a seed, or as a file of trained weights."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field
from torch import Tensor, nn

from mathanim.inputs.activations import Activation
from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.matrix_fields import Matrix, Vector
from mathanim.inputs.network_file import weights_in
from mathanim.inputs.network_layers import LayerNumbers, fault_of_sizes, layers_of, network_of, plain_network
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy
from mathanim.maths.neural_networks.small_network import small_network


class LayerFile(Strict):
    """One layer: activation(x W + b)."""

    weights: Matrix = Field(description="a row for each input, a column for each neuron")
    bias: Vector = Field(description="a number for each neuron")
    activation: Activation = Field(default="identity", description="what each neuron does with x W + b")


class NetworkFile(Strict):
    """What a user writes: ``layers``, or ``sizes`` and ``seed``, or a ``file``."""

    layers: tuple[LayerFile, ...] | None = Field(default=None, description="the layers in order")
    sizes: tuple[int, ...] | None = Field(default=None, description="number of inputs, then neurons of each layer")
    file: str | None = Field(default=None, description="a .safetensors file or a state dict saved by torch.save")
    seed: int = Field(default=0, ge=0, lt=2**63, description="which of the networks of these sizes")
    activation: Activation = Field(default="relu", description="of each layer but the last; for sizes and file")
    last_activation: Activation = Field(default="identity", description="of the last layer; for sizes and file")


def network_from(value: object) -> nn.Sequential:
    """The network that a table of layers, sizes or a file describes, in float64 and eval mode.

    Args:
        value: ``{layers = [{weights, bias, activation}, ...]}`` with weights shaped inputs × outputs, or
            ``{sizes = [3, 4, 4, 2], activation = "relu", seed = 1}``, or ``{file = "digits.safetensors"}``.

    Raises:
        InputError: every fault at once: sizes that do not fit, too large, not finite, or a file that is unsafe.
    """
    if isinstance(value, nn.Sequential):
        return value
    wanted = checked(NetworkFile, value)
    given = [name for name in ("layers", "sizes", "file") if getattr(wanted, name) is not None]
    if len(given) != 1:
        raise InputError.of(f"needs one of layers, sizes and file, not {' and '.join(given) or 'none'}")
    if wanted.sizes is not None:
        return _from_sizes(wanted, wanted.sizes)
    return network_of(_layers_in(wanted))


def _from_sizes(wanted: NetworkFile, sizes: tuple[int, ...]) -> nn.Sequential:
    faults = [Finding(f"sizes[{i}]", f"needs at least 1, not {size}") for i, size in enumerate(sizes) if size < 1]
    if not faults and (fault := fault_of_sizes(sizes)):
        faults = [Finding("sizes", fault)]
    if faults:
        raise InputError(faults)
    numbers = layers_of(small_network(sizes, nn.Identity, wanted.seed))
    return network_of(_activated([(layer.weights, layer.bias) for layer in numbers], wanted))


def _layers_in(wanted: NetworkFile) -> list[LayerNumbers]:
    if wanted.layers is not None:
        if not wanted.layers:
            raise InputError.of("needs at least one layer, not none", "layers")
        return [LayerNumbers(layer.weights, layer.bias, layer.activation) for layer in wanted.layers]
    try:
        pairs = weights_in(Path(wanted.file or ""))
    except InputError as error:
        raise InputError(finding.inside("file") for finding in error.findings) from None
    return _activated(pairs, wanted)


def _activated(pairs: Sequence[tuple[Tensor, Tensor]], wanted: NetworkFile) -> list[LayerNumbers]:
    """The layers with the wanted activation after each, and that of the last after the last."""
    activations = [wanted.activation] * (len(pairs) - 1) + [wanted.last_activation]
    return [LayerNumbers(weights, bias, name) for (weights, bias), name in zip(pairs, activations, strict=True)]


NetworkInput = Annotated[nn.Sequential, ReadBy(network_from, plain_network, NetworkFile)]
