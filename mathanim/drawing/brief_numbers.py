"""Computed numbers of any size written into formulas: briefly, and honestly where digits are cut.

A number that is a ``Quantity`` is written as a numeral, which stays known on the screen.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from math import floor, log10
from typing import overload

import numpy as np
from numpy.typing import ArrayLike

from mathanim.inputs.digit_groups import grouped
from mathanim.inputs.numerals import inscribed
from mathanim.inputs.numerals import plain as plain_text
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.raised_powers import LARGEST_POWER, SMALLEST_POWER

Computed = float | Quantity
Computeds = Iterable[Computed]
DIGITS = 4
WHOLE_DIGITS = 5
"""A number that ends within so many significant digits is written whole."""
NOISE = 1e-9
"""The relative difference that is taken for rounding of float64, not for digits cut."""
NOISE_OF_PRODUCTS = 1e-12
"""The same, for numbers that were given, and their products."""


def brief(value: Computed, digits: int = DIGITS) -> str:
    """The number to ``digits`` significant digits without trailing zeros: 4.4, 0.00001, 12 350, ``2.5 dot 10^(8)``."""
    return inscribed(value, _brief(float(value), digits))


def _brief(value: float, digits: int) -> str:
    if value == 0:
        return "0"
    scientific = f"{value:.{digits - 1}e}"
    mantissa, power = scientific.split("e")
    if SMALLEST_POWER <= int(power) <= LARGEST_POWER:
        return grouped(plain(float(scientific), max(0, digits - 1 - int(power))))
    return f"{plain(float(mantissa), digits - 1)} dot 10^({int(power)})"


def equals(value: Computed, digits: int = DIGITS, noise: float = NOISE) -> str:
    """The sign between a quantity and its ``brief`` number: "=" or, where digits were cut, "approx"."""
    number = float(value)
    return "=" if abs(float(f"{number:.{digits - 1}e}") - number) <= noise * abs(number) else "approx"


def written(value: Computed) -> str:
    """The number whole where it ends within five significant digits, else ``brief``; only zero is written 0."""
    return brief(value, _digits(float(value)))


@overload
def rounded(value: float) -> float: ...
@overload
def rounded(value: Quantity) -> Quantity: ...
def rounded(value: Computed) -> Computed:
    """The number that ``written`` shows; of a quantity, the quantity, of which texts write no more than that."""
    number = float(value)
    shown = float(f"{number:.{_digits(number) - 1}e}")
    return replace(value, rounded=shown) if isinstance(value, Quantity) else shown


def sign(*values: ArrayLike) -> str:
    """The sign before numbers as they are ``written``: "=" or, where digits of one were cut, "approx"."""
    numbers = np.concatenate([np.ravel(some) for some in values])
    return "=" if all(_is_whole(float(number)) for number in numbers) else "approx"


def plain(value: float, places: int) -> str:
    """The number rounded to ``places``, without trailing zeros and never "-0"."""
    text = f"{value:.{places}f}"
    text = re.sub(r"\.?0+$", "", text) if "." in text else text
    return "0" if text == "-0" else text


def factor(value: Computed) -> str:
    """The number ``written`` as one factor or summand among others: in parentheses when it is negative."""
    return f"({written(value)})" if _is_negative(written(value)) else written(value)


def sum_of(terms: Computeds) -> str:
    """The terms (n,) added up: "4 - 1"."""
    first, *others = terms
    return written(first) + "".join(f" {_summand(term)}" for term in others)


def column(values: Computeds) -> str:
    """A column vector (n,) in Typst mathematics."""
    return f"vec({', '.join(map(written, values))})"


def column_of_sums(terms: Iterable[Computeds]) -> str:
    """The rows of ``terms`` (rows, n), each added up, as a column vector in Typst mathematics."""
    return f"vec({', '.join(map(sum_of, terms))})"


def matrix_text(values: Iterable[Computeds], colours: Sequence[str] = ()) -> str:
    """A matrix (rows, columns) in Typst mathematics, each column in the colour of a role."""
    rows = [list(row) for row in values]
    roles = colours or ("ink",) * len(rows[0])
    lines = (", ".join(f"{role}({written(x)})" for role, x in zip(roles, row, strict=True)) for row in rows)
    return f"mat({'; '.join(lines)})"


def less(text: str) -> str:
    """A written number taken away: ``- 3.2``, or ``- (-3.2)`` where it is negative."""
    return f"- ({text})" if _is_negative(text) else f"- {text}"


def places_of(value: float, digits: int) -> int:
    """The decimal places at which ``digits`` significant digits of a number are seen; none for zero."""
    return 0 if value == 0 else max(0, digits - 1 - floor(log10(abs(value))))


def places_written(values: Iterable[float]) -> int:
    """The fewest decimal places that show every one of the numbers as it was given: 5 for 2 and 0.00001."""
    return max(max(0, -int(Decimal(repr(float(value))).normalize().as_tuple().exponent)) for value in values)


def agreeing_places(first: float, second: float, most: int, least: int = 2) -> int:
    """The most decimal places, from ``least`` to ``most``, at which two numbers are written alike."""
    alike = (places for places in range(most, least, -1) if f"{first:.{places}f}" == f"{second:.{places}f}")
    return next(alike, least)


def places_to_show(values: ArrayLike, least: int = 2, most: int = 9) -> int:
    """The fewest decimal places, from ``least`` to ``most``, that show all of the numbers as they are ``written``."""
    return max(least, min(most, places_written(rounded(float(value)) for value in np.ravel(values))))


def _summand(value: Computed) -> str:
    """A term behind others, with its sign; the sign belongs to the number where it is a minus."""
    text = plain_text(written(value))
    return inscribed(value, f"- {text[1:]}") if _is_negative(text) else f"+ {written(value)}"


def _is_negative(text: str) -> bool:
    return plain_text(text).startswith("-")


def _digits(value: float) -> int:
    return WHOLE_DIGITS if _is_whole(value) else DIGITS


def _is_whole(value: float) -> bool:
    return equals(value, WHOLE_DIGITS, NOISE_OF_PRODUCTS) == "="
