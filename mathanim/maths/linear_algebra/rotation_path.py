"""Turning by any angle, also by more than half a turn."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.linear_algebra.map_path import MapPath, require_alphas
from mathanim.maths.linear_algebra.rotations import plane_rotations, space_rotations


def plane_rotation_path(radians: float, alphas: Float[Tensor, " steps"]) -> MapPath:
    """Turn the plane counter-clockwise by an angle: 350° is 350° this way round, not 10° the other.

    Raises:
        ValueError: if the angle is not finite or an alpha lies outside [0, 1].
    """
    return _turning(plane_rotations(_angles(radians, alphas)), alphas)


def space_rotation_path(axis: Float[Tensor, "3"], radians: float, alphas: Float[Tensor, " steps"]) -> MapPath:
    """Turn space about an axis by an angle, however large.

    Raises:
        ValueError: if the axis has no direction, the angle is not finite or an alpha lies outside [0, 1].
    """
    return _turning(space_rotations(axis, _angles(radians, alphas)), alphas)


def _angles(radians: float, alphas: Float[Tensor, " steps"]) -> Float[Tensor, " steps"]:
    if not math.isfinite(radians):
        raise ValueError(f"an angle must be finite, not {radians}")
    require_alphas(alphas)
    return alphas * radians


def _turning(matrices: Float[Tensor, "steps n n"], alphas: Float[Tensor, " steps"]) -> MapPath:
    return MapPath("rotation", alphas, matrices, torch.zeros_like(alphas[:0]))
