"""The graph of a function over an interval, with its gaps and jumps."""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from mathanim.maths.calculus.functions import ScalarFunction, values_of

HALVINGS = 30
"""How often an interval is halved before what is left of its variation counts as a jump."""
SHARE_OF_A_JUMP = 0.5
HALVINGS_TO_AN_EDGE = 16
"""How often the way to the last place with a value is halved, where values begin or end between two samples."""


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
    """The graph of ``f`` over [left, right], evenly sampled, both ends exact; denser where its values begin or end.

    Between two neighbours the interval is halved again and again, to its left, middle or right half, whichever varies
    most: the variation of a continuous function goes to zero, that of a jump or a pole does not.

    Raises:
        ValueError: unless left < right and there are at least two samples, or if f is not a function of each x.
    """
    if not left < right:
        raise ValueError(f"a graph needs left < right, not {left}, {right}")
    if samples < 2:
        raise ValueError(f"a graph needs at least 2 samples, not {samples}")
    x = torch.linspace(left, right, samples, dtype=torch.float64, device=device)
    x = torch.cat([x, _towards_edges(f, x, values_of(f, x))]).sort().values
    y = values_of(f, x)
    return Graph(x, y, _are_joined(f, x, y))


def _towards_edges(f: ScalarFunction, x: Tensor, y: Tensor) -> Tensor:
    """Places with a value, ever nearer to where values begin or end between two neighbours."""
    has_value = y.isfinite()
    is_edge = has_value[:-1] != has_value[1:]
    ends = torch.stack([x[:-1], x[1:]])[:, is_edge]
    inside, outside = ends.where(has_value[:-1][is_edge], ends.flip(0))
    found = [x[:0]]
    for _ in range(HALVINGS_TO_AN_EDGE):
        middle = (inside + outside) / 2
        is_inside = values_of(f, middle).isfinite()
        inside, outside = middle.where(is_inside, inside), outside.where(is_inside, middle)
        found.append(middle[is_inside])
    return torch.cat(found)


def _are_joined(f: ScalarFunction, x: Tensor, y: Tensor) -> Tensor:
    middle = (x[:-1] + x[1:]) / 2
    places, heights = torch.stack([x[:-1], middle, x[1:]]), torch.stack([y[:-1], values_of(f, middle), y[1:]])
    at_first = _variation(heights)
    for _ in range(HALVINGS):
        between = (places[:-1] + places[1:]) / 2
        places, heights = _woven(places, between), _woven(heights, values_of(f, between))
        largest = torch.stack([_variation(heights[k : k + 3]) for k in range(3)]).argmax(0)
        kept = largest + torch.arange(3, device=x.device)[:, None]
        places, heights = places.gather(0, kept), heights.gather(0, kept)
    return _variation(heights) <= SHARE_OF_A_JUMP * at_first.nan_to_num(posinf=-1.0)


def _woven(outer: Tensor, between: Tensor) -> Tensor:
    """Three rows with two others between them: five rows."""
    return torch.stack([outer[0], between[0], outer[1], between[1], outer[2]])


def _variation(heights: Tensor) -> Tensor:
    """How far up and down from the first of three heights over the second to the third; infinite if one is missing."""
    return heights.diff(dim=0).abs().sum(0).nan_to_num(nan=torch.inf)
