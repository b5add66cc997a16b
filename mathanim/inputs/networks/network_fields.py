"""The field type of networks, ``network: NetworkInput = Field(default=...)``: checked as written, without torch."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise, starmap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.matrix_fields import Entries, Rows
from mathanim.inputs.named_files import faults_of_files, with_whole_paths
from mathanim.inputs.networks.activation_names import Activation
from mathanim.inputs.networks.layer_sizes import LayerWidths, refuse_sizes, refuse_widths
from mathanim.inputs.networks.weights_file import widths_in
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy, later
from mathanim.inputs.regular_file import naming
from mathanim.inputs.toml_text import toml_document

if TYPE_CHECKING:
    from torch.nn import Sequential
else:
    Sequential = Any

TOML = ".toml"


class LayerFile(Strict):
    """One layer: activation(x W + b)."""

    weights: Rows = Field(description="a row for each input, a column for each neuron")
    bias: Entries = Field(description="a number for each neuron")
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

    @property
    def widths(self) -> list[tuple[int, int, int]]:
        """Of each of the layers, how many inputs and outputs its weights have, and how many numbers its bias."""
        return [(len(layer.weights), len(layer.weights[0]), len(layer.bias)) for layer in self.layers or ()]

    @property
    def toml(self) -> Path | None:
        """The TOML file that says it all, if one is named."""
        is_toml = self.file is not None and self.file.lower().endswith(TOML)
        return Path(self.file) if self.file is not None and is_toml else None

    def activation_of_each(self, layers: int) -> tuple[Activation, ...]:
        """The activations of so many layers.

        Raises:
            InputError: if others are given than one for each.
        """
        usual = [self.activation or "relu"] * (layers - 1) + [self.last_activation or "identity"]
        names = self.activations or tuple(usual)
        if len(names) != layers:
            raise InputError.of(f"needs {layers}, one for each layer, not {len(names)}", "activations")
        return names


def written_network(value: object) -> NetworkFile:
    """What is written of a network, in itself without contradiction.

    Raises:
        InputError: every fault at once.
    """
    wanted = checked(NetworkFile, value)
    _refuse_contradictions(wanted)
    return wanted


def widths_of_network(value: object) -> tuple[LayerWidths, ...]:
    """How wide the layers of the network are that ``network_from`` would make; it refuses what that refuses.

    Raises:
        InputError: every fault at once.
        NotClearError: if there are weights that only torch can read.
    """
    wanted = written_network(value)
    if wanted.toml is not None:
        with told_in(wanted.toml):
            return widths_of_network(table_in(wanted.toml))
    if wanted.layers is not None:
        refuse_widths(wanted.widths)
        return tuple(LayerWidths(inputs, outputs) for inputs, outputs, _ in wanted.widths)
    if wanted.sizes is not None:
        refuse_sizes(wanted.sizes)
        layers = tuple(starmap(LayerWidths, pairwise(wanted.sizes)))
    else:
        file = Path(wanted.file or "")
        with naming(file), inside("file"):
            layers = widths_in(file)
    wanted.activation_of_each(len(layers))
    return layers


@contextmanager
def told_in(path: Path) -> Iterator[None]:
    """Let the faults of a network tell that they stand in that file."""
    try:
        yield
    except InputError as error:
        named = error.in_source(path.name)
        raise InputError(Finding("file", str(finding)) for finding in named.findings) from None


@contextmanager
def inside(path: str) -> Iterator[None]:
    """Let faults tell that they are those of a part."""
    try:
        yield
    except InputError as error:
        raise InputError(finding.inside(path) for finding in error.findings) from None


def table_in(path: Path) -> dict[str, Any]:
    """What a TOML file says of a network; it names no file outside its folder and no other TOML file.

    Raises:
        InputError: whatever is wrong with the file or with the files that it names.
    """
    folder = path.absolute().parent
    table: dict[str, Any] = with_whole_paths(toml_document(path), folder)
    if faults := list(faults_of_files(table, folder)):
        raise InputError(faults)
    if str(table.get("file", "")).lower().endswith(TOML):
        raise InputError.of("needs a file of weights, not another .toml", "file")
    return table


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
    if wanted.toml is not None and wanted.model_fields_set != {"file"}:
        raise InputError.of("says everything about its network: write the rest into it", "file")


NETWORK = "mathanim.inputs.networks.network"
PLAIN, TOLD = (later("mathanim.inputs.networks.feed_forward", name) for name in ("plain_network", "told_network"))
NetworkInput = Annotated[
    Sequential, ReadBy(later(NETWORK, "network_from"), PLAIN, NetworkFile, TOLD, check=widths_of_network)
]
