"""What counts as a function of one variable."""

from collections.abc import Callable

import torch
from torch import Tensor

from mathanim.maths.calculus.clear_ways import Heights
from mathanim.maths.tensors import real_tensor, to_numpy

ScalarFunction = Callable[[Tensor], Tensor]
"""A function of one variable, written in torch: entry by entry, any shape in, the same shape out."""


def values_of(f: ScalarFunction, x: Tensor) -> Tensor:
    """The values f(x), entry by entry.

    Raises:
        ValueError: if ``f`` does not give one number for each x.
    """
    values = f(x)
    if not isinstance(values, Tensor) or values.shape != x.shape:
        came = tuple(values.shape) if isinstance(values, Tensor) else type(values).__name__
        raise ValueError(f"f must give one number for each x: shape {tuple(x.shape)} went in, {came} came out")
    return values


def finite_values_of(f: ScalarFunction, x: Tensor) -> Tensor:
    """The values f(x), all of them finite.

    Raises:
        ValueError: naming the first x at which ``f`` has no value.
    """
    values = values_of(f, x)
    is_gap = ~values.isfinite()
    if is_gap.any():
        raise ValueError(f"f must have a value at every x asked for, and f({x[is_gap][0].item()}) has none")
    return values


def on_arrays(f: ScalarFunction, device: torch.device | None = None) -> Heights:
    """The function for numpy arrays of finite numbers, worked out on ``device``, or else that of the ``with`` around.

    Raises:
        ValueError: when called, if a place is not finite or ``f`` does not give one number for each x.
    """
    return lambda x: to_numpy(values_of(f, real_tensor(x.tolist(), device)))
