"""The slopes of a formula to both sides of a place, without sympy: only to refuse places where it has no tangent."""

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from mathanim.inputs.expressions.formula_limits import has_variable
from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Number, Operation, Symbol
from mathanim.inputs.expressions.function_slopes import applied
from mathanim.inputs.expressions.functions import CONSTANTS
from mathanim.inputs.expressions.one_sided import (
    OneSided,
    constant,
    is_exactly,
    negative,
    one_sided,
    plus,
    product,
    quotient,
    times,
    total,
    unclear,
    variable,
)

SURELY_APART = 1e-9
"""The share of their terms by which two slopes differ surely, whatever was rounded."""


def surely_without_slope(formula: Formula, name: str, x: float) -> bool:
    """Whether a formula of one variable has a kink, a jump, a vertical tangent or no value at ``x``.

    False tells nothing: there may be none, or what is there may lie too near to rounding to be told.
    """
    right, left = both_sides(formula, name, x)
    if not math.isfinite(right.value):
        return True
    if math.isnan(right.slope) or math.isnan(left.slope):
        return False
    return math.isinf(right.slope) or math.isinf(left.slope) or _differ(right, left)


def slope_at(formula: Formula, name: str, x: float) -> float:
    """The slope at ``x``; nan where there is none, or where it cannot be told."""
    right, left = both_sides(formula, name, x)
    is_clear = math.isfinite(right.slope) and math.isfinite(left.slope) and not _differ(right, left)
    return right.slope if is_clear else math.nan


def both_sides(formula: Formula, name: str, x: float) -> tuple[OneSided, OneSided]:
    """The formula as x goes up from a place, and as it goes down."""
    with np.errstate(all="ignore"):
        up, down = (_Walk(name, variable(x, direction)).of(formula) for direction in (1, -1))
    return up, OneSided(down.value, down.size, -down.slope, down.steepness, down.is_exact)


def _differ(right: OneSided, left: OneSided) -> bool:
    return abs(right.slope - left.slope) > SURELY_APART * (right.steepness + left.steepness)


class _Walk:
    """One pass over a formula, with its variable on its way."""

    def __init__(self, name: str, x: OneSided) -> None:
        self.name, self.x = name, x

    def of(self, formula: Formula) -> OneSided:
        match formula:
            case Number(value):
                return constant(float(value))
            case Symbol(name):
                return self.x if name == self.name else constant(CONSTANTS[name])
            case Negation(operand):
                return negative(self.of(operand))
            case Operation("**", base, exponent) if not has_variable(exponent, (self.name,)):
                return fixed_power(self.of(base), self.of(exponent).value)
            case Operation(operator, left, right):
                return COMBINED[operator](self.of(left), self.of(right))
            case Application(function, arguments):
                return applied(function, [self.of(argument) for argument in arguments])


def fixed_power(u: OneSided, power: float) -> OneSided:
    """The power u ** p with a fixed exponent."""
    is_gap = math.isnan(u.value) or (u.value == 0 and power < 0)
    value = math.nan if is_gap else float(np.power(u.value, power))
    if u.is_within_rounding(u.value) and power not in (0, 1):
        slope = slope_from_zero(u, power) if u.value == 0 and u.is_exact else math.nan
        return one_sided(value, u.size, slope, max(u.steepness, abs(slope)), u.is_exact and u.value == 0 < power)
    factor = float(power * np.power(u.value, power - 1)) if power not in (0, 1) else power
    if not math.isfinite(factor):
        return unclear(value)
    size = abs(value) + abs(factor) * u.size
    is_exact = is_exactly(value, u) and power.is_integer() and Fraction(u.value) ** int(power) == value
    return one_sided(value, size, times(factor, u.slope), abs(factor) * u.steepness, is_exact)


def slope_from_zero(u: OneSided, power: float) -> float:
    """The slope of u ** p from u = 0: none, or a vertical one where p < 1."""
    if abs(power - 1) < SURELY_APART or power < 0:
        return math.nan
    return times(0.0 if power > 1 else math.inf, u.slope)


def changing_power(u: OneSided, v: OneSided) -> OneSided:
    """The power u ** v with an exponent that changes; its slope can be told where u > 0."""
    is_gap = math.isnan(u.value) or math.isnan(v.value) or (u.value == 0 and v.value < 0)
    value = math.nan if is_gap else float(np.power(u.value, v.value))
    if not u.sure_value > 0 or not math.isfinite(value):
        return unclear(value)
    logarithm, share = math.log(u.value), v.value / u.value
    slope = times(value, plus(times(logarithm, v.slope), times(share, u.slope)))
    steepness = abs(value) * (abs(logarithm) * v.steepness + v.size / u.value * u.steepness)
    return one_sided(value, abs(value) * (1 + v.size * abs(logarithm) + abs(share) * u.size), slope, steepness)


COMBINED: dict[str, Callable[[OneSided, OneSided], OneSided]] = {
    "+": total,
    "-": lambda u, v: total(u, negative(v)),
    "*": product,
    "/": quotient,
    "**": changing_power,
}
