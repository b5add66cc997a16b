"""Polygons of the plane and their signed area."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.tensors import SHOWN_DTYPE, real_tensor


def unit_square() -> Float[Tensor, "4 2"]:
    """The corners of the unit square, counter-clockwise from the origin."""
    return real_tensor([[0, 0], [1, 0], [1, 1], [0, 1]])


def regular_polygon(
    corners: int, radius: float = 1.0, centre: tuple[float, float] = (0.0, 0.0)
) -> Float[Tensor, "corners 2"]:
    """The corners of a regular polygon, counter-clockwise from the one right of the centre.

    Raises:
        ValueError: if there are fewer than three corners or the radius is not above zero.
    """
    if corners < 3 or not 0 < radius < math.inf:
        raise ValueError(f"a polygon needs corners >= 3 and radius > 0, not {corners}, {radius}")
    turns = torch.arange(corners, dtype=SHOWN_DTYPE) * (2 * math.pi / corners)
    return real_tensor(centre) + radius * torch.stack([turns.cos(), turns.sin()], dim=-1)


def signed_areas(polygons: Float[Tensor, "*steps corners 2"]) -> Float[Tensor, "*steps"]:
    """The area of every polygon by the shoelace formula ½ Σ (xᵢ yᵢ₊₁ - xᵢ₊₁ yᵢ).

    Above zero when the corners run counter-clockwise. It knows nothing of determinants, so it is the second opinion
    on them: the area of a moved shape is the determinant times the area before.
    """
    from_first = polygons - polygons[..., :1, :]
    x, y = from_first.unbind(-1)
    return (x * y.roll(-1, dims=-1) - x.roll(-1, dims=-1) * y).sum(-1) / 2
