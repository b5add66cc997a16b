"""A feed-forward network as layers of numbers, as sizes and a seed, or as a file of layers or of trained weights."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field
from torch import Tensor, nn

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.matrix_fields import Matrix, Vector
from mathanim.inputs.named_files import faults_of_files, with_whole_paths
from mathanim.inputs.networks.activations import Activation
from mathanim.inputs.networks.feed_forward import FeedForward, network_of, plain_network, told_network
from mathanim.inputs.networks.network_file import weights_in
from mathanim.inputs.networks.network_layers import LayerNumbers, fault_of_sizes, layers_of
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy
from mathanim.inputs.toml_text import toml_document
from mathanim.maths.neural_networks.small_network import small_network

TOML = ".toml"


class LayerFile(Strict):
    """One layer: activation(x W + b)."""

    weights: Matrix = Field(description="a row for each input, a column for each neuron")
    bias: Vector = Field(description="a number for each neuron")
    activation: Activation = Field(default="identity", description="what each neuron does with x W + b")


class NetworkFile(Strict):
    """What a user writes: ``layers``, or ``sizes`` and ``seed``, or a ``file``."""

    layers: tuple[LayerFile, ...] | None = Field(default=None, description="the layers in order")
    sizes: tuple[int, ...] | None = Field(default=None, description="number of inputs, then neurons of each layer")
    file: str | None = Field(
        default=None, description="a .toml of all this, or weights: .safetensors, or a state dict saved by torch.save"
    )
    seed: int = Field(default=0, ge=0, lt=2**63, description="which of the networks of these sizes")
    activation: Activation | None = Field(
        default=None, description="of each layer but the last, for sizes and weights in a file; relu, if not given"
    )
    last_activation: Activation | None = Field(
        default=None, description="of the last layer, for sizes and weights in a file; identity, if not given"
    )
    activations: tuple[Activation, ...] | None = Field(
        default=None, description="one for each layer, in place of activation and last_activation"
    )

    @property
    def own_activations(self) -> list[str]:
        """The names of those that were given."""
        names = ("activation", "last_activation", "activations")
        return [name for name in names if getattr(self, name) is not None]


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
    wanted = checked(NetworkFile, value)
    _refuse_contradictions(wanted)
    if wanted.file is not None and wanted.file.lower().endswith(TOML):
        return _from_toml(wanted, Path(wanted.file))
    if wanted.layers is not None:
        return network_of([LayerNumbers(each.weights, each.bias, each.activation) for each in wanted.layers])
    if wanted.sizes is not None:
        return _from_sizes(wanted, wanted.sizes)
    return _from_weights(wanted, wanted.file or "")


def _refuse_contradictions(wanted: NetworkFile) -> None:
    given = [name for name in ("layers", "sizes", "file") if getattr(wanted, name) is not None]
    if len(given) != 1:
        raise InputError.of(f"needs one of layers, sizes and file, not {' and '.join(given) or 'none'}")
    if wanted.layers is not None and not wanted.layers:
        raise InputError.of("needs at least one layer, not none", "layers")
    own = wanted.own_activations
    if wanted.layers is not None and own:
        raise InputError.of("belongs in each of the layers: write it there", own[0])
    if wanted.activations is not None and len(own) > 1:
        raise InputError.of(f"says it for every layer: leave out {' and '.join(own[:-1])}", "activations")


def _from_toml(wanted: NetworkFile, path: Path) -> FeedForward:
    """The network in a TOML file, which names no file outside its folder and no other TOML file."""
    if wanted.model_fields_set != {"file"}:
        raise InputError.of("says everything about its network: write the rest into it", "file")
    folder = path.absolute().parent
    try:
        table: dict[str, Any] = with_whole_paths(toml_document(path), folder)
        if faults := list(faults_of_files(table, folder)):
            raise InputError(faults)
        if str(table.get("file", "")).lower().endswith(TOML):
            raise InputError.of("needs a file of weights, not another .toml", "file")
        network = network_from(table)
    except InputError as error:
        named = error.in_source(path.name)
        raise InputError(Finding("file", str(finding)) for finding in named.findings) from None
    assert isinstance(network, FeedForward)
    return network.written_as({"file": str(path)})


def _from_sizes(wanted: NetworkFile, sizes: tuple[int, ...]) -> FeedForward:
    faults = [Finding(f"sizes[{i}]", f"needs at least 1, not {size}") for i, size in enumerate(sizes) if size < 1]
    if not faults and (fault := fault_of_sizes(sizes)):
        faults = [Finding("sizes", fault)]
    if faults:
        raise InputError(faults)
    numbers = layers_of(small_network(sizes, nn.Identity, wanted.seed))
    network = _activated([(layer.weights, layer.bias) for layer in numbers], wanted)
    return network.written_as({"sizes": list(sizes), "seed": wanted.seed, "activations": network.activations})


def _from_weights(wanted: NetworkFile, file: str) -> FeedForward:
    try:
        pairs = weights_in(Path(file))
    except InputError as error:
        raise InputError(finding.inside("file") for finding in error.findings) from None
    network = _activated(pairs, wanted)
    is_assumed = not wanted.own_activations
    return network.written_as({"file": file, "activations": network.activations}, is_assumed=is_assumed)


def _activated(pairs: Sequence[tuple[Tensor, Tensor]], wanted: NetworkFile) -> FeedForward:
    """The layers, each with its wanted activation."""
    usual = [wanted.activation or "relu"] * (len(pairs) - 1) + [wanted.last_activation or "identity"]
    names = wanted.activations or tuple(usual)
    if len(names) != len(pairs):
        raise InputError.of(f"needs {len(pairs)}, one for each layer, not {len(names)}", "activations")
    return network_of([LayerNumbers(*pair, name) for pair, name in zip(pairs, names, strict=True)])


NetworkInput = Annotated[nn.Sequential, ReadBy(network_from, plain_network, NetworkFile, told_network)]
