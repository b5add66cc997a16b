"""The value of a formula without variables, in float64 as tensors have it, but without torch."""

import math
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import numpy as np

from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Number, Operation, Symbol
from mathanim.inputs.expressions.functions import CONSTANTS

SAME_NAME = [
    "sqrt",
    "exp",
    "cbrt",
    "abs",
    "sign",
    "floor",
    "ceil",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "sinh",
    "cosh",
    "tanh",
    "asinh",
    "acosh",
]


def constant_value(formula: Formula) -> float:
    """The float64 value; nan where there is none."""
    with np.errstate(all="ignore"):
        value = float(_of(formula))
    return value if math.isfinite(value) else math.nan


def _of(formula: Formula) -> Any:
    match formula:
        case Number(value):
            return np.float64(float(value))
        case Symbol(name):
            return np.float64(CONSTANTS[name])
        case Negation(operand):
            return -_of(operand)
        case Operation(operator, left, right):
            return _OPERATIONS[operator](_of(left), _of(right))
        case Application(function, arguments):
            return _FUNCTIONS[function](*map(_of, arguments))


def _quotient(dividend: Any, divisor: Any) -> Any:
    return np.float64(math.nan) if divisor == 0 else dividend / divisor


def _power(base: Any, exponent: Any) -> Any:
    is_gap = np.isnan(base) or np.isnan(exponent) or (base == 0 and exponent < 0)
    return np.float64(math.nan) if is_gap else np.power(base, exponent)


def _where_positive(values: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda u: values(u) if u > 0 else np.float64(math.nan)


_OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _quotient,
    "**": _power,
}

_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **{name: getattr(np, name) for name in SAME_NAME},
    **{name: _where_positive(np.log) for name in ("ln", "log")},
    "log2": _where_positive(np.log2),
    "log10": _where_positive(np.log10),
    "cot": lambda u: _quotient(np.cos(u), np.sin(u)),
    "sec": lambda u: _quotient(np.float64(1), np.cos(u)),
    "csc": lambda u: _quotient(np.float64(1), np.sin(u)),
    "atanh": lambda u: np.atanh(u) if abs(u) < 1 else np.float64(math.nan),
    "step": lambda u: u if np.isnan(u) else np.float64(u >= 0),
    "max": lambda *many: reduce(np.maximum, many),
    "min": lambda *many: reduce(np.minimum, many),
    "relu": lambda u: np.maximum(u, 0.0),
    "sigmoid": lambda u: 1 / (1 + np.exp(-u)),
    "erf": lambda u: np.float64(math.erf(u)),
}
