"""A window that widens from step to step, where the picture at the end would leave nothing to see of the beginning."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.plane import Window

SEEN_UNIT = 0.3
"""The scene units to one from which on the basis vectors are well seen: no window need be larger for them."""
LEAST_GAIN = 1.4
"""How much larger the beginning must become for the window to move at all."""


@dataclass(frozen=True)
class Zoom:
    """The ``windows`` on the plane, one a step."""

    windows: Sequence[Window]

    @classmethod
    def around(cls, region: Region, points: NDArray[np.float64]) -> "Zoom":
        """Windows that show the origin and the ``points`` (steps, n, 2) of each step and of all steps before.

        It is one window for all, as long as that does not make one step on the plane too short to be seen.
        """
        whole, first = (Window.around(region, seen.reshape(-1, 2)) for seen in (points, points[0]))
        if whole.unit >= min(SEEN_UNIT, first.unit / LEAST_GAIN):
            return cls((whole,) * len(points))
        low = np.minimum.accumulate(points.min(axis=1), axis=0)
        high = np.maximum.accumulate(points.max(axis=1), axis=0)
        return cls([Window.around(region, corners) for corners in np.stack([low, high], axis=1)])

    @property
    def is_still(self) -> bool:
        """Whether it is one window for all steps."""
        return self.windows[0] is self.windows[-1]

    def at(self, step: int) -> Window:
        """The window of a step."""
        return self.windows[step]
