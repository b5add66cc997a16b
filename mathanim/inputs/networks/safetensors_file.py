"""Tensors from a safetensors file, whose header is measured before anything is read."""

from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor

from mathanim.inputs.errors import InputError

MOST_HEADER_BYTES = 1_000_000


def safetensors_in(raw: bytes) -> dict[str, Tensor]:
    """All tensors by name, of the bytes of a file; safetensors itself refuses a header that does not fit the bytes.

    Raises:
        InputError: a header over 1 MB, or a file that is not safetensors.
    """
    header = int.from_bytes(raw[:8], "little")
    if header > MOST_HEADER_BYTES:
        raise InputError.of(f"is not safetensors, or its header of {header} bytes is over {MOST_HEADER_BYTES}")
    try:
        return load(raw)
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise InputError.of(f"is not a whole safetensors file: {str(error).splitlines()[0][:200]}") from None
