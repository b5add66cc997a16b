"""The known functions as sympy ones; those with a kink or jump have slopes that keep the gap there."""

from collections.abc import Callable
from typing import Any

import sympy


def _function(name: str, slope: Callable[[Any], Any] | None = None) -> Any:
    """A sympy function of one argument u, known by its name and by its slope in u; without one, its own slope."""

    def fdiff(self: Any, argindex: int = 1) -> Any:
        return (slope or self.func)(self.args[argindex - 1])

    return type(name, (sympy.Function,), {"fdiff": fdiff})


def _absolute(u: Any) -> Any:
    return sympy.Abs(u) if u.is_real else Absolute(u)


Jump = _function("Jump")
WholeJumps = _function("WholeJumps")
Sign = _function("Sign", Jump)
Step = _function("Step", Jump)
Floor = _function("Floor", WholeJumps)
Ceiling = _function("Ceiling", WholeJumps)
Above = _function("Above", Jump)
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
    "max": sympy.Max,
    "min": sympy.Min,
    "relu": lambda u: sympy.Max(u, 0),
    "sigmoid": Sigmoid,
    "side": sympy.sign,
    "above": Above,
    "jump": Jump,
    "whole_jumps": WholeJumps,
}
