"""A NumPy array file: its header is believed only as far as the file's size bears it out, and no pickle is read."""

import io
from math import prod
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.lib import format as npy

from mathanim.inputs.errors import InputError
from mathanim.inputs.regular_file import bytes_of
from mathanim.inputs.wording import shown

NUMBERS = "iuf"
LONGEST_HEADER = 1_000


def npy_array(path: Path) -> Any:
    """The array of real numbers that the file holds, in float64, of one or two axes.

    Raises:
        InputError: no such file, too large, no array file, an array of other than real numbers or of other axes, or
            one whose header tells of more numbers than there are.
    """
    content = bytes_of(path)
    stream = io.BytesIO(content)
    shape, dtype = header_of(stream, path.name)
    if dtype.kind not in NUMBERS:
        raise InputError.of(f"needs an array of real numbers, and {shown(path.name)} holds {shown(str(dtype))}")
    if len(shape) not in (1, 2):
        raise InputError.of(f"needs an array of one or two axes, and {shown(path.name)} has {len(shape)}")
    if prod(shape) * dtype.itemsize != len(content) - stream.tell():
        raise InputError.of(
            f"{shown(path.name)} is damaged: its header tells of {' of '.join(map(str, shape))} numbers"
        )
    stream.seek(0)
    return npy.read_array(stream, allow_pickle=False, max_header_size=LONGEST_HEADER).astype(np.float64)


def header_of(stream: io.BytesIO, name: str) -> tuple[tuple[int, ...], "np.dtype[Any]"]:
    """The shape and type of the numbers that the header tells of."""
    try:
        version = npy.read_magic(stream)
        read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        shape, _, dtype = read(stream, max_header_size=LONGEST_HEADER)
    except (ValueError, SyntaxError, TokenError, TypeError, RecursionError, MemoryError) as error:
        raise InputError.of(
            f"cannot read {shown(name)} as a NumPy array: {' '.join(str(error).split())[:80]}"
        ) from None
    return shape, dtype
