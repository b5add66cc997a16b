"""A NumPy array file: its header is believed only as far as the file's size bears it out, and no pickle is read."""

import io
import warnings
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy

from mathanim.inputs.errors import InputError
from mathanim.inputs.regular_file import bytes_of
from mathanim.inputs.wording import shown

NUMBERS = "iuf"
LONGEST_HEADER = 1_000
VERSIONS = ((1, 0), (2, 0), (3, 0))


def npy_array(path: Path) -> Any:
    """The array of real numbers that the file holds, in float64, of one or two axes.

    Raises:
        InputError: no such file, too large, no array file, an array of other than real numbers or of other axes, or
            one whose header tells of more numbers than there are.
    """
    content = bytes_of(path)
    stream = io.BytesIO(content)
    shape, is_turned, dtype = header_of(stream, path.name)
    if dtype.kind not in NUMBERS:
        raise InputError.of(f"needs an array of real numbers, and {shown(path.name)} holds {shown(str(dtype))}")
    if len(shape) not in (1, 2):
        raise InputError.of(f"needs an array of one or two axes, and {shown(path.name)} has {len(shape)}")
    if min(shape) < 0 or prod(shape) * dtype.itemsize != len(content) - stream.tell():
        told = shown(" of ".join(map(str, shape)))[1:-1]
        raise InputError.of(f"{shown(path.name)} is damaged: its header tells of {told} numbers")
    numbers = np.frombuffer(content, dtype, offset=stream.tell())
    return numbers.reshape(shape, order="F" if is_turned else "C").astype(np.float64)


def header_of(stream: io.BytesIO, name: str) -> tuple[tuple[int, ...], bool, "np.dtype[Any]"]:
    """The shape of the numbers, whether they stand column by column, and their type, as the header tells."""
    try:
        version = npy.read_magic(stream)
        if version not in VERSIONS:
            raise ValueError(f"version {version} is not known")
        with warnings.catch_warnings():
            warnings.simplefilter("error" if version == (3, 0) else "ignore")  # Python 2 wrote headers before that
            read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
            shape, is_turned, dtype = read(stream, max_header_size=LONGEST_HEADER)
        if any(isinstance(length, bool) for length in shape):
            raise ValueError(f"{shape} is no shape")
    except Exception as error:
        reason = shown(" ".join(str(error).split()))[1:-1]
        raise InputError.of(f"cannot read {shown(name)} as a NumPy array: {reason}") from None
    return shape, is_turned, dtype
