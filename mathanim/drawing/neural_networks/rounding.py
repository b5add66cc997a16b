"""How many places a set of numbers needs to be shown."""

from math import floor, log10

import numpy as np
from numpy.typing import ArrayLike

USUAL, MOST = 2, 5


def is_exact(values: ArrayLike, places: int) -> bool:
    """Whether rounding to ``places`` changes none of the values (by more than float64 can tell)."""
    numbers = np.asarray(values, dtype=float)
    return bool(np.allclose(numbers, numbers.round(places), rtol=1e-12, atol=1e-12))


def fewest_places(values: ArrayLike, most: int | None = None, least: int = 0) -> int:
    """The fewest places, ``least`` to ``most``, that show every value exactly; ``most`` where none does."""
    most = telling_places(values, 2, USUAL) if most is None else most
    return next((places for places in range(least, most) if is_exact(values, places)), most)


def telling_places(values: ArrayLike, digits: int, usual: int = 0) -> int:
    """The places that show so many significant digits of the largest value, from ``usual`` up to five."""
    largest = float(np.abs(np.asarray(values, dtype=float)).max(initial=0.0))
    needed = digits - 1 - floor(log10(largest)) if largest else 0
    return min(MOST, max(usual, needed))
