"""Labels in a row, each as near to its place as the others allow."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def spread(
    wanted: Sequence[float], lengths: Sequence[float], gap: float, low: float, high: float
) -> NDArray[np.float64]:
    """Centres of labels of ``lengths`` that keep ``gap`` apart and their order, moved as little as can be (squared).

    They stay between ``low`` and ``high`` when they fit there; when they do not, they stand about its middle.
    Pool adjacent violators: Ayer et al., Annals of Mathematical Statistics 26 (1955).
    """
    sizes = np.asarray(lengths, dtype=float)
    offsets = np.concatenate([[0.0], np.cumsum((sizes[1:] + sizes[:-1]) / 2 + gap)])
    starts = _never_falling(np.asarray(wanted, dtype=float) - offsets)
    first, last = low + sizes[0] / 2, high - sizes[-1] / 2 - offsets[-1]
    if first > last:
        first = last = (first + last) / 2
    return np.asarray(np.clip(starts, first, last) + offsets)


def _never_falling(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nearest sequence that never falls, by least squares."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = float(value), 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (mean * count + before * many) / (count + many), count + many
        pools.append((mean, count))
    return np.concatenate([np.full(count, mean) for mean, count in pools])
