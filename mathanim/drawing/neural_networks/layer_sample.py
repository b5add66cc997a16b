"""Which neurons of a layer are drawn: all of a small one, a marked sample of a wide one."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

MOST_WHOLE, SAMPLED = 6, 5
NOTHING = 0.01
"""The share of the largest value below which a sample of values tells nothing."""


@dataclass(frozen=True)
class Sample:
    """The indices ``shown``, in order, out of ``total``."""

    total: int
    shown: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return len(self.shown) == self.total

    @property
    def gaps(self) -> tuple[int, ...]:
        """The places in ``shown`` after which something is left out."""
        return tuple(place for place, (a, b) in enumerate(pairwise(self.shown)) if b != a + 1)

    def positions(self, gap: float) -> tuple[float, ...]:
        """Where each shown index stands in a row of slots one apart; an omission is ``gap`` wide."""
        at = [0.0]
        for a, b in pairwise(self.shown):
            at.append(at[-1] + (1.0 if b == a + 1 else gap))
        return tuple(at)


def sample_of(total: int, keep: int | None = None) -> Sample:
    """All of up to six; of more, the first four and the last, with ``keep`` among them.

    Raises:
        ValueError: if there is nothing to show, or ``keep`` is not one of them.
    """
    if total < 1 or not 0 <= (keep or 0) < total:
        raise ValueError(f"a sample needs at least one entry, and keep among them, not {keep} of {total}")
    if total <= MOST_WHOLE:
        return Sample(total, tuple(range(total)))
    first = [*range(SAMPLED - 1), total - 1]
    if keep is not None and keep not in first:
        first[SAMPLED - 2] = keep
    return Sample(total, tuple(first))


def telling_sample(values: ArrayLike) -> Sample:
    """The usual sample of a layer with these values or, where it holds next to nothing, one with the largest of them.

    That one has the first neuron, three neighbours and the last: of a digit, pixels of its stroke.
    """
    sizes = np.abs(np.asarray(values, dtype=float))
    usual = sample_of(len(sizes))
    if usual.is_whole or sizes[list(usual.shown)].max() > NOTHING * sizes.max():
        return usual
    threes = sizes[1:-3] + sizes[2:-2] + sizes[3:-1]
    start = 1 + int(threes.argmax())
    return Sample(len(sizes), (0, start, start + 1, start + 2, len(sizes) - 1))
