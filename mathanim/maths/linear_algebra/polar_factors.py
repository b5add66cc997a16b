"""A matrix as a rotation after a symmetric stretch."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor


@dataclass(frozen=True)
class RotationAndStretch:
    """The factors of matrix = rotation · stretch.

    ``rotation`` has determinant +1. ``stretch`` is symmetric; none of its eigenvalues is below zero, but for exactly
    one where the matrix has det < 0: the direction in which it flips.
    """

    rotation: Float[Tensor, "n n"]
    stretch: Float[Tensor, "n n"]


def rotation_and_stretch(matrix: Float[Tensor, "n n"]) -> RotationAndStretch:
    """The polar decomposition with a proper rotation, the smallest there is.

    From A = U Σ Vᵀ come R = U Vᵀ and S = V Σ Vᵀ (Higham, Functions of Matrices, ch. 8). What that leaves open is
    settled so that R turns least: the directions that a singular A sends to zero, and, where det A < 0, the direction
    d along which S flips: R (I - 2 d dᵀ) · (I - 2 d dᵀ) S.
    """
    orthogonal, stretch = _polar(matrix)
    if torch.linalg.det(orthogonal) > 0:
        return RotationAndStretch(orthogonal, stretch)
    flip = _reflection(_direction_to_flip(orthogonal, stretch))
    flipped = flip @ stretch
    return RotationAndStretch(orthogonal @ flip, (flipped + flipped.mT) / 2)


def _polar(matrix: Float[Tensor, "n n"]) -> tuple[Float[Tensor, "n n"], Float[Tensor, "n n"]]:
    left, scales, right = torch.linalg.svd(matrix)
    is_lost = scales <= len(scales) * torch.finfo(scales.dtype).eps * scales[0]
    if is_lost.any():
        left = torch.cat([left[:, ~is_lost], _least_turned(left, right, is_lost)], dim=1)
    stretch = right.mT @ (scales[:, None] * right)
    return left @ right, (stretch + stretch.mT) / 2


def _least_turned(left: Tensor, right: Tensor, is_lost: Tensor) -> Float[Tensor, "n lost"]:
    """The orthonormal frame of the lost directions' complement that stays nearest to them, with det(U Vᵀ) = +1."""
    outward, _, inward = torch.linalg.svd(left[:, is_lost].mT @ right[is_lost].mT)
    signs = torch.ones_like(outward[0])
    signs[-1] = torch.linalg.det(left) * torch.linalg.det(right) * torch.linalg.det(outward) * torch.linalg.det(inward)
    return torch.matmul(left[:, is_lost] @ (outward * signs.sign()), inward)


def _direction_to_flip(orthogonal: Tensor, stretch: Tensor) -> Float[Tensor, " n"]:
    """The eigenvector d of the stretch with the least dᵀ R d: turning its sign leaves the least rotation."""
    scales, directions = torch.linalg.eigh(stretch)
    tolerance = 1e3 * torch.finfo(scales.dtype).eps * scales[-1]
    candidates = [
        _most_reversed(orthogonal, directions[:, (scales - scale).abs() <= tolerance]) for scale in scales.unbind()
    ]
    reversals = torch.stack([direction @ orthogonal @ direction for direction in candidates])
    return torch.stack(candidates)[reversals.argmin()]


def _most_reversed(orthogonal: Tensor, eigenspace: Tensor) -> Float[Tensor, " n"]:
    within = eigenspace.mT @ (orthogonal + orthogonal.mT) @ eigenspace
    return torch.mv(eigenspace, torch.linalg.eigh(within).eigenvectors[:, 0])


def _reflection(direction: Float[Tensor, " n"]) -> Float[Tensor, "n n"]:
    identity = torch.eye(len(direction), dtype=direction.dtype, device=direction.device)
    return identity - 2 * torch.outer(direction, direction)
