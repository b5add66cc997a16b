"""The one-sided slopes of the functions that a formula may use, with their kinks, jumps and vertical tangents."""

import math
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import numpy as np

from mathanim.inputs.expressions.function_values import functions_on
from mathanim.inputs.expressions.one_sided import (
    ROUNDING,
    OneSided,
    is_exactly,
    negative,
    one_sided,
    plus,
    times,
    total,
    unclear,
)

VALUES = functions_on(np).named
SMOOTH: Mapping[str, Callable[[Any], Any]] = {
    "exp": np.exp,
    "ln": lambda u: 1 / u,
    "log": lambda u: 1 / u,
    "log2": lambda u: 1 / (u * math.log(2)),
    "log10": lambda u: 1 / (u * math.log(10)),
    "sqrt": lambda u: 0.5 / np.sqrt(u),
    "cbrt": lambda u: 1 / (3 * np.cbrt(u) ** 2),
    "sin": np.cos,
    "cos": lambda u: -np.sin(u),
    "tan": lambda u: 1 + np.tan(u) ** 2,
    "cot": lambda u: -1 / np.sin(u) ** 2,
    "sec": lambda u: np.tan(u) / np.cos(u),
    "csc": lambda u: -np.cos(u) / np.sin(u) ** 2,
    "asin": lambda u: 1 / np.sqrt((1 - u) * (1 + u)),
    "acos": lambda u: -1 / np.sqrt((1 - u) * (1 + u)),
    "atan": lambda u: 1 / (1 + u * u),
    "sinh": np.cosh,
    "cosh": np.sinh,
    "tanh": lambda u: 1 / np.cosh(u) ** 2,
    "asinh": lambda u: 1 / np.hypot(1, u),
    "acosh": lambda u: 1 / np.sqrt((u - 1) * (u + 1)),
    "atanh": lambda u: 1 / ((1 - u) * (1 + u)),
    "sigmoid": lambda u: VALUES["sigmoid"](u) * VALUES["sigmoid"](-u),
    "erf": lambda u: 2 / math.sqrt(math.pi) * np.exp(-u * u),
    "abs": np.sign,
    "relu": lambda u: np.heaviside(u, 0),
    **dict.fromkeys(("sign", "step", "floor", "ceil"), np.zeros_like),
}
"""The slopes of functions of one argument, where they are smooth."""

PERIODIC = {"sin", "cos", "tan", "cot", "sec", "csc"}
AT_ZERO = {"sqrt", "cbrt", "ln", "log", "log2", "log10", "abs", "relu", "sign", "step"}
AT_ONE = {"asin", "acos", "acosh", "atanh"}
AT_WHOLE = {"floor", "ceil"}
STEEP = {"sqrt", "cbrt", "asin", "acos", "acosh"}
"""Functions whose slopes are infinite at the places named above."""
TURNS: Mapping[str, Callable[[float], float]] = {
    "abs": abs,
    "relu": lambda slope: max(slope, 0.0),
    "sign": lambda slope: math.copysign(math.inf, slope),
    "step": lambda slope: 0.0 if slope > 0 else -math.inf,
    "floor": lambda slope: 0.0 if slope > 0 else -math.inf,
    "ceil": lambda slope: math.inf if slope > 0 else 0.0,
}
"""How functions go on from such a place, by the slope of their argument."""


def applied(function: str, arguments: list[OneSided]) -> OneSided:
    """The known function of its arguments."""
    if function == "max":
        return reduce(larger, arguments)
    if function == "min":
        return negative(reduce(larger, map(negative, arguments)))
    (u,) = arguments
    value = float(VALUES[function](np.float64(u.value)))
    distance = distance_to_edge(function, u.value)
    if u.is_within_rounding(distance):
        slope = slope_at_edge(function, u) if distance == 0 and u.is_exact else math.nan
        return one_sided(value, abs(value) + u.size, slope, max(u.steepness, abs(slope)), is_whole(function, u, value))
    factor = float(SMOOTH[function](np.float64(u.value)))
    if not math.isfinite(factor):
        return unclear(value)
    if function in PERIODIC and abs(factor) <= ROUNDING * max(1.0, u.size):
        factor = 0.0
    size = abs(value) + abs(factor) * u.size
    return one_sided(value, size, times(factor, u.slope), abs(factor) * u.steepness, is_whole(function, u, value))


def distance_to_edge(function: str, u: float) -> float:
    """How far u is from where the function has a kink, a jump, a vertical tangent or its last value."""
    if function in AT_ZERO:
        return abs(u)
    if function in AT_ONE:
        return abs(abs(u) - 1)
    return abs(u - np.round(u)) if function in AT_WHOLE else math.inf


def slope_at_edge(function: str, u: OneSided) -> float:
    """The slope from there; of a jump away it is infinite, and where u stays it cannot be told."""
    if function in STEEP:
        factor = -math.inf if function == "acos" else math.inf
        return factor * u.slope
    if function not in TURNS or math.isnan(u.slope) or (u.slope == 0 and function not in ("abs", "relu")):
        return math.nan
    return TURNS[function](u.slope)


def is_whole(function: str, u: OneSided, value: float) -> bool:
    """Whether the value is known exactly, however the formula is rewritten: of kinks and jumps, else at 0 and 1."""
    if not is_exactly(value, u) or function in TURNS:
        return is_exactly(value, u)
    return value.is_integer() and (u.value == 0 or (u.value == 1 and function != "sqrt"))


def larger(u: OneSided, v: OneSided) -> OneSided:
    """The larger of u and v; where they are equal, the one that goes on larger."""
    between = total(u, negative(v))
    if math.isnan(u.value) or math.isnan(v.value):
        return unclear(math.nan)
    if not between.is_within_rounding(between.value):
        chosen, other = (u, v) if u.value > v.value else (v, u)
        return chosen if math.isfinite(other.slope) else unclear(chosen.value)
    slope = max(u.slope, v.slope) if between.value == 0 and between.is_exact else math.nan
    slope = math.nan if math.isnan(plus(u.slope, v.slope)) else slope
    return one_sided(max(u.value, v.value), max(u.size, v.size), slope, u.steepness + v.steepness, between.is_exact)
