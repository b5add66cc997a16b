"""Secants through two points of a curve, and how far their slopes can be trusted."""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from mathanim.maths.calculus.derivatives import derivatives
from mathanim.maths.calculus.functions import ScalarFunction, finite_values_of
from mathanim.maths.calculus.roundings import require_distinct, slope_roundings


@dataclass(frozen=True)
class Secants:
    """Secants through the fixed point A = (x, f(x)) and the points B = (x + h, f(x + h)), one for each step.

    ``run`` and ``rise`` are the differences of the coordinates of A and B, as they are drawn; ``slope`` is
    rise / run. ``rounding_bound`` says how far rounding can have moved the slope.
    """

    x: Float[Tensor, ""]
    f_x: Float[Tensor, ""]
    h: Float[Tensor, " steps"]
    x_plus_h: Float[Tensor, " steps"]
    f_x_plus_h: Float[Tensor, " steps"]
    run: Float[Tensor, " steps"]
    rise: Float[Tensor, " steps"]
    slope: Float[Tensor, " steps"]
    rounding_bound: Float[Tensor, " steps"]

    def is_trustworthy_to(self, places: int) -> Bool[Tensor, " steps"]:
        """Whether h is large enough for the dtype: rounding stays below half a unit of that decimal place."""
        return self.rounding_bound < 0.5 * 10.0**-places


def secants_at(f: ScalarFunction, x: float, h: Float[Tensor, " steps"]) -> Secants:
    """The secants of ``f`` through (x, f(x)) and (x + h, f(x + h)), all steps at once.

    Each slope is the difference quotient (f(x + h) - f(x)) / h, on the device and in the dtype of ``h``. The h that
    divides is (x + h) - x, the run that is left after x + h was rounded: dividing by it keeps that rounding out of
    the slope (Press et al., Numerical Recipes, 3rd ed., 5.7).

    ``rounding_bound`` bounds the rounding that remains; a place at zero is exact, however steep f is there.

    Raises:
        ValueError: if some step is zero, or lost in x + h, or if f has no value at one of the points.
    """
    if (h == 0).any():
        raise ValueError("a secant needs h != 0; at h = 0 there is only the tangent, its limit")
    fixed = torch.full_like(h, x)
    moving = fixed + h
    require_distinct(fixed, moving, h)
    start, end = finite_values_of(f, fixed), finite_values_of(f, moving)
    run, rise = moving - fixed, end - start
    places = torch.cat([fixed, moving])
    sway = torch.where(places == 0, 0.0, (places * derivatives(f, places)).abs())
    bound = slope_roundings(start, end, sway[: len(h)] + sway[len(h) :], run, torch.finfo(h.dtype).eps)
    return Secants(fixed[0], start[0], h, moving, end, run, rise, rise / run, bound)
