"""The functions that a formula may use: how many arguments each has, and how it is typeset."""

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class KnownFunction:
    """A real function; ``typst`` has a place for its typeset arguments.

    A function that exists only in derivatives (``is_derived``) cannot be written by a user.
    """

    typst: str
    fewest: int = 1
    most: int = 1
    is_derived: bool = False


def _plain(name: str) -> KnownFunction:
    return KnownFunction(f"{name}({{}})")


def _quoted(name: str) -> KnownFunction:
    return KnownFunction(f'op("{name}")({{}})')


def _derived(typst: str) -> KnownFunction:
    return KnownFunction(typst, is_derived=True)


FUNCTIONS: Mapping[str, KnownFunction] = {
    "sqrt": _plain("sqrt"),
    "cbrt": KnownFunction("root(3, {})"),
    "exp": KnownFunction("e^({})"),
    "ln": _plain("ln"),
    "log": _plain("ln"),
    "log2": KnownFunction("log_2 ({})"),
    "log10": KnownFunction("log_10 ({})"),
    **{name: _plain(name) for name in ("sin", "cos", "tan", "cot", "sec", "csc")},
    **{name: _plain(f"arc{name[1:]}") for name in ("asin", "acos", "atan")},
    **{name: _plain(name) for name in ("sinh", "cosh", "tanh")},
    **{name: _quoted(f"ar{name[1:]}") for name in ("asinh", "acosh", "atanh")},
    "abs": _plain("abs"),
    "sign": _quoted("sgn"),
    "floor": _plain("floor"),
    "ceil": _plain("ceil"),
    "step": _quoted("step"),
    "max": KnownFunction("max({})", fewest=2, most=8),
    "min": KnownFunction("min({})", fewest=2, most=8),
    "relu": _quoted("ReLU"),
    "sigmoid": KnownFunction("sigma({})"),
    "erf": _quoted("erf"),
    "side": _derived('op("sgn")({})'),
    "above": _derived('op("step")({})'),
    "jump": _derived("0 ({})"),
    "whole_jumps": _derived("0 ({})"),
}

WRITABLE = {name: known for name, known in FUNCTIONS.items() if not known.is_derived}

CONSTANTS: Mapping[str, float] = {"pi": math.pi, "e": math.e}
