"""A file of trained weights, looked at without torch: whether it is one, how large, and what its pickle names."""

from pathlib import Path

from mathanim.inputs.networks.layer_sizes import MOST_BYTES
from mathanim.inputs.networks.safetensors_archive import refuse_safetensors
from mathanim.inputs.networks.state_dict_archive import refuse_archive
from mathanim.inputs.regular_file import bytes_of

SAFETENSORS = ".safetensors"


def weights_bytes(path: Path) -> bytes:
    """The bytes of a file of weights.

    Raises:
        InputError: no such file, or too large.
    """
    return bytes_of(path, MOST_BYTES)


def refuse_weights(path: Path) -> None:
    """Refuse what can be seen to be no file of weights; whether its numbers make a network is seen by reading them.

    Raises:
        InputError: no such file, too large, damaged, or unsafe.
    """
    refuse = refuse_safetensors if path.suffix.lower() == SAFETENSORS else refuse_archive
    refuse(weights_bytes(path))
