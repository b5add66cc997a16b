"""The functions that a formula may use: how many arguments, which values, how they are typeset."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import torch
from torch import Tensor

NAN = float("nan")


@dataclass(frozen=True)
class KnownFunction:
    """A real function of tensors; ``typst`` has a place for its typeset arguments.

    A function that exists only in derivatives (``is_derived``) cannot be written by a user.
    """

    values: Callable[..., Tensor]
    typst: str
    fewest: int = 1
    most: int = 1
    is_derived: bool = False


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


def _plain(values: Callable[[Tensor], Tensor], name: str) -> KnownFunction:
    return KnownFunction(values, f"{name}({{}})")


def _quoted(values: Callable[[Tensor], Tensor], name: str) -> KnownFunction:
    return KnownFunction(values, f'op("{name}")({{}})')


def _over(divisor: Callable[[Tensor], Tensor], dividend: Callable[[Tensor], Tensor], name: str) -> KnownFunction:
    return KnownFunction(lambda u: quotient(dividend(u), divisor(u)), f"{name}({{}})")


def _of_many(values: Callable[[Tensor, Tensor], Tensor], name: str) -> KnownFunction:
    return KnownFunction(lambda *many: reduce(values, many), f"{name}({{}})", fewest=2, most=8)


FUNCTIONS: dict[str, KnownFunction] = {
    "sqrt": _plain(torch.sqrt, "sqrt"),
    "cbrt": KnownFunction(lambda u: torch.sign(u) * torch.pow(torch.abs(u), 1 / 3), "root(3, {})"),
    "exp": KnownFunction(torch.exp, "e^({})"),
    "ln": _plain(logarithm, "ln"),
    "log": _plain(logarithm, "ln"),
    "log2": KnownFunction(lambda u: torch.where(u > 0, torch.log2(u), NAN), "log_2 ({})"),
    "log10": KnownFunction(lambda u: torch.where(u > 0, torch.log10(u), NAN), "log_10 ({})"),
    "sin": _plain(torch.sin, "sin"),
    "cos": _plain(torch.cos, "cos"),
    "tan": _plain(torch.tan, "tan"),
    "cot": _over(torch.sin, torch.cos, "cot"),
    "sec": _over(torch.cos, torch.ones_like, "sec"),
    "csc": _over(torch.sin, torch.ones_like, "csc"),
    "asin": _plain(torch.asin, "arcsin"),
    "acos": _plain(torch.acos, "arccos"),
    "atan": _plain(torch.atan, "arctan"),
    "sinh": _plain(torch.sinh, "sinh"),
    "cosh": _plain(torch.cosh, "cosh"),
    "tanh": _plain(torch.tanh, "tanh"),
    "asinh": _quoted(torch.asinh, "arsinh"),
    "acosh": _quoted(torch.acosh, "arcosh"),
    "atanh": _quoted(lambda u: torch.where(torch.abs(u) < 1, torch.atanh(u), NAN), "artanh"),
    "abs": _plain(torch.abs, "abs"),
    "sign": _quoted(sign, "sgn"),
    "floor": _plain(torch.floor, "floor"),
    "ceil": _plain(torch.ceil, "ceil"),
    "step": _quoted(lambda u: torch.where(torch.isnan(u), u, (u >= 0).to(u.dtype)), "step"),
    "max": _of_many(torch.maximum, "max"),
    "min": _of_many(torch.minimum, "min"),
    "relu": _quoted(torch.relu, "ReLU"),
    "sigmoid": KnownFunction(torch.sigmoid, "sigma({})"),
    "erf": _quoted(torch.erf, "erf"),
    "side": KnownFunction(side, 'op("sgn")({})', is_derived=True),
    "above": KnownFunction(lambda u: (side(u) + 1) / 2, 'op("step")({})', is_derived=True),
    "jump": KnownFunction(jump, "0 ({})", is_derived=True),
    "whole_jumps": KnownFunction(whole_jumps, "0 ({})", is_derived=True),
}

WRITABLE = {name: known for name, known in FUNCTIONS.items() if not known.is_derived}

CONSTANTS: dict[str, float] = {"pi": torch.pi, "e": torch.e}
