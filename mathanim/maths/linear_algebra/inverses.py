"""The map that undoes a map, and what a singular map loses."""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from mathanim.maths.tensors import require_finite


@dataclass(frozen=True)
class KernelAndImage:
    """Orthonormal directions, as rows: what the map sends to zero, and what its images fill."""

    kernel: Float[Tensor, "lost columns"]
    image: Float[Tensor, "rank rows"]


def is_singular(matrices: Float[Tensor, "*steps n n"]) -> Bool[Tensor, "*steps"]:
    """Whether a map cannot be undone: its least singular value is within rounding (n · eps · largest) of zero."""
    scales: Tensor = torch.linalg.svdvals(matrices)
    return scales[..., -1] <= scales.shape[-1] * torch.finfo(scales.dtype).eps * scales[..., 0]


def inverses(matrices: Float[Tensor, "*steps n n"]) -> Float[Tensor, "*steps n n"]:
    """The inverse of every matrix.

    Raises:
        ValueError: if one of them is singular.
    """
    require_invertible(matrices)
    return torch.inverse(matrices)


def solutions(
    matrices: Float[Tensor, "*systems n n"], constants: Float[Tensor, "*systems n"]
) -> Float[Tensor, "*systems n"]:
    """The x with A x = b, for every system of equations.

    Raises:
        ValueError: if a matrix is singular: its equations have no solution, or more than one.
    """
    require_invertible(matrices)
    unknowns: Tensor = torch.linalg.solve(matrices, constants[..., None])
    return unknowns[..., 0]


def kernel_and_image(matrix: Float[Tensor, "rows columns"]) -> KernelAndImage:
    """What a map loses and what it reaches; an invertible one has an empty kernel."""
    left, scales, right = torch.linalg.svd(matrix)
    rank = int((scales > max(matrix.shape) * torch.finfo(scales.dtype).eps * scales[0]).sum())
    return KernelAndImage(kernel=right[rank:], image=left.mT[:rank])


def require_invertible(matrices: Float[Tensor, "*steps n n"]) -> None:
    """Refuse matrices that cannot be undone.

    Raises:
        ValueError: naming the first singular matrix by its determinant.
    """
    require_finite(matrices, "the matrix")
    is_flat = is_singular(matrices)
    if is_flat.any():
        first = matrices[is_flat][0] if matrices.ndim > 2 else matrices
        raise ValueError(f"need a matrix with det != 0; {first.tolist()} is singular, it flattens a direction")
