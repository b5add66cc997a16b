"""Probabilities written into formulas, with a sign that tells whether all digits are shown."""

from math import floor, log10

from mathanim.drawing.brief_numbers import Computed, brief, plain
from mathanim.inputs.numerals import inscribed

MOST_PLACES, MOST_DIGITS = 4, 4
"""A probability that ends within so many places, or significant digits, is written whole."""
ROUNDED_PLACES, ROUNDED_DIGITS = 3, 3
CLOSEST_TO_ONE, SMALLEST_WRITTEN_OUT = 6, 1e-5
"""How many places tell a probability from 1; those below the smallest are written with a power of ten."""


def equals(value: Computed) -> str:
    """The sign and the digits: "= 0.75", or "approx 0.333" where the digits do not end within four."""
    return f"{sign(value)} {rounded(value)}"


def sign(*values: Computed) -> str:
    """The sign before numbers as they are shown: "=", or "approx" if the digits of one are cut."""
    return "approx" if any(exact_places(float(value)) is None for value in values) else "="


def rounded(value: Computed) -> str:
    """The digits alone: all of them where they end within four, else three places or three significant digits.

    Only 0 is written 0, and only 1 is written 1, but for what six places cannot tell from it.
    """
    return inscribed(value, _digits(float(value)))


def exact_places(value: float) -> int | None:
    """How many decimal places write the value exactly, but for float64's own rounding; None if that is too many."""
    of_digits = MOST_DIGITS - 1 - floor(log10(abs(value))) if value else 0
    most = max(MOST_PLACES, of_digits, _places_apart_from_one(value))
    slack = 1e-12 * min(1.0, abs(value) * 1e3)
    return next((places for places in range(most + 1) if abs(round(value, places) - value) <= slack), None)


def _digits(value: float) -> str:
    places = exact_places(value)
    if 0 < value < SMALLEST_WRITTEN_OUT:
        return brief(value, ROUNDED_DIGITS if places is None else MOST_DIGITS)
    return f"{value:.{_places_to_round_to(value)}f}" if places is None else plain(value, places)


def _places_to_round_to(value: float) -> int:
    of_digits = ROUNDED_DIGITS - 1 - floor(log10(value))
    return max(ROUNDED_PLACES, of_digits, _places_apart_from_one(value))


def _places_apart_from_one(value: float) -> int:
    return min(CLOSEST_TO_ONE, -floor(log10(1 - value))) if value < 1 else 0
