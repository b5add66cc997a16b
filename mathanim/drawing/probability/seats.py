"""Where people stand: evenly spread over rectangles, everyone with the same room."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def seats_in(width: float, height: float, count: int) -> tuple[Floats, float]:
    """Seats (count, 2) in rows over a rectangle whose lower left corner is the origin, and the room of each.

    The rows are as many as leave the most room; none holds more than one seat more than another.
    """
    if count == 0:
        return np.zeros((0, 2)), 0.0
    rows = max(range(1, count + 1), key=lambda r: min(width / -(-count // r), height / r))
    sizes = [count // rows + (row < count % rows) for row in range(rows)]
    seats = [((k + 0.5) * width / n, (row + 0.5) * height / rows) for row, n in enumerate(sizes) for k in range(n)]
    return np.array(seats), min(width / sizes[0], height / rows)


def seated(groups: NDArray[np.int_], rectangles: Floats, before: Floats) -> tuple[Floats, Floats]:
    """Everyone's seat (people, 2) in the rectangle of their group, and the room of each (people,).

    ``groups`` (people,) are places in ``rectangles`` (groups, 4), each x0, y0, x1, y1. Who stood lower or further
    left ``before`` (people, 2) does so again, so that few paths cross.
    """
    after, room = np.zeros_like(before), np.zeros(len(before))
    for group, (x0, y0, x1, y1) in enumerate(rectangles):
        members = np.flatnonzero(groups == group)
        seats, space = seats_in(x1 - x0, y1 - y0, len(members))
        order = np.lexsort(before[members].T.round(6))
        after[members[order]] = seats + np.array([x0, y0])
        room[members] = space
    return after, room


def mixed(count: int, seed: int = 3) -> tuple[Floats, Floats]:
    """Seats over the unit square, handed out at random."""
    seats, space = seats_in(1.0, 1.0, count)
    return np.random.default_rng(seed).permutation(seats), np.full(count, space)


def groups_of(counts: Sequence[int]) -> NDArray[np.int_]:
    """Each person's group (people,), when there are so many in each."""
    return np.repeat(np.arange(len(counts)), counts)
