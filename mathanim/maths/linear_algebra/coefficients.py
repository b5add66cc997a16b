"""A vector as a sum of multiples of basis vectors, laid tip to tail."""

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.linear_algebra.inverses import require_invertible


def coefficients_in_basis(
    basis: Float[Tensor, "n n"], vectors: Float[Tensor, "vectors n"]
) -> Float[Tensor, "vectors n"]:
    """The numbers c with v = c₁ b₁ + … + cₙ bₙ for every vector v; the basis vectors are the columns of ``basis``.

    Raises:
        ValueError: if the columns are not a basis.
    """
    require_invertible(basis)
    coefficients: Tensor = torch.linalg.solve(basis, vectors.mT)
    return coefficients.mT


def combination(
    basis: Float[Tensor, "*steps rows columns"], coefficients: Float[Tensor, " columns"]
) -> Float[Tensor, "*steps rows"]:
    """The vector c₁ b₁ + … + cₙ bₙ at every step; the basis vectors are the columns."""
    return torch.matmul(basis, coefficients)


def tip_to_tail(
    basis: Float[Tensor, "*steps rows columns"], coefficients: Float[Tensor, " columns"]
) -> Float[Tensor, "*steps corners rows"]:
    """The corners of the walk 0, c₁ b₁, c₁ b₁ + c₂ b₂, …: one more than there are basis vectors."""
    legs = (basis * coefficients).mT
    return torch.cat([torch.zeros_like(legs[..., :1, :]), legs.cumsum(-2)], dim=-2)
