"""From text to a formula, by a list of what is allowed; the text is parsed, never run."""

import ast
import re
import warnings
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isfinite, isnan
from typing import NoReturn

from mathanim.inputs.errors import InputError
from mathanim.inputs.formula_hints import hint_for
from mathanim.inputs.formula_tree import (
    Application,
    Formula,
    Negation,
    Number,
    Operation,
    Operator,
    Symbol,
    children,
    depth,
    parts,
)
from mathanim.inputs.formula_values import constant_value
from mathanim.inputs.functions import CONSTANTS, FUNCTIONS, KnownFunction
from mathanim.inputs.wording import shown, suggestion

MOST_BYTES = 2_000
MOST_PARTS = 500
DEEPEST_NESTING = 50
LARGEST_POWER = 64
LARGEST_NUMBER = 1e308

_ALLOWED = re.compile(r"[0-9A-Za-z+\-*/().,\s]*", re.ASCII)
_DECIMAL = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_OPERATORS: dict[type[ast.operator], Operator] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
WRITABLE = {name: known for name, known in FUNCTIONS.items() if not known.is_derived}


def formula_from(text: str, variables: Sequence[str]) -> Formula:
    """The formula that ``text`` spells, in the variables given.

    Raises:
        InputError: too long, too deep, too many parts, a character, word or number that is not allowed, or a slip
            in the writing, with a hint at what to write instead.
    """
    _refuse_characters(text)
    formula = FormulaReader(text, variables, WRITABLE).read()
    _refuse_sizes(formula, variables)
    return formula


def _refuse_characters(text: str) -> None:
    if len(text) > MOST_BYTES:
        _refuse(f"needs at most {MOST_BYTES} characters, not {len(text)}")
    if not text.strip():
        _refuse("needs a formula such as x**2 / 4, not an empty text")
    if not _ALLOWED.fullmatch(text):
        _refuse(f"cannot read {shown(text)}: {hint_for(text)}")
    nested = _deepest_bracket(text)
    if nested > DEEPEST_NESTING:
        _refuse(f"needs at most {DEEPEST_NESTING} brackets inside one another, not {nested}")


def _deepest_bracket(text: str) -> int:
    deepest = open_now = 0
    for character in text:
        open_now += (character == "(") - (character == ")")
        deepest = max(deepest, open_now)
    return deepest


def _refuse_sizes(formula: Formula, variables: Sequence[str]) -> None:
    if (count := sum(1 for _ in parts(formula))) > MOST_PARTS:
        _refuse(f"needs at most {MOST_PARTS} numbers, variables and operations, not {count}")
    if (deep := depth(formula)) > DEEPEST_NESTING:
        _refuse(f"needs at most {DEEPEST_NESTING} operations inside one another, not {deep}")
    for part in parts(formula):
        if isinstance(part, Operation) and part.operator == "**" and not _has_variable(part.right, variables):
            exponent = constant_value(part.right)
            if not abs(exponent) <= LARGEST_POWER:
                _refuse(f"needs powers from -{LARGEST_POWER} to {LARGEST_POWER}, not {exponent:g}")
    if any(isnan(constant_value(part)) for part in _constants(formula, variables)):
        _refuse("holds a constant without a value: one like 1/0 or sqrt(-1), or one beyond 1e308")


def _constants(formula: Formula, variables: Sequence[str]) -> list[Formula]:
    """The largest parts without a variable."""
    if not _has_variable(formula, variables):
        return [formula]
    return [part for child in children(formula) for part in _constants(child, variables)]


def _has_variable(formula: Formula, variables: Sequence[str]) -> bool:
    return any(isinstance(part, Symbol) and part.name in variables for part in parts(formula))


def _refuse(message: str) -> NoReturn:
    raise InputError.of(message)


class FormulaReader:
    """Python's syntax tree of one text, turned part by part into a formula; whatever is not listed is refused."""

    def __init__(self, text: str, variables: Sequence[str], functions: Mapping[str, KnownFunction]) -> None:
        self.text = " ".join(text.split())
        self.variables = variables
        self.functions = functions

    def read(self) -> Formula:
        """The formula, or an InputError that hints at what to write instead."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                tree = ast.parse(self.text, mode="eval")
            return self._formula(tree.body)
        except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
            if isinstance(error, InputError):
                raise
            _refuse(f"cannot read {shown(self.text)}: {hint_for(self.text)}")

    def _formula(self, node: ast.expr) -> Formula:
        match node:
            case ast.Constant():
                return self._number(node)
            case ast.Name(id=name):
                return self._symbol(name)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Negation(self._formula(operand))
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self._formula(operand)
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
                return Operation(_OPERATORS[type(operator)], self._formula(left), self._formula(right))
            case ast.Call():
                return self._application(node)
        _refuse(f"needs numbers, variables, + - * / ** and functions: {hint_for(self._source(node))}")

    def _number(self, node: ast.Constant) -> Number:
        digits = self._source(node)
        if not _DECIMAL.fullmatch(digits):
            _refuse(f"needs decimal numbers such as 2 or 0.5, not {shown(digits)}")
        size = float(digits)
        if not isfinite(size) or size > LARGEST_NUMBER:
            _refuse(f"needs numbers of at most {LARGEST_NUMBER:g}, not {shown(digits)}")
        if size < 1 / LARGEST_NUMBER and re.search("[1-9]", re.split("[eE]", digits)[0]):
            _refuse(f"needs numbers of at least {1 / LARGEST_NUMBER:g}, or 0, not {shown(digits)}")
        return Number(Fraction(digits) if size else Fraction(0), digits)

    def _symbol(self, name: str) -> Symbol:
        if name in self.variables or name in CONSTANTS:
            return Symbol(name)
        if name in self.functions:
            _refuse(f"{name} needs its argument in brackets: write {name}({self.variables[0]})")
        _refuse(f"does not know {shown(name)}: {suggestion(name, (*self.variables, *CONSTANTS))}")

    def _application(self, node: ast.Call) -> Application:
        function = node.func.id if isinstance(node.func, ast.Name) else ""
        if not function or function in self.variables or function in CONSTANTS:
            _refuse(f"cannot read {shown(self._source(node))}: {hint_for(self._source(node))}")
        known = self.functions.get(function)
        if known is None:
            _refuse(f"does not know the function {shown(function)}: {suggestion(function, self.functions)}")
        if node.keywords or not known.fewest <= len(node.args) <= known.most:
            wanted = "1 argument" if known.most == 1 else f"{known.fewest} to {known.most} arguments"
            _refuse(f"{function} needs {wanted}, not {len(node.args) + len(node.keywords)}")
        return Application(function, tuple(self._formula(argument) for argument in node.args))

    def _source(self, node: ast.expr) -> str:
        return self.text[node.col_offset : node.end_col_offset]
