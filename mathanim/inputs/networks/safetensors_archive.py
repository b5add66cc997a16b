"""A safetensors file measured before anything in it becomes a tensor."""

from collections.abc import Callable

from safetensors import SafetensorError, deserialize

from mathanim.inputs.errors import InputError

MOST_HEADER_BYTES = 1_000_000
_parsed: Callable[[bytes], object] = deserialize


def refuse_safetensors(raw: bytes) -> None:
    """Refuse the bytes of a file that is no whole safetensors file, or has a header over 1 MB.

    Raises:
        InputError: saying which.
    """
    header = int.from_bytes(raw[:8], "little")
    if header > MOST_HEADER_BYTES:
        raise InputError.of(f"is not safetensors, or its header of {header} bytes is over {MOST_HEADER_BYTES}")
    try:
        _parsed(raw)
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise not_whole(error) from None


def not_whole(error: Exception) -> InputError:
    """What is said of a file that cannot be read for this reason."""
    return InputError.of(f"is not a whole safetensors file: {str(error).splitlines()[0][:200]}")
