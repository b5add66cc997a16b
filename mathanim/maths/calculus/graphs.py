"""The graph of a function over an interval, with its gaps and jumps."""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from mathanim.maths.calculus.functions import ScalarFunction, values_of

HALVINGS = 40
"""How often an interval is halved before what is left of its rise counts as a jump."""
SHARE_OF_A_JUMP = 0.5


@dataclass(frozen=True)
class Graph:
    """Samples (x, f(x)) from left to right; nan where f has no value.

    ``is_joined`` says for each pair of neighbours whether the curve runs from one to the other without a break.
    """

    x: Float[Tensor, " samples"]
    y: Float[Tensor, " samples"]
    is_joined: Bool[Tensor, " samples-1"]


def graph_between(
    f: ScalarFunction, left: float, right: float, samples: int = 1201, device: torch.device | None = None
) -> Graph:
    """The graph of ``f`` over [left, right], evenly sampled, both ends exact.

    Between two neighbours the interval is halved again and again, towards the half with the larger rise: the rise of
    a continuous function goes to zero, that of a jump or a pole does not.

    Raises:
        ValueError: unless left < right and there are at least two samples, or if f is not a function of each x.
    """
    if not left < right:
        raise ValueError(f"a graph needs left < right, not {left}, {right}")
    if samples < 2:
        raise ValueError(f"a graph needs at least 2 samples, not {samples}")
    x = torch.linspace(left, right, samples, dtype=torch.float64, device=device)
    y = values_of(f, x)
    return Graph(x, y, _are_joined(f, x, y))


def _are_joined(f: ScalarFunction, x: Tensor, y: Tensor) -> Tensor:
    low, high, y_low, y_high = x[:-1], x[1:], y[:-1], y[1:]
    rise = (y_high - y_low).abs()
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        y_middle = values_of(f, middle)
        is_left = ~((y_high - y_middle).abs() > (y_middle - y_low).abs())
        low, y_low = torch.where(is_left, low, middle), torch.where(is_left, y_low, y_middle)
        high, y_high = torch.where(is_left, middle, high), torch.where(is_left, y_middle, y_high)
    left_over = (y_high - y_low).abs()
    return (left_over <= SHARE_OF_A_JUMP * rise) & rise.isfinite()
