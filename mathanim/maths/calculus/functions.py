"""What counts as a function of one variable."""

from collections.abc import Callable

from torch import Tensor

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
