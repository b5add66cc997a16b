"""The exact derivative of a formula, by sympy; what comes back is again a formula of ours."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Rational

from mathanim.inputs import sympy_functions as ours
from mathanim.inputs.errors import InputError
from mathanim.inputs.formula_reading import FormulaReader
from mathanim.inputs.formula_tree import Application, Formula, Negation, Number, Operation, Symbol, parts
from mathanim.inputs.functions import FUNCTIONS

LONGEST_TEXT = 100_000
LONGEST_TO_SIMPLIFY = 40
MOST_BITS = 4_096

_CONSTANTS = {"pi": sympy.pi, "e": sympy.E}
_NAMES = {
    "E": "e",
    "Abs": "abs",
    "Max": "max",
    "Min": "min",
    "Absolute": "abs",
    "Ceiling": "ceil",
    "CubeRoot": "cbrt",
    "Floor": "floor",
    "Heaviside": "above",
    "Jump": "jump",
    "Sigmoid": "sigmoid",
    "Sign": "sign",
    "Step": "step",
    "WholeJumps": "whole_jumps",
    "sign": "side",
}
_WRITTEN_NAMES = {"Heaviside": "step", "sign": "sign"}


@dataclass(frozen=True)
class Derivative:
    """A derivative twice: ``exact`` with a gap at every kink and jump, ``text`` as one would write it."""

    exact: Formula
    text: str


def derivative_of(formula: Formula, variable: str, variables: Sequence[str]) -> Derivative:
    """The derivative of ``formula`` by ``variable``, simplified as far as sympy does by itself.

    Raises:
        InputError: the formula is too complicated, or its derivative is not a real formula.
    """
    slope = sympy.diff(as_sympy(formula), sympy.Symbol(variable, real=True)).replace(sympy.DiracDelta, _as_jump)
    shown = _shortest(slope.replace(ours.Jump, _nothing).replace(ours.WholeJumps, _nothing))
    has_decimals = any(isinstance(part, Number) and "." in part.digits for part in parts(formula))
    text = _text_of(_with_decimals(shown) if has_decimals else shown, _NAMES | _WRITTEN_NAMES)
    return Derivative(derived_formula(_text_of(slope, _NAMES), variables), text)


def derived_formula(text: str, variables: Sequence[str]) -> Formula:
    """The formula that a derivative's text spells; raises as ``derivative_of`` does."""
    if len(text) > LONGEST_TEXT:
        raise InputError.of("is too complicated to differentiate: its derivative is too long")
    try:
        return FormulaReader(text, variables, FUNCTIONS).read()
    except InputError as error:
        raise InputError.of(f"has a derivative that is not a real formula: {error}") from None


def as_sympy(formula: Formula) -> Any:
    """The formula as a sympy expression in real symbols."""
    match formula:
        case Number(value):
            return Rational(value.numerator, value.denominator)
        case Symbol(name):
            return _CONSTANTS[name] if name in _CONSTANTS else sympy.Symbol(name, real=True)
        case Negation(operand):
            return -as_sympy(operand)
        case Operation(operator, left, right):
            return _OPERATIONS[operator](as_sympy(left), as_sympy(right))
        case Application(function, arguments):
            return ours.SYMPY[function](*(as_sympy(argument) for argument in arguments))


def _power(base: Any, exponent: Any) -> Any:
    if base.is_Rational and exponent.is_Rational:
        bits = (abs(base.p).bit_length() + base.q.bit_length()) * abs(exponent)
        if bits > MOST_BITS:
            raise InputError.of("holds a power of a constant with too many digits: write it as a decimal number")
    return base**exponent


_OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "**": _power,
}


def _as_jump(u: Any, *_order: Any) -> Any:
    return ours.Jump(u)


def _nothing(_u: Any) -> Any:
    return sympy.S.Zero


def _text_of(expression: Any, names: Mapping[str, str]) -> str:
    text = sympy.sstr(expression, full_prec=False)
    return re.sub(r"[A-Za-z_]\w*", lambda word: names.get(word[0], word[0]), text)


def _shortest(expression: Any) -> Any:
    """A rational function over one common denominator, if that is shorter to write."""
    if not expression.is_rational_function() or sympy.count_ops(expression) > LONGEST_TO_SIMPLIFY:
        return expression
    return min(expression, sympy.factor(sympy.cancel(expression)), key=sympy.count_ops)


def _with_decimals(expression: Any) -> Any:
    """The expression with short decimal coefficients in place of fractions: 0.2*x, not x/5; powers stay."""
    if expression.is_Rational:
        return _decimal(expression)
    if not expression.args:
        return expression
    if expression.is_Pow:
        return expression.func(_with_decimals(expression.base), expression.exp)
    return expression.func(*(_with_decimals(part) for part in expression.args))


def _decimal(number: Any) -> Any:
    is_short = not number.is_Integer and 10**6 % number.q == 0
    return sympy.Float(sympy.S(number.p), 15) / number.q if is_short else number
