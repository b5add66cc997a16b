"""Computed numbers of any size written briefly, and honestly where digits are cut."""

import re
from collections.abc import Iterable
from decimal import Decimal
from math import floor, log10

DIGITS = 4
LARGEST_POWER, SMALLEST_POWER = 5, -5
NOISE = 1e-9
"""The relative difference that is taken for rounding of float64, not for digits cut."""


def brief(value: float, digits: int = DIGITS) -> str:
    """The number to ``digits`` significant digits without trailing zeros: 4.4, 0.00001, ``2.5 dot 10^(8)``."""
    if value == 0:
        return "0"
    scientific = f"{value:.{digits - 1}e}"
    mantissa, power = scientific.split("e")
    if SMALLEST_POWER <= int(power) <= LARGEST_POWER:
        return _trimmed(f"{float(scientific):.{max(0, digits - 1 - int(power))}f}")
    return f"{_trimmed(mantissa)} dot 10^({int(power)})"


def equals(value: float, digits: int = DIGITS) -> str:
    """The sign between a quantity and its ``brief`` number: "=" or, where digits were cut, "approx"."""
    return "=" if abs(float(f"{value:.{digits - 1}e}") - value) <= NOISE * abs(value) else "approx"


def less(text: str) -> str:
    """A written number taken away: ``- 3.2``, or ``- (-3.2)`` where it is negative."""
    return f"- ({text})" if text.startswith("-") else f"- {text}"


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


def _trimmed(text: str) -> str:
    return re.sub(r"\.?0+$", "", text) if "." in text else text
