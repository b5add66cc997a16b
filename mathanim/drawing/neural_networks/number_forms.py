"""How one number among others is written: with their places or, where these would hide or stretch it, otherwise."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathanim.drawing.figures import MINUS
from mathanim.drawing.neural_networks.rounding import is_exact
from mathanim.drawing.readouts import Number, shown
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.raised_powers import LARGEST_POWER

LONGEST = 10.0 ** (LARGEST_POWER + 1)
"""From here on a number is written with a power of ten."""
DIGITS = (2, 1, 0)
"""The significant digits before a power of ten, the most first; with none, what is next to zero is only told so."""


@dataclass(frozen=True)
class NumberForm:
    """So many ``places`` of a number in units of a ``power`` of ten, or only that it ``is_next_to_zero``."""

    places: int
    power: int = 0
    is_next_to_zero: bool = False

    @classmethod
    def of(cls, value: float | Quantity, places: int, digits: int = 2, longest: float = LONGEST) -> "NumberForm":
        """The places, unless all that they show of a value that is none is zero, or it is ``longest`` or longer.

        >>> NumberForm.of(0.00012, 2)
        NumberForm(places=1, power=-4, is_next_to_zero=False)
        """
        size = abs(float(value))
        if size == 0 or (size < longest and float(shown(size, places)) > 0):
            return cls(places)
        if 0.1 <= size < 1:
            return cls(1)
        power = int(f"{size:.{max(digits, 1) - 1}e}".partition("e")[2])
        return cls(0, is_next_to_zero=True) if not digits and power < 0 else cls(max(digits, 1) - 1, power)

    def told(self, value: float | Quantity) -> float:
        """The number that is written for a value."""
        if self.is_next_to_zero:
            return 0.0
        return float(f"{shown(float(value), self.places, self.power).replace(MINUS, '-')}e{self.power}")

    def number(
        self, style: Style, value: ArrayLike, *, size: TypeRole, colour: str = "ink", is_stacked: bool = False
    ) -> Number:
        """The number drawn; ``is_stacked`` sets a power of ten below its factor."""
        return Number(
            style,
            value,
            self.places,
            size=size,
            colour=colour,
            power=self.power,
            is_stacked=is_stacked and bool(self.power),
            is_next_to_zero=self.is_next_to_zero,
        )


def are_told_exactly(values: ArrayLike, places: int, digits: int = 2) -> bool:
    """Whether what is written for the values is all of them (as far as float64 can tell)."""
    sizes = np.abs(np.ravel(np.asarray(values, dtype=float)))
    is_plain = (sizes == 0) | ((sizes < LONGEST) & (sizes.round(places) > 0))
    others = (float(size) for size in sizes[~is_plain])
    return is_exact(sizes[is_plain], places) and all(
        abs(NumberForm.of(size, places, digits).told(size) - size) <= 1e-12 * size for size in others
    )
