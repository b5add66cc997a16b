"""From text to a formula, by a list of what is allowed; the text is parsed, never run."""

import ast
import re
import warnings
from collections.abc import Mapping, Sequence

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.formula_hints import hint_for
from mathanim.inputs.expressions.formula_limits import number_from, refuse, refuse_length, refuse_nesting, refuse_sizes
from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Operation, Operator, Symbol
from mathanim.inputs.expressions.functions import CONSTANTS, WRITABLE, KnownFunction
from mathanim.inputs.expressions.latex_reading import LatexReader, is_latex
from mathanim.inputs.wording import shown, suggestion

_ALLOWED = re.compile(r"[0-9A-Za-z+\-*/().,\s]*", re.ASCII)
_OPERATORS: dict[type[ast.operator], Operator] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}


def formula_from(text: str, variables: Sequence[str]) -> Formula:
    """The formula that ``text`` spells, in the variables given: as in Python, or, with a backslash or brace, in LaTeX.

    Raises:
        InputError: too long, too deep, too many parts, a character, word or number that is not allowed, or a slip
            in the writing, with a hint at what to write instead.
    """
    refuse_length(text)
    if is_latex(text):
        formula = LatexReader(text, variables).read()
    else:
        _refuse_characters(text)
        formula = FormulaReader(text, variables, WRITABLE).read()
    refuse_sizes(formula, variables)
    return formula


def _refuse_characters(text: str) -> None:
    if not _ALLOWED.fullmatch(text):
        refuse(f"cannot read {shown(text)}: {hint_for(text)}")
    refuse_nesting(_deepest_bracket(text))


def _deepest_bracket(text: str) -> int:
    deepest = open_now = 0
    for character in text:
        open_now += (character == "(") - (character == ")")
        deepest = max(deepest, open_now)
    return deepest


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
            refuse(f"cannot read {shown(self.text)}: {hint_for(self.text)}")

    def _formula(self, node: ast.expr) -> Formula:
        match node:
            case ast.Constant():
                return number_from(self._source(node))
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
        refuse(f"needs numbers, variables, + - * / ** and functions: {hint_for(self._source(node))}")

    def _symbol(self, name: str) -> Symbol:
        if name in self.variables or name in CONSTANTS:
            return Symbol(name)
        if name in self.functions:
            refuse(f"{name} needs its argument in brackets: write {name}({self.variables[0]})")
        refuse(f"does not know {shown(name)}: {suggestion(name, (*self.variables, *CONSTANTS))}")

    def _application(self, node: ast.Call) -> Application:
        function = node.func.id if isinstance(node.func, ast.Name) else ""
        if not function or function in self.variables or function in CONSTANTS:
            refuse(f"cannot read {shown(self._source(node))}: {hint_for(self._source(node))}")
        known = self.functions.get(function)
        if known is None:
            refuse(f"does not know the function {shown(function)}: {suggestion(function, self.functions)}")
        if node.keywords or not known.fewest <= len(node.args) <= known.most:
            wanted = "1 argument" if known.most == 1 else f"{known.fewest} to {known.most} arguments"
            refuse(f"{function} needs {wanted}, not {len(node.args) + len(node.keywords)}")
        return Application(function, tuple(self._formula(argument) for argument in node.args))

    def _source(self, node: ast.expr) -> str:
        return self.text[node.col_offset : node.end_col_offset]
