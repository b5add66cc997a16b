"""How the secants through a point become its tangent: every number of that story at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.clear_ways import clear_half_width, require_derivative
from mathanim.maths.calculus.functions import ScalarFunction, on_arrays, values_of
from mathanim.maths.calculus.lines import Lines
from mathanim.maths.calculus.secants import Secants, secants_at
from mathanim.maths.calculus.step_sizes import SLIDE
from mathanim.maths.calculus.steps import shrinking_steps
from mathanim.maths.calculus.tangents import tangents_at
from mathanim.maths.tensors import real_tensor, to_numpy


@dataclass(frozen=True)
class Approach:
    """B comes to A: ``rows`` are the secants of the chosen steps, ``slide`` those of many steps between their ends.

    ``tangent`` is the one tangent at A; on both sides of A the curve has no gap as far as ``half_width``.
    """

    rows: Secants
    slide: Secants
    tangent: Lines
    half_width: float

    @property
    def start(self) -> Float[Tensor, "2"]:
        """A, the point that stays."""
        return torch.stack([self.slide.x, self.slide.f_x])

    @property
    def ends(self) -> Float[Tensor, "steps 2"]:
        """B at each step of the slide."""
        return torch.stack([self.slide.x_plus_h, self.slide.f_x_plus_h], dim=-1)

    @property
    def derivative(self) -> float:
        """The slope of the tangent."""
        return float(self.tangent.slope[0])

    @property
    def largest(self) -> float:
        """The largest of all heights and slopes, without its sign."""
        numbers = [self.slide.f_x[None], self.tangent.slope]
        for secants in (self.slide, self.rows):
            numbers += [secants.f_x_plus_h, secants.slope]
        return float(torch.cat(numbers).abs().max())

    @property
    def steepest(self) -> float:
        """The largest slope of the rows' secants and the tangent, without its sign."""
        return float(torch.cat([self.rows.slope, self.tangent.slope]).abs().max())


def approach_to_tangent(
    f: ScalarFunction,
    derivative: ScalarFunction,
    x: float,
    steps: Sequence[float],
    count: int = SLIDE,
    device: torch.device | None = None,
) -> Approach:
    """The secants of ``f`` through (x, f(x)) for steps that shrink, and what becomes of them.

    ``derivative`` is the exact f′, nan where f has a kink or a jump; there is no tangent then, whatever the secants
    on one side may do. ``slide`` has ``count`` steps.

    Raises:
        ValueError: unless the steps shrink and stay above zero, and f has a tangent at x and a value at every step.
    """
    h = real_tensor(steps, device)
    if (h[1:] >= h[:-1]).any():
        raise ValueError(f"steps shrink: each must be smaller than the one before, unlike {list(steps)}")
    slide = shrinking_steps(float(steps[0]), float(steps[-1]), count).to(h.device)
    at = real_tensor([x], device)
    require_derivative(bool(values_of(derivative, at).isfinite().all()), x)
    half_width = clear_half_width(on_arrays(f, device), x, to_numpy(torch.cat([h, slide])))
    return Approach(secants_at(f, x, h), secants_at(f, x, slide), tangents_at(f, at), half_width)
