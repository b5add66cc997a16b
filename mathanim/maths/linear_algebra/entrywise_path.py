"""The straight path to a matrix: every entry moves evenly from the identity's to its own."""

import torch
from jaxtyping import Complex, Float
from torch import Tensor

from mathanim.maths.linear_algebra.map_path import MapPath, require_path_inputs


def entrywise_path(matrix: Float[Tensor, "n n"], alphas: Float[Tensor, " steps"]) -> MapPath:
    """The maps (1 - α) I + α A: every point walks straight to its image.

    It is the right path for shears, scalings and projections; a rotation shrinks on the way.

    Raises:
        ValueError: if the matrix is not finite or an alpha lies outside [0, 1].
    """
    require_path_inputs(matrix, alphas)
    collapses = collapses_towards(torch.linalg.eigvals(matrix), matrix)
    return MapPath("entrywise", alphas, straight_steps(matrix, alphas), collapses)


def straight_steps(matrix: Float[Tensor, "n n"], alphas: Float[Tensor, " steps"]) -> Float[Tensor, "steps n n"]:
    """The matrices (1 - α) I + α A; at α = 0 and 1 they are I and A to the last bit."""
    identity = torch.eye(matrix.shape[0], dtype=matrix.dtype, device=matrix.device)
    shares = alphas[:, None, None]
    return (1 - shares) * identity + shares * matrix


def collapses_towards(
    eigenvalues: Float[Tensor, " n"] | Complex[Tensor, " n"], matrix: Float[Tensor, "n n"]
) -> Float[Tensor, " collapses"]:
    """The alphas at which (1 - α) I + α A is singular: 1 / (1 - λ) for every real eigenvalue λ <= 0 of A.

    A double eigenvalue comes out of a computer as two that are about √eps apart, on the real line or off it; so that
    share of the matrix's size counts as nothing.
    """
    values = eigenvalues + 0j
    nothing = 4 * torch.finfo(matrix.dtype).eps ** 0.5 * torch.linalg.matrix_norm(matrix)
    is_lost = (values.imag.abs() <= nothing) & (values.real <= nothing)
    return (1 / (1 - values.real[is_lost].clamp(max=0))).sort().values
