"""Rotations of the plane and of space, by matrix, axis and angle in radians."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor


@dataclass(frozen=True)
class AxisAngle:
    """A rotation of space: the unit axis, and the angle about it in radians, from 0 to π."""

    axis: Float[Tensor, "3"]
    radians: Float[Tensor, ""]


def plane_rotations(radians: Float[Tensor, "*steps"]) -> Float[Tensor, "*steps 2 2"]:
    """The matrices [[cos θ, -sin θ], [sin θ, cos θ]] that turn the plane counter-clockwise by each angle θ."""
    cos, sin = radians.cos(), radians.sin()
    return torch.stack([torch.stack([cos, -sin], -1), torch.stack([sin, cos], -1)], -2)


def space_rotations(axis: Float[Tensor, "3"], radians: Float[Tensor, "*steps"]) -> Float[Tensor, "*steps 3 3"]:
    """The matrices I + sin θ K + (1 - cos θ) K² that turn space about an axis (Rodrigues' formula).

    K v is the cross product of the unit axis and v; the right hand's thumb along the axis, its fingers turn.

    Raises:
        ValueError: if the axis has no direction.
    """
    length = torch.linalg.vector_norm(axis)
    if not (torch.isfinite(length) and length > 0):
        raise ValueError(f"an axis needs a direction, not {axis.tolist()}")
    cross = _cross_matrix(axis / length)
    angles = radians[..., None, None]
    identity = torch.eye(3, dtype=axis.dtype, device=axis.device)
    return identity + angles.sin() * cross + (1 - angles.cos()) * (cross @ cross)


def plane_angle(rotation: Float[Tensor, "2 2"]) -> Float[Tensor, ""]:
    """The angle of a rotation of the plane, in radians from -π to π."""
    return torch.atan2(rotation[1, 0] - rotation[0, 1], rotation[0, 0] + rotation[1, 1])


def axis_and_angle(rotation: Float[Tensor, "3 3"]) -> AxisAngle:
    """The axis and angle of a rotation of space.

    The angle is atan2(|s|, (trace - 1) / 2), where s = axis · sin θ is read off the antisymmetric part. The axis is
    read off whichever part is large: the antisymmetric one up to a quarter turn, beyond it the symmetric one,
    (R + Rᵀ) / 2 - cos θ I = (1 - cos θ) axis axisᵀ, which alone is left at half a turn. No rotation: the z axis.
    """
    swirl = _swirl(rotation)
    sine, cosine = torch.linalg.vector_norm(swirl), (rotation.trace() - 1) / 2
    radians = torch.atan2(sine, cosine)
    if cosine < 0:
        return AxisAngle(_axis_of_symmetric_part(rotation, swirl), radians)
    if sine == 0:
        return AxisAngle(rotation.new_tensor([0.0, 0.0, 1.0]), radians)
    return AxisAngle(swirl / sine, radians)


def _swirl(rotation: Float[Tensor, "3 3"]) -> Float[Tensor, "3"]:
    skew = (rotation - rotation.mT) / 2
    return torch.stack([skew[2, 1], skew[0, 2], skew[1, 0]])


def _axis_of_symmetric_part(rotation: Float[Tensor, "3 3"], swirl: Float[Tensor, "3"]) -> Float[Tensor, "3"]:
    identity = torch.eye(3, dtype=rotation.dtype, device=rotation.device)
    outer = (rotation + rotation.mT) / 2 - (rotation.trace() - 1) / 2 * identity
    column: Tensor = outer[:, outer.diagonal().argmax()]
    axis: Tensor = column / torch.linalg.vector_norm(column)
    return torch.where(torch.dot(axis, swirl) < 0, -axis, axis)


def _cross_matrix(axis: Float[Tensor, "3"]) -> Float[Tensor, "3 3"]:
    x, y, z = axis.unbind()
    zero = torch.zeros_like(x)
    return torch.stack([torch.stack([zero, -z, y]), torch.stack([z, zero, -x]), torch.stack([-y, x, zero])])
