"""The values of a formula on tensors or numpy arrays: real or a gap (nan), where and in the dtype of its variables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Number, Operation, Symbol, parts
from mathanim.inputs.expressions.function_values import NAN, functions_on, library_of
from mathanim.inputs.expressions.functions import CONSTANTS


def values_of(formula: Formula, variables: Mapping[str, Any]) -> Any:
    """The formula at every point at once; its shape is that of the variables broadcast together.

    Each part that comes twice is worked out once. Where the formula is undefined, not real, or beyond the
    dtype's range, the value is nan.

    Args:
        formula: a checked formula.
        variables: floating tensors, or numpy arrays, by name, all of one dtype and device.
    """
    with np.errstate(all="ignore"):
        evaluation = _Evaluation(formula, variables)
        values, xp = evaluation.of(formula), evaluation.xp
        nothing = sum((xp.zeros_like(points) for points in variables.values()), start=xp.zeros_like(values))
        return xp.where(xp.isfinite(values), values, NAN) + nothing


def values_within(formula: Formula, origins: Sequence[Formula], variables: Mapping[str, Any]) -> Any:
    """The values of a formula, nan too where one of the formulas that it came from has none."""
    values = values_of(formula, variables)
    for origin in origins:
        gaps = values_of(origin, variables)
        xp = library_of(gaps)
        values = xp.where(xp.isnan(gaps), NAN, values)
    return values


def constant_value(formula: Formula) -> float:
    """The float64 value of a formula without variables, found without torch; nan where there is none."""
    return float(values_of(formula, {"": np.zeros(())}))


@lru_cache
def _repeated(formula: Formula) -> frozenset[Formula]:
    """The parts that come more than once; they are looked for once, not at every step of a slide."""
    counts = Counter(part for part in parts(formula) if isinstance(part, Operation | Application))
    return frozenset(part for part, count in counts.items() if count > 1)


class _Evaluation:
    """One pass over a formula, remembering the values of its repeated parts."""

    def __init__(self, formula: Formula, variables: Mapping[str, Any]) -> None:
        self.variables = variables
        self.like = next(iter(variables.values()))
        self.xp = library_of(self.like)
        self.functions = functions_on(self.xp)
        self.repeated = _repeated(formula)
        self.known: dict[Formula, Any] = {}

    def of(self, formula: Formula) -> Any:
        if not self.repeated or formula not in self.repeated:
            return self._worked_out(formula)
        if formula not in self.known:
            self.known[formula] = self._worked_out(formula)
        return self.known[formula]

    def _worked_out(self, formula: Formula) -> Any:
        match formula:
            case Number(value):
                return self._constant(float(value))
            case Symbol(name):
                return self.variables[name] if name in self.variables else self._constant(CONSTANTS[name])
            case Negation(operand):
                return -self.of(operand)
            case Operation("**", left, Number(value)):
                return self.functions.power(self.of(left), float(value))
            case Operation(operator, left, right):
                return self._combined(operator, self.of(left), self.of(right))
            case Application(function, arguments):
                return self.functions.named[function](*(self.of(argument) for argument in arguments))

    def _constant(self, value: float) -> Any:
        return self.xp.full((), value, dtype=self.like.dtype, device=self.like.device)

    def _combined(self, operator: str, left: Any, right: Any) -> Any:
        match operator:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                return self.functions.quotient(left, right)
            case _:
                return self.functions.power(left, right)
