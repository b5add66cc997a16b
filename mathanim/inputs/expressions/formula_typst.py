"""A formula typeset: Typst maths in the order in which it was written, with brackets only where they are needed."""

from mathanim.inputs.expressions.formula_tree import Application, Formula, Negation, Number, Operation, Symbol
from mathanim.inputs.expressions.functions import FUNCTIONS

SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4
_OPERATION_BINDS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": POWER, "**": POWER}
_POWERS_BEFORE_THE_ARGUMENT = {"sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh"}
_FENCED = {"abs", "floor", "ceil", "sqrt"}


def typst_of(formula: Formula) -> str:
    """The formula as Typst maths.

    ``x**2 / 4`` becomes ``frac(x^(2), 4)``, ``2*sin(x)**2`` becomes ``2 sin^(2)(x)``.
    """
    match formula:
        case Number(_, digits):
            text = _number(digits)
        case Symbol(name):
            text = name
        case Negation(operand):
            text = f"-{_inside(operand, PRODUCT)}"
        case Operation(operator, left, right):
            text = _operation(operator, left, right)
        case Application(function, arguments):
            text = FUNCTIONS[function].typst.format(", ".join(map(typst_of, arguments)))
    return text


def _operation(operator: str, left: Formula, right: Formula) -> str:
    match operator:
        case "/":
            sign, dividend = ("-", _unsigned(left)) if _is_signed(left) else ("", left)
            return f"{sign}frac({typst_of(dividend)}, {typst_of(right)})"
        case "*":
            return _product(left, right)
        case "**":
            return _power(left, right)
        case _:
            return f"{typst_of(left)} {operator} {_inside(right, PRODUCT if operator == '-' else SUM)}"


def _product(left: Formula, right: Formula) -> str:
    first = typst_of(left) if _binds(left) >= PRODUCT or isinstance(left, Negation) else _inside(left, PRODUCT)
    second = _inside(right, PRODUCT)
    is_after_number = first[-1].isdigit() or isinstance(left, Number | Negation)
    needs_dot = second[0].isdigit() or (is_after_number and second.startswith("frac"))
    return f"{first} dot {second}" if needs_dot else f"{first} {second}"


def _power(base: Formula, exponent: Formula) -> str:
    raised = f"^({_exponent(exponent)})"
    if isinstance(base, Application) and base.function in _POWERS_BEFORE_THE_ARGUMENT and _is_counting(exponent):
        name, argument = typst_of(base).split("(", 1)
        return f"{name}{raised}({argument}"
    if isinstance(base, Application) and base.function not in _FENCED:
        return f"({typst_of(base)}){raised}"
    return f"{_inside(base, ATOM)}{raised}"


def _exponent(formula: Formula) -> str:
    match formula:
        case Operation("/", Number() | Symbol() as left, Number() | Symbol() as right):
            return f"{typst_of(left)} \\/ {typst_of(right)}"
        case _:
            return typst_of(formula)


def _is_counting(exponent: Formula) -> bool:
    return isinstance(exponent, Number) and exponent.value.denominator == 1 and exponent.value > 1


def _number(digits: str) -> str:
    decimal, _, power = digits.lower().partition("e")
    whole, point, fraction = decimal.partition(".")
    plain = (whole or "0") + (point + fraction if fraction else "")
    return f"{plain} dot 10^({int(power)})" if power else plain


def _inside(formula: Formula, least: int) -> str:
    text = typst_of(formula)
    return text if _binds(formula) >= least and not _is_signed(formula) else f"({text})"


def _binds(formula: Formula) -> int:
    """How tightly the outermost operation of the formula holds its parts together."""
    match formula:
        case Number(_, digits):
            return PRODUCT if "e" in digits.lower() else ATOM
        case Negation():
            return SUM
        case Operation(operator):
            return _OPERATION_BINDS[operator]
        case Application("exp"):
            return POWER
        case _:
            return ATOM


def _is_signed(formula: Formula) -> bool:
    """Whether the formula, typeset, begins with a minus sign."""
    while isinstance(formula, Operation) and formula.operator != "**":
        if formula.operator == "*" and _binds(formula.left) < PRODUCT and not isinstance(formula.left, Negation):
            return False
        formula = formula.left
    return isinstance(formula, Negation)


def _unsigned(formula: Formula) -> Formula:
    """The same without the leading minus sign of its first factor; a sum keeps it, in brackets of the fraction."""
    match formula:
        case Negation(operand):
            return operand
        case Operation("*" | "/" as operator, left, right):
            return Operation(operator, _unsigned(left), right)
        case _:
            return Negation(formula)
