"""The numbers of a tensor as they lie in a file, looked at with numpy."""

import numpy as np

KINDS = {"torch.float64": "<f8", "torch.float32": "<f4", "torch.float16": "<f2", "torch.bfloat16": "<u2"}
EXPONENT = 0x7F80
"""Of bfloat16, the upper half of float32: all of its bits are set where a number is not finite."""


def wild_numbers(
    raw: bytes, dtype: str, shape: tuple[int, ...], offset: int = 0, steps: tuple[int, ...] | None = None
) -> int:
    """How many numbers of a tensor in these bytes are not finite.

    Args:
        raw: the bytes.
        dtype: the type of the numbers, as torch names it.
        shape: the tensor's.
        offset: at which number it begins.
        steps: how many numbers lie from one entry of each axis to the next; row by row, if not given.

    Raises:
        ValueError: if it does not lie inside of the bytes.
    """
    size = np.dtype(KINDS[dtype]).itemsize
    strides = None if steps is None else tuple(step * size for step in steps)
    numbers = np.ndarray(shape, KINDS[dtype], raw, offset * size, strides)
    if dtype == "torch.bfloat16":
        return int(((numbers & EXPONENT) == EXPONENT).sum())
    return int((~np.isfinite(numbers)).sum())
