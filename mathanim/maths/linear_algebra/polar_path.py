"""The rigid path to a matrix: turn by the rotation's angle while the stretch grows."""

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.linear_algebra.entrywise_path import collapses_towards, straight_steps
from mathanim.maths.linear_algebra.map_path import MapPath, require_path_inputs
from mathanim.maths.linear_algebra.polar_factors import rotation_and_stretch
from mathanim.maths.linear_algebra.rotations import axis_and_angle, plane_angle, plane_rotations, space_rotations


def polar_path(matrix: Float[Tensor, "n n"], alphas: Float[Tensor, " steps"]) -> MapPath:
    """The maps R(αθ) ((1 - α) I + α S), where A = R(θ) S is a rotation after a symmetric stretch.

    The rotation takes the short way, at most half a turn. While det A > 0 the stretch is positive definite all the
    way, so nothing collapses; with det A < 0 one direction of the stretch is flipped, and passes zero once.

    Raises:
        ValueError: if the matrix is neither 2 by 2 nor 3 by 3, not finite, or an alpha lies outside [0, 1].
    """
    require_path_inputs(matrix, alphas)
    if matrix.shape[0] not in (2, 3):
        raise ValueError(f"a polar path needs a matrix of 2 or 3 dimensions, not {matrix.shape[0]}; use the entrywise")
    factors = rotation_and_stretch(matrix)
    turned = _turns_towards(factors.rotation, alphas)
    collapses = collapses_towards(torch.linalg.eigvalsh(factors.stretch), matrix)
    return MapPath("polar", alphas, turned @ straight_steps(factors.stretch, alphas), collapses)


def _turns_towards(rotation: Float[Tensor, "n n"], alphas: Float[Tensor, " steps"]) -> Float[Tensor, "steps n n"]:
    if rotation.shape[0] == 2:
        return plane_rotations(alphas * plane_angle(rotation))
    turn = axis_and_angle(rotation)
    return space_rotations(turn.axis, alphas * turn.radians)
