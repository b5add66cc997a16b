"""How many places a set of numbers needs to be shown."""

import numpy as np
from numpy.typing import ArrayLike


def is_exact(values: ArrayLike, places: int) -> bool:
    """Whether rounding to ``places`` changes none of the values (by more than float64 can tell)."""
    numbers = np.asarray(values, dtype=float)
    return bool(np.allclose(numbers, numbers.round(places), rtol=1e-12, atol=1e-12))


def fewest_places(values: ArrayLike, most: int = 2, least: int = 0) -> int:
    """The fewest places, ``least`` to ``most``, that show every value exactly; ``most`` where none does."""
    return next((places for places in range(least, most) if is_exact(values, places)), most)
