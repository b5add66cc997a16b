"""Numerals: numbers as they are written, carried inside texts together with the quantity that they stand for.

In a text a numeral is ``BEGIN payload THEN body END``: the payload is the quantity, the body what is written. A
payload of nothing marks a number that is notation, such as an index.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mathanim.inputs.digit_groups import grouped
from mathanim.inputs.quantities import BEGIN, END, THEN, Quantity
from mathanim.inputs.raised_powers import times_power_of_ten, with_carets

MARKED = re.compile(f"{BEGIN}([0-9a-f]*){THEN}([^{BEGIN}{END}]*){END}")
POWER = re.compile(r"(?:dot|·)10\^\(?([-−]?\d+)\)?$")
TYPST_POWER = re.compile(r" dot 10\^\((-?\d+)\)")
CONSTANT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?: dot 10\^\(-?\d+\))?")
NOISE = 1e-12
"""The relative difference that is taken for rounding of float64, not for digits cut."""


@dataclass(frozen=True, eq=False)
class Numeral:
    """A number as it is written: ``text`` stands for the one value of ``quantity``."""

    quantity: Quantity
    text: str

    @property
    def value(self) -> float:
        """The number at full precision."""
        return float(self.quantity)

    @property
    def shown(self) -> Decimal:
        """The number that the text says.

        Raises:
            ValueError: if the text is no number.
        """
        return self._unit * int(self._figures.replace(".", "") or "none")

    @property
    def tolerance(self) -> float:
        """How far the value may be from what is shown: half a unit of the last place, 0 if no digit was cut.

        The zeros at the end of a whole number are places only as far as the value is that close.
        """
        away, noise = abs(float(self.shown) - self.value), NOISE * abs(self.value)
        halves = [float(self._unit.scaleb(place) / 2) for place in range(self._zeros + 1)]
        return 0.0 if away <= noise else next((half for half in halves if away <= half + noise), halves[0])

    @property
    def is_right(self) -> bool:
        """Whether the text is the value rounded."""
        return abs(float(self.shown) - self.value) <= self.tolerance + NOISE * abs(self.value)

    @property
    def _zeros(self) -> int:
        """How many zeros a whole number ends with."""
        return 0 if "." in self._figures else len(self._figures) - len(self._figures.rstrip("0") or "0")

    @property
    def _plain(self) -> str:
        return re.sub(r"[\s,\\]|thin", "", with_carets(self.text)).replace("−", "-").lstrip("+≈")

    @property
    def _figures(self) -> str:
        return POWER.sub("", self._plain).rstrip("%")

    @property
    def _unit(self) -> Decimal:
        """One unit of the last place."""
        power = POWER.search(self._plain)
        places = len(self._figures.partition(".")[2]) + 2 * self._plain.endswith("%")
        return Decimal(1).scaleb((int(power[1].replace("−", "-")) if power else 0) - places)

    def __deepcopy__(self, memo: object) -> "Numeral":
        return self


def inscribed(value: float | Quantity, text: str) -> str:
    """``text``, which stands for the value: marked, if the value knows where it comes from."""
    return value.marked(text) if isinstance(value, Quantity) else text


def notation(text: str) -> str:
    """``text``, in which every number is notation and nothing computed: an index, the one of 1 - p."""
    return f"{BEGIN}{THEN}{text}{END}"


def with_constants(formula: str, label: str, made_by: str, inputs: Mapping[str, Any] | None = None) -> str:
    """A formula in Typst maths, without marks, with every number in it a numeral; ``label`` says where they stand."""

    def marked(number: re.Match[str]) -> str:
        value = float(Numeral(Quantity(label, 0.0, made_by), number[0]).shown)
        return inscribed(Quantity(label, value, made_by, inputs or {}), grouped(number[0]))

    return CONSTANT.sub(marked, formula)


def numeral_in(mark: re.Match[str]) -> Numeral | None:
    """The numeral that a mark holds, as ``MARKED`` finds it; None if it is notation."""
    if not mark[1]:
        return None
    about: dict[str, Any] = json.loads(bytes.fromhex(mark[1]))
    return Numeral(Quantity(**about), readable(mark[2]))


def numerals_in(text: str) -> list[Numeral]:
    """The numerals in a text, in order."""
    return [numeral for mark in MARKED.finditer(text) if (numeral := numeral_in(mark))]


def plain(text: str) -> str:
    """The text without marks, as it is read."""
    return MARKED.sub(r"\2", text)


def readable(body: str) -> str:
    """A number in Typst markup as people write it: ``2.5 dot 10^(-8)`` is 2.5 · 10⁻⁸."""
    powers = TYPST_POWER.sub(lambda power: times_power_of_ten("", int(power[1])), body)
    return powers.replace("\\", "").strip()
