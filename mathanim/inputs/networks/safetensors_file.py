"""Tensors from a safetensors file, whose header is measured before anything is read."""

from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor

from mathanim.inputs.networks.safetensors_archive import not_whole, told_in_safetensors


def safetensors_in(raw: bytes) -> dict[str, Tensor]:
    """All tensors by name, of the bytes of a file; safetensors itself refuses a header that does not fit the bytes.

    Raises:
        InputError: a header over 1 MB, or a file that is not safetensors.
    """
    told_in_safetensors(raw)
    try:
        return load(raw)
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise not_whole(error) from None
