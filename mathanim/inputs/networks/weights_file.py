"""A file of trained weights, looked at without torch: whether it holds a network, and how wide its layers are."""

from pathlib import Path

from mathanim.inputs.networks.file_tensors import FileTensor, layers_in
from mathanim.inputs.networks.layer_sizes import MOST_BYTES, LayerWidths
from mathanim.inputs.reading import later
from mathanim.inputs.regular_file import bytes_of

SAFETENSORS = ".safetensors"
tensors_in_safetensors = later("mathanim.inputs.networks.safetensors_archive", "tensors_in_safetensors")
tensors_in_state_dict = later("mathanim.inputs.networks.state_dict_told", "tensors_in_state_dict")


def weights_bytes(path: Path) -> bytes:
    """The bytes of a file of weights.

    Raises:
        InputError: no such file, or too large.
    """
    return bytes_of(path, MOST_BYTES)


def widths_in(path: Path) -> tuple[LayerWidths, ...]:
    """How wide the layers are that the file holds, which are not made.

    Raises:
        InputError: no such file, too large, damaged, unsafe, not a feed-forward network, or not finite.
        NotClearError: if only torch can tell.
    """
    content = weights_bytes(path)
    tensors: dict[str, FileTensor] = (
        tensors_in_safetensors if path.suffix.lower() == SAFETENSORS else tensors_in_state_dict
    )(content)
    shapes = [tensors[weight].shape for weight, _ in layers_in(tensors)]
    return tuple(LayerWidths(inputs, outputs) for outputs, inputs in shapes)
