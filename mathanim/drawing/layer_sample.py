"""Which neurons of a layer are drawn: all of a small one, a marked sample of a wide one."""

from dataclasses import dataclass
from itertools import pairwise

MOST_WHOLE, SAMPLED = 6, 5


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
