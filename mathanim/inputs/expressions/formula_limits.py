"""How large a formula may be, whichever way it was written, and which numbers it may hold."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import isfinite, isnan
from typing import NoReturn

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.formula_tree import Formula, Number, Operation, Symbol, children, depth, parts
from mathanim.inputs.reading import later
from mathanim.inputs.wording import shown

MOST_BYTES = 2_000
MOST_PARTS = 500
DEEPEST_NESTING = 50
LARGEST_POWER = 64
LARGEST_NUMBER = 1e308

constant_value = later("mathanim.inputs.expressions.formula_values", "constant_value")

_DECIMAL = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


def refuse(message: str) -> NoReturn:
    """Raise the InputError that says ``message``."""
    raise InputError.of(message)


def refuse_length(text: str) -> None:
    """Refuse a text that is too long to be read, or empty."""
    if len(text) > MOST_BYTES:
        refuse(f"needs at most {MOST_BYTES} characters, not {len(text)}")
    if not text.strip():
        refuse("needs a formula such as x**2 / 4, not an empty text")


def refuse_nesting(nested: int) -> None:
    """Refuse brackets that lie too deep inside one another."""
    if nested > DEEPEST_NESTING:
        refuse(f"needs at most {DEEPEST_NESTING} brackets inside one another, not {nested}")


def refuse_sizes(formula: Formula, variables: Sequence[str]) -> None:
    """Refuse a formula with too many parts, too deep, with a huge power, or with a constant that has no value."""
    if (count := sum(1 for _ in parts(formula))) > MOST_PARTS:
        refuse(f"needs at most {MOST_PARTS} numbers, variables and operations, not {count}")
    if (deep := depth(formula)) > DEEPEST_NESTING:
        refuse(f"needs at most {DEEPEST_NESTING} operations inside one another, not {deep}")
    for part in parts(formula):
        if isinstance(part, Operation) and part.operator == "**" and not has_variable(part.right, variables):
            exponent = constant_value(part.right)
            if not abs(exponent) <= LARGEST_POWER:
                refuse(f"needs powers from -{LARGEST_POWER} to {LARGEST_POWER}, not {exponent:g}")
    if any(isnan(constant_value(part)) for part in _constants(formula, variables)):
        refuse("holds a constant without a value: one like 1/0 or sqrt(-1), or one beyond 1e308")


def has_variable(formula: Formula, variables: Sequence[str]) -> bool:
    """Whether some variable stands in the formula."""
    return any(isinstance(part, Symbol) and part.name in variables for part in parts(formula))


def number_from(digits: str) -> Number:
    """The number that is written in decimal digits.

    Raises:
        InputError: not decimal, or too large or too small for float64.
    """
    if not _DECIMAL.fullmatch(digits):
        refuse(f"needs decimal numbers such as 2 or 0.5, not {shown(digits)}")
    size = float(digits)
    if not isfinite(size) or size > LARGEST_NUMBER:
        refuse(f"needs numbers of at most {LARGEST_NUMBER:g}, not {shown(digits)}")
    if size < 1 / LARGEST_NUMBER and re.search("[1-9]", re.split("[eE]", digits)[0]):
        refuse(f"needs numbers of at least {1 / LARGEST_NUMBER:g}, or 0, not {shown(digits)}")
    return Number(Fraction(digits) if size else Fraction(0), digits)


def _constants(formula: Formula, variables: Sequence[str]) -> list[Formula]:
    """The largest parts without a variable."""
    if not has_variable(formula, variables):
        return [formula]
    return [part for child in children(formula) for part in _constants(child, variables)]
