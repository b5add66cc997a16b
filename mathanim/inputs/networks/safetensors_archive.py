"""A safetensors file measured before anything in it becomes a tensor."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from safetensors import SafetensorError, deserialize

from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.file_tensors import FileTensor
from mathanim.inputs.reading import NotClearError, later

MOST_HEADER_BYTES = 1_000_000
TYPES = {
    **{
        f"{letter}{bits}": f"torch.{kind}{bits}"
        for letter, kind in (("F", "float"), ("I", "int"))
        for bits in (16, 32, 64)
    },
    **{f"U{bits}": f"torch.uint{bits}" for bits in (8, 16, 32, 64)},
    **{"BF16": "torch.bfloat16", "I8": "torch.int8", "BOOL": "torch.bool", "C64": "torch.complex64"},
}
LARGEST_LENGTH = 2**31
Told = Iterable[tuple[str, dict[str, Any]]]
_parsed: Callable[[bytes], Told] = deserialize
wild_numbers = later("mathanim.inputs.networks.stored_numbers", "wild_numbers")


def told_in_safetensors(raw: bytes) -> Told:
    """What the bytes of a file tell of each tensor: its ``shape``, ``dtype`` and ``data``.

    Raises:
        InputError: no whole safetensors file, or one with a header over 1 MB.
    """
    header = int.from_bytes(raw[:8], "little")
    if header > MOST_HEADER_BYTES:
        raise InputError.of(f"is not safetensors, or its header of {header} bytes is over {MOST_HEADER_BYTES}")
    try:
        return _parsed(raw)
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise not_whole(error) from None


def tensors_in_safetensors(raw: bytes) -> dict[str, FileTensor]:
    """The tensors in the bytes of a file, none of them made.

    Raises:
        InputError: as ``told_in_safetensors``.
        NotClearError: if only torch can tell whether it knows them.
    """
    return {name: _tensor(tuple(about["shape"]), **about) for name, about in told_in_safetensors(raw)}


def _tensor(lengths: tuple[int, ...], dtype: str, data: bytes, **_: Any) -> FileTensor:
    if dtype not in TYPES or max(lengths, default=0) > LARGEST_LENGTH:
        raise NotClearError
    return FileTensor(lengths, TYPES[dtype], partial(wild_numbers, data, TYPES[dtype], lengths))


def not_whole(error: Exception) -> InputError:
    """What is said of a file that cannot be read for this reason."""
    return InputError.of(f"is not a whole safetensors file: {str(error).splitlines()[0][:200]}")
