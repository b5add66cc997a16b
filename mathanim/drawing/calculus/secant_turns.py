"""Which turns of phrase are true of a secant's numbers: up or down, settled or not yet, straight or bent."""

from dataclasses import dataclass

import numpy as np

from mathanim.drawing.calculus.secant_quantities import SecantQuantities, Values
from mathanim.maths.calculus.functions import values_of
from mathanim.maths.tensors import real_tensor, to_numpy

REACH, SAMPLES = 3, 601
"""How many first runs to each side the curve is looked at, at how many places."""
SAME = 1e-9
"""The relative difference up to which two slopes are one, rounded differently."""


@dataclass(frozen=True)
class SecantTurns:
    """What is true of the numbers of a secant that comes to its tangent."""

    known: SecantQuantities

    @property
    def told(self) -> dict[str, str]:
        """For each choice that texts may name, the key of the words that are true."""
        is_settled, shape = self.known.settled is not None, "straight" if self._is_straight else "bent"
        approach = "same" if self._is_same else "closer" if self._comes_ever_closer else "close"
        return {
            "climb": {1: "goes_up", -1: "goes_down", 0: "stays_level"}[int(np.sign(float(self.known.rise.step(0))))],
            "shape": f"is_{shape}",
            "settling": "stays" if self._is_same else "settles" if is_settled else "is_on_its_way",
            "magnified": f"magnified_{shape}",
            "approach": f"comes_{approach}",
            "approach_in_short": f"comes_{approach}_in_short",
        }

    @property
    def _is_same(self) -> bool:
        """Whether every secant has the slope of the tangent."""
        return bool((self._misses(self.known.slope.array) <= SAME * abs(float(self.known.derivative))).all())

    @property
    def _is_straight(self) -> bool:
        """Whether the curve is one straight line, as far as it is seen."""
        known, a, slope = self.known, float(self.known.a), float(self.known.derivative)
        reach = REACH * float(known.run.step(0))
        places = np.linspace(a - reach, a + reach, SAMPLES)
        heights = to_numpy(values_of(known.f, real_tensor(places.tolist())))
        line = float(known.f_a) + slope * (places - a)
        return bool((np.abs(heights - line) <= SAME * np.abs(line).max()).all())

    @property
    def _comes_ever_closer(self) -> bool:
        """Whether every chosen step brings the slope closer to its limit, or leaves it as close as it was."""
        misses = self._misses(self.known.chosen_slopes.array)
        return bool((np.diff(misses) <= SAME * misses.max()).all())

    def _misses(self, slopes: Values) -> Values:
        return np.abs(slopes - float(self.known.derivative))
