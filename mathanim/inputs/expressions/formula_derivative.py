"""The exact derivative of a formula, by sympy; what comes back is again a formula of ours."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Rational

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions import sympy_functions as ours
from mathanim.inputs.expressions.formula_reading import FormulaReader
from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Number, Operation, Symbol, parts
from mathanim.inputs.expressions.functions import FUNCTIONS
from mathanim.inputs.wording import shown

MOST_OPERATIONS = 2_000
LONGEST_TO_SIMPLIFY = 40
LARGEST_TO_SIMPLIFY = 8
MOST_BITS = 4_096
MOST_EXACT_BITS = 512

_CONSTANTS = {"pi": sympy.pi, "e": sympy.E}
_NAMES = {
    "E": "e",
    "Abs": "abs",
    "Larger": "max",
    "Smaller": "min",
    "Rectified": "relu",
    "Above": "above",
    "Absolute": "abs",
    "Ceiling": "ceil",
    "CubeRoot": "cbrt",
    "Floor": "floor",
    "Jump": "jump",
    "Sigmoid": "sigmoid",
    "Sign": "sign",
    "Step": "step",
    "WholeJumps": "whole_jumps",
    "sign": "side",
}
_WRITTEN_NAMES = {"Above": "step", "sign": "sign"}


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
    slope = _slope(formula, variable)
    drawn = _shortest(slope.replace(ours.Jump, _nothing).replace(ours.WholeJumps, _nothing))
    has_decimals = any(isinstance(part, Number) and "." in part.digits for part in parts(formula))
    text = _text_of(_with_decimals(drawn) if has_decimals else drawn, _NAMES | _WRITTEN_NAMES)
    return Derivative(derived_formula(_text_of(slope, _NAMES), variables), text)


def _slope(formula: Formula, variable: str) -> Any:
    try:
        slope = sympy.diff(as_sympy(formula), sympy.Symbol(variable, real=True))
    except InputError:
        raise
    except (ArithmeticError, AttributeError, NotImplementedError, RecursionError, TypeError, ValueError) as error:
        raise InputError.of(f"cannot be differentiated: {shown(str(error))}") from None
    if slope.has(sympy.nan, sympy.zoo, sympy.oo, sympy.I):
        raise InputError.of("has no real derivative")
    if (count := sympy.count_ops(slope)) > MOST_OPERATIONS:
        raise InputError.of(f"needs a derivative of at most {MOST_OPERATIONS} operations, not {count}: simplify it")
    return slope.replace(sympy.DiracDelta, _as_jump).replace(_has_many_digits, _rounded)


def derived_formula(text: str, variables: Sequence[str]) -> Formula:
    """The formula that a derivative's text spells; raises as ``derivative_of`` does."""
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


def _has_many_digits(part: Any) -> bool:
    return bool(part.is_Rational) and max(abs(part.p).bit_length(), part.q.bit_length()) > MOST_EXACT_BITS


def _rounded(number: Any) -> Any:
    """The fraction to 17 digits, which is all that float64 holds."""
    return sympy.Float(number, 17)


def _nothing(_u: Any) -> Any:
    return sympy.S.Zero


def _text_of(expression: Any, names: Mapping[str, str]) -> str:
    text = sympy.sstr(expression, full_prec=False)
    return re.sub(r"[A-Za-z_]\w*", lambda word: names.get(word[0], word[0]), text)


def _shortest(expression: Any) -> Any:
    """A rational function over one common denominator, if that is shorter to write."""
    powers = [abs(power.exp) for power in expression.atoms(sympy.Pow) if power.exp.is_Integer]
    is_short = sympy.count_ops(expression) <= LONGEST_TO_SIMPLIFY and max(powers, default=1) <= LARGEST_TO_SIMPLIFY
    if not is_short or not expression.is_rational_function():
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
