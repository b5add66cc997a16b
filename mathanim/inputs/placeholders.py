"""Numbers and names in a text, as ``{slope:.2f}``: checked and filled without str.format's reach into objects."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from string import Formatter
from typing import Protocol, runtime_checkable

from mathanim.inputs.digit_groups import grouped
from mathanim.inputs.raised_powers import times_power_of_ten
from mathanim.inputs.wording import shown, suggestion

_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_FORMAT = re.compile(r"\+?,?(?:\.\d{1,2}[efg%]|d|g)?", re.ASCII)
MOST_ZEROS = 9
_NONZERO = re.compile(r"[1-9]")


@runtime_checkable
class Known(Protocol):
    """A number that knows where it comes from, as a quantity does: what texts write of it, and how it is marked."""

    @property
    def told(self) -> float:
        """The number that is written."""
        ...

    def marked(self, text: str) -> str:
        """The text that stands for it, marked."""
        ...


@dataclass(frozen=True)
class Placeholder:
    """One named number and how it is written: ``slope`` and ``.2f``; without a format it may also stand for words."""

    name: str
    format: str

    def written(self, value: float | str | Known) -> str:
        """The number as text with a true minus, thousands apart, never "-0.00"; words as they are.

        A known number is marked as such.

        Raises:
            ValueError: not a finite number, words where a format asks for a number, or a fraction where it asks for a
                whole number.
        """
        if isinstance(value, Known):
            return value.marked(self.written(value.told))
        if isinstance(value, str) and not self.format:
            return value
        if isinstance(value, str) or not _is_finite_number(value):
            raise ValueError(f"{{{self.name}}} needs a finite number, not {shown(value)}")
        if self.format.endswith("d"):
            if value != int(value):
                raise ValueError(f"{{{self.name}:{self.format}}} needs a whole number, not {shown(value)}")
            return _with_a_minus(grouped(format(int(value), self.format)))
        written = format(value, self.format)
        if not _NONZERO.search(written.partition("e")[0]):
            return format(abs(value), self.format)
        return _with_a_minus(written if self.format.endswith("e") else grouped(spelled_out(written)))


def spelled_out(number: str) -> str:
    """A number without an exponent, as people say it: 1e-05 is 0.00001; beyond nine places, 2 · 10⁻¹²."""
    mantissa, exponent, power = number.partition("e")
    if not exponent:
        return number
    if abs(int(power)) > MOST_ZEROS:
        return times_power_of_ten(mantissa, int(power))
    return f"{Decimal(number):{'+' * number.startswith('+')}f}"


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The numbers that the text names, in order.

    Raises:
        ValueError: an unmatched brace, or anything in braces but ``{name}`` or ``{name:format}``.
    """
    return tuple(part for part in _parts(text) if isinstance(part, Placeholder))


def placeholder_names(text: str) -> frozenset[str]:
    """The names of the numbers that the text names."""
    return frozenset(part.name for part in placeholders(text))


def filled(text: str, numbers: Mapping[str, float | str | Known]) -> str:
    """The text with each named number, or words of that name, written in.

    Raises:
        ValueError: the text names a number that is not there, or one that cannot be written as it asks.
    """
    return "".join(part if isinstance(part, str) else _written(part, numbers) for part in _parts(text))


def _with_a_minus(number: str) -> str:
    """The number with the sign that is as wide as a plus, where it is below zero."""
    return number.replace("-", "−", 1) if number.startswith("-") else number


def _is_finite_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return isfinite(value)
    except OverflowError:
        return False


def _written(part: Placeholder, numbers: Mapping[str, float | str | Known]) -> str:
    if part.name not in numbers:
        raise ValueError(f"names the number {part.name!r}, which was not computed: {suggestion(part.name, numbers)}")
    return part.written(numbers[part.name])


def _parts(text: str) -> list[str | Placeholder]:
    parts: list[str | Placeholder] = []
    try:
        pieces = list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"cannot be filled: {error}; write {{{{ and }}}} for braces themselves") from None
    for literal, name, style, conversion in pieces:
        parts.append(literal)
        if name is not None:
            parts.append(_placeholder(name, style or "", conversion))
    return parts


def _placeholder(name: str, style: str, conversion: str | None) -> Placeholder:
    if conversion or not _NAME.fullmatch(name) or not _FORMAT.fullmatch(style):
        came = name + (f"!{conversion}" if conversion else "") + (f":{style}" if style else "")
        raise ValueError(f"needs {{name}} or a number's format such as {{name:.2f}}, not {{{shown(came)[1:-1]}}}")
    return Placeholder(name, style)
