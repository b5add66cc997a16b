"""The known functions as sympy ones; those with a kink or jump have slopes that keep the gap there."""

from collections.abc import Callable
from functools import reduce
from typing import Any

import sympy


def _function(name: str, *slopes: Callable[..., Any]) -> Any:
    """A sympy function known by its name and by its slope in each argument; without slopes, its own slope."""

    def fdiff(self: Any, argindex: int = 1) -> Any:
        return slopes[argindex - 1](*self.args) if slopes else self.func(*self.args)

    return type(name, (sympy.Function,), {"fdiff": fdiff, "nargs": len(slopes) or 1})


def _absolute(u: Any) -> Any:
    return sympy.Abs(u) if u.is_real else Absolute(u)


Jump = _function("Jump")
WholeJumps = _function("WholeJumps")
Sign = _function("Sign", Jump)
Step = _function("Step", Jump)
Floor = _function("Floor", WholeJumps)
Ceiling = _function("Ceiling", WholeJumps)
Above = _function("Above", Jump)
Larger = _function("Larger", lambda u, v: Above(u - v), lambda u, v: Above(v - u))
Smaller = _function("Smaller", lambda u, v: Above(v - u), lambda u, v: Above(u - v))
Rectified = _function("Rectified", Above)
Absolute = _function("Absolute", sympy.sign)
Sigmoid: Any = _function("Sigmoid", lambda u: Sigmoid(u) * (1 - Sigmoid(u)))
CubeRoot: Any = _function("CubeRoot", lambda u: 1 / (3 * CubeRoot(u) ** 2))

SYMPY: dict[str, Callable[..., Any]] = {
    "sqrt": sympy.sqrt,
    "cbrt": CubeRoot,
    "exp": sympy.exp,
    "ln": sympy.log,
    "log": sympy.log,
    "log2": lambda u: sympy.log(u) / sympy.log(2),
    "log10": lambda u: sympy.log(u) / sympy.log(10),
    **{name: getattr(sympy, name) for name in ("sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan")},
    **{name: getattr(sympy, name) for name in ("sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf")},
    "abs": _absolute,
    "sign": Sign,
    "floor": Floor,
    "ceil": Ceiling,
    "step": Step,
    "max": lambda *many: reduce(Larger, many),
    "min": lambda *many: reduce(Smaller, many),
    "relu": Rectified,
    "sigmoid": Sigmoid,
    "side": sympy.sign,
    "above": Above,
    "jump": Jump,
    "whole_jumps": WholeJumps,
}
