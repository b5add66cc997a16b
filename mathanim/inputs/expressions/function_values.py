"""The values of the functions that a formula may use, on tensors or numpy arrays; a gap (nan) where one has none."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from importlib import import_module
from typing import Any

import numpy as np

NAN = float("nan")
UNARY = ("sqrt", "exp", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh")
ROUNDED = ("abs", "floor", "ceil")


@dataclass(frozen=True)
class FunctionValues:
    """The functions on the arrays of one library, ``xp``: torch or numpy, which call most of them alike."""

    xp: Any

    @cached_property
    def named(self) -> dict[str, Callable[..., Any]]:
        """Every function that a formula may use, or its derivative, by its name."""
        xp = self.xp
        return {
            **{name: getattr(xp, name) for name in (*UNARY, *ROUNDED)},
            "cbrt": lambda u: xp.sign(u) * xp.pow(xp.abs(u), 1 / 3),
            **{name: self._where_positive(xp.log) for name in ("ln", "log")},
            "log2": self._where_positive(xp.log2),
            "log10": self._where_positive(xp.log10),
            "cot": lambda u: self.quotient(xp.cos(u), xp.sin(u)),
            "sec": lambda u: self.quotient(xp.ones_like(u), xp.cos(u)),
            "csc": lambda u: self.quotient(xp.ones_like(u), xp.sin(u)),
            "atanh": lambda u: xp.where(xp.abs(u) < 1, xp.atanh(u), NAN),
            "sign": self.sign,
            "step": lambda u: xp.where(xp.isnan(u), u, xp.where(u >= 0, xp.ones_like(u), xp.zeros_like(u))),
            "max": lambda *many: reduce(xp.maximum, many),
            "min": lambda *many: reduce(xp.minimum, many),
            "relu": getattr(xp, "relu", lambda u: xp.maximum(u, xp.zeros_like(u))),
            "sigmoid": getattr(xp, "sigmoid", lambda u: 1 / (1 + xp.exp(-u))),
            "erf": getattr(xp, "erf", lambda u: np.array([*map(math.erf, u.ravel().tolist())]).reshape(u.shape)),
            "side": self.side,
            "above": lambda u: (self.side(u) + 1) / 2,
            "jump": lambda u: self._nowhere_but(u == 0, u),
            "whole_jumps": lambda u: self._nowhere_but(u == xp.round(u), u),
        }

    def quotient(self, dividend: Any, divisor: Any) -> Any:
        """The quotient, dividend / divisor; a gap (nan) where the divisor is zero."""
        return self.xp.where(divisor == 0, NAN, dividend / divisor)

    def power(self, base: Any, exponent: Any) -> Any:
        """The real power, base ** exponent; a gap for roots of negative numbers and for zero to a negative power."""
        exponents = exponent
        if isinstance(exponent, float):
            exponents = self.xp.full((), exponent, dtype=base.dtype, device=base.device)
        is_gap = self.xp.isnan(base) | self.xp.isnan(exponents) | ((base == 0) & (exponents < 0))  # nan**0 would be 1
        return self.xp.where(is_gap, NAN, self.xp.pow(base, exponent))

    def sign(self, u: Any) -> Any:
        """The sign, -1, 0 or 1; a gap where u has one, which is 0 to torch."""
        return self.xp.where(self.xp.isnan(u), NAN, self.xp.sign(u))

    def side(self, u: Any) -> Any:
        """The slope of abs: -1 or 1, a gap at the kink u = 0."""
        return self.xp.where(u == 0, NAN, self.sign(u))

    def _where_positive(self, values: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda u: self.xp.where(u > 0, values(u), NAN)

    def _nowhere_but(self, is_jump: Any, u: Any) -> Any:
        """The slope of a function of steps: 0, a gap at each jump."""
        return self.xp.where(is_jump | self.xp.isnan(u), NAN, self.xp.zeros_like(u))


@cache
def functions_on(xp: Any) -> FunctionValues:
    """The functions on the arrays of a library."""
    return FunctionValues(xp)


def library_of(array: Any) -> Any:
    """The library that an array is of: numpy, or torch, which is not imported for another."""
    return np if isinstance(array, np.ndarray | np.generic) else import_module("torch")
