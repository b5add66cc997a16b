"""The values of the functions that a formula may use, on tensors; a gap (nan) where a function has none."""

from collections.abc import Callable
from functools import reduce

import torch
from torch import Tensor

NAN = float("nan")


def quotient(dividend: Tensor, divisor: Tensor) -> Tensor:
    """The quotient, dividend / divisor; a gap (nan) where the divisor is zero."""
    return torch.where(divisor == 0, NAN, dividend / divisor)


def power(base: Tensor, exponent: Tensor | float) -> Tensor:
    """The real power, base ** exponent; a gap for roots of negative numbers and for zero to a negative power."""
    exponents = exponent
    if not isinstance(exponents, Tensor):
        exponents = torch.tensor(exponents, dtype=base.dtype, device=base.device)
    is_gap = base.isnan() | exponents.isnan() | ((base == 0) & (exponents < 0))  # to torch, nan**0 is 1
    return torch.where(is_gap, NAN, torch.pow(base, exponent))


def logarithm(u: Tensor) -> Tensor:
    """The natural logarithm; a gap for u <= 0."""
    return torch.where(u > 0, torch.log(u), NAN)


def sign(u: Tensor) -> Tensor:
    """The sign, -1, 0 or 1; a gap where u has one, which is 0 to torch."""
    return torch.where(u.isnan(), NAN, torch.sign(u))


def side(u: Tensor) -> Tensor:
    """The slope of abs: -1 or 1, a gap at the kink u = 0."""
    return torch.where(u == 0, NAN, sign(u))


def jump(u: Tensor) -> Tensor:
    """The slope of a step: 0, a gap at the jump u = 0."""
    return torch.where((u == 0) | torch.isnan(u), NAN, torch.zeros_like(u))


def whole_jumps(u: Tensor) -> Tensor:
    """The slope of floor: 0, a gap at each whole number."""
    return torch.where((u == torch.round(u)) | torch.isnan(u), NAN, torch.zeros_like(u))


def _over(divisor: Callable[[Tensor], Tensor], dividend: Callable[[Tensor], Tensor]) -> Callable[..., Tensor]:
    return lambda u: quotient(dividend(u), divisor(u))


def _of_many(values: Callable[[Tensor, Tensor], Tensor]) -> Callable[..., Tensor]:
    return lambda *many: reduce(values, many)


VALUES: dict[str, Callable[..., Tensor]] = {
    "sqrt": torch.sqrt,
    "cbrt": lambda u: torch.sign(u) * torch.pow(torch.abs(u), 1 / 3),
    "exp": torch.exp,
    "ln": logarithm,
    "log": logarithm,
    "log2": lambda u: torch.where(u > 0, torch.log2(u), NAN),
    "log10": lambda u: torch.where(u > 0, torch.log10(u), NAN),
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "cot": _over(torch.sin, torch.cos),
    "sec": _over(torch.cos, torch.ones_like),
    "csc": _over(torch.sin, torch.ones_like),
    "asin": torch.asin,
    "acos": torch.acos,
    "atan": torch.atan,
    "sinh": torch.sinh,
    "cosh": torch.cosh,
    "tanh": torch.tanh,
    "asinh": torch.asinh,
    "acosh": torch.acosh,
    "atanh": lambda u: torch.where(torch.abs(u) < 1, torch.atanh(u), NAN),
    "abs": torch.abs,
    "sign": sign,
    "floor": torch.floor,
    "ceil": torch.ceil,
    "step": lambda u: torch.where(torch.isnan(u), u, (u >= 0).to(u.dtype)),
    "max": _of_many(torch.maximum),
    "min": _of_many(torch.minimum),
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "erf": torch.erf,
    "side": side,
    "above": lambda u: (side(u) + 1) / 2,
    "jump": jump,
    "whole_jumps": whole_jumps,
}
