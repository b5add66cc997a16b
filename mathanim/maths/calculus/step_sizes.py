"""Sizes of steps that shrink towards zero, found without torch."""

import math

import numpy as np
from numpy.typing import NDArray

SLIDE = 721
"""In how many steps a point slides along a curve, unless otherwise asked for."""


def step_sizes(start: float, stop: float, count: int) -> NDArray[np.float64]:
    """The sizes from ``start`` down to ``stop``, each the same fraction of the one before; both ends are exact.

    Raises:
        ValueError: unless start > stop > 0 and there are at least two steps.
    """
    if not math.inf > start > stop > 0:
        raise ValueError(f"steps shrink towards zero: need start > stop > 0, not {start}, {stop}")
    if count < 2:
        raise ValueError(f"steps need a first and a last, so a count >= 2, not {count}")
    alphas = np.linspace(0, 1, count)[1:-1]
    between = np.exp((1 - alphas) * math.log(start) + alphas * math.log(stop))
    return np.array([start, *between, stop])
