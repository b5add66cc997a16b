"""Numbers of people of whom given probabilities are whole numbers: arithmetic of integers, without torch."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

RELATIVE_ROUNDING = Fraction(1, 10**14)
LARGEST = 10**6


def smallest_population(probabilities: Iterable[float], limit: int = LARGEST) -> int | None:
    """The least number of people of whom every one of the probabilities is a whole number.

    None if there is none up to ``limit``.
    """
    smallest = 1
    for share in set(probabilities):
        smallest = lcm(smallest, _denominator(share))
        if smallest > limit:
            return None
    return smallest


def population_of_at_least(probabilities: Iterable[float], least: int) -> int | None:
    """The first number of people from ``least`` on that is whole; None as above."""
    smallest = smallest_population(probabilities)
    return smallest and -(-least // smallest) * smallest


def _denominator(share: float) -> int:
    """That of the first convergent of the share's continued fraction that float64 can hardly tell from it."""
    exact, rest = Fraction(share), Fraction(share)
    before, last = (0, 1), (1, 0)
    while True:
        whole = rest.numerator // rest.denominator
        before, last = last, (whole * last[0] + before[0], whole * last[1] + before[1])
        if abs(Fraction(*last) - exact) <= RELATIVE_ROUNDING * exact:
            return last[1]
        rest = 1 / (rest - whole)
