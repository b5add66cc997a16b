"""Probabilities written into formulas, with a sign that tells whether all digits are shown."""

from math import floor, log10

from mathanim.drawing.brief_numbers import plain

MOST_PLACES = 4
ROUNDED_PLACES = 3


def equals(value: float) -> str:
    """The sign and the digits: "= 0.75", or "approx 0.333" where the digits do not end within four places."""
    return f"{sign(value)} {rounded(value)}"


def sign(*values: float) -> str:
    """The sign before numbers as they are shown: "=", or "approx" if the digits of one are cut."""
    return "approx" if any(exact_places(value) is None for value in values) else "="


def rounded(value: float) -> str:
    """The digits alone: all of them where they end within four places, else three places or two figures."""
    places = exact_places(value)
    if places is not None:
        return plain(value, places)
    return f"{value:.{max(ROUNDED_PLACES, 1 - floor(log10(abs(value))))}f}"


def exact_places(value: float) -> int | None:
    """How many decimal places write the value exactly, but for float64's own rounding; None if more than four."""
    return next((places for places in range(MOST_PLACES + 1) if abs(round(value, places) - value) < 1e-12), None)
