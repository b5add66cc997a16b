"""The values of a formula on tensors: real or a gap (nan), on the device and in the dtype of its variables."""

from collections import Counter
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Number, Operation, Symbol, parts
from mathanim.inputs.expressions.function_values import VALUES, power, quotient
from mathanim.inputs.expressions.functions import CONSTANTS


def values_of(formula: Formula, variables: Mapping[str, Tensor]) -> Tensor:
    """The formula at every point at once; its shape is that of the variables broadcast together.

    Each part that comes twice is worked out once. Where the formula is undefined, not real, or beyond the
    dtype's range, the value is nan.

    Args:
        formula: a checked formula.
        variables: floating tensors by name, all of one dtype and device.
    """
    values = _Evaluation(formula, variables).of(formula)
    nothing = sum((torch.zeros_like(points) for points in variables.values()), start=torch.zeros_like(values))
    return torch.where(torch.isfinite(values), values, torch.nan) + nothing


def values_within(formula: Formula, origins: Sequence[Formula], variables: Mapping[str, Tensor]) -> Tensor:
    """The values of a formula, nan too where one of the formulas that it came from has none."""
    values = values_of(formula, variables)
    for origin in origins:
        values = torch.where(torch.isnan(values_of(origin, variables)), torch.nan, values)
    return values


class _Evaluation:
    """One pass over a formula, remembering the values of its repeated parts."""

    def __init__(self, formula: Formula, variables: Mapping[str, Tensor]) -> None:
        self.variables = variables
        self.like = next(iter(variables.values()))
        counts = Counter(part for part in parts(formula) if isinstance(part, Operation | Application))
        self.repeated = {part for part, count in counts.items() if count > 1}
        self.known: dict[Formula, Tensor] = {}

    def of(self, formula: Formula) -> Tensor:
        if formula not in self.repeated:
            return self._worked_out(formula)
        if formula not in self.known:
            self.known[formula] = self._worked_out(formula)
        return self.known[formula]

    def _worked_out(self, formula: Formula) -> Tensor:
        match formula:
            case Number(value):
                return self._constant(float(value))
            case Symbol(name):
                return self.variables[name] if name in self.variables else self._constant(CONSTANTS[name])
            case Negation(operand):
                return -self.of(operand)
            case Operation("**", left, Number(value)):
                return power(self.of(left), float(value))
            case Operation(operator, left, right):
                return _combined(operator, self.of(left), self.of(right))
            case Application(function, arguments):
                return VALUES[function](*(self.of(argument) for argument in arguments))

    def _constant(self, value: float) -> Tensor:
        return torch.tensor(value, dtype=self.like.dtype, device=self.like.device)


def _combined(operator: str, left: Tensor, right: Tensor) -> Tensor:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return quotient(left, right)
        case _:
            return power(left, right)
