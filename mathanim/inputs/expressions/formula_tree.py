"""A formula as a small frozen tree: what was written, in the order it was written, and nothing that can run."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Operator = Literal["+", "-", "*", "/", "**"]


@dataclass(frozen=True)
class Number:
    """A number of at least zero, exactly; ``digits`` is how it was written."""

    value: Fraction
    digits: str


@dataclass(frozen=True)
class Symbol:
    """A variable, or one of the constants ``pi`` and ``e``."""

    name: str


@dataclass(frozen=True)
class Negation:
    """Minus ``operand``."""

    operand: "Formula"


@dataclass(frozen=True)
class Operation:
    """``left operator right``."""

    operator: Operator
    left: "Formula"
    right: "Formula"


@dataclass(frozen=True)
class Application:
    """A known function of its arguments."""

    function: str
    arguments: tuple["Formula", ...]


Formula = Number | Symbol | Negation | Operation | Application


def children(formula: Formula) -> tuple[Formula, ...]:
    """The parts directly below."""
    match formula:
        case Negation(operand):
            return (operand,)
        case Operation(_, left, right):
            return (left, right)
        case Application(_, arguments):
            return arguments
        case _:
            return ()


def parts(formula: Formula) -> Iterator[Formula]:
    """The formula and all parts below it, outermost first."""
    waiting = [formula]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(children(part))


def depth(formula: Formula) -> int:
    """How many parts lie inside one another; a symbol alone has depth 1."""
    level, deep = [formula], 0
    while level:
        level, deep = [child for part in level for child in children(part)], deep + 1
    return deep
