"""Solids of space, given by corners and faces, and their signed volume."""

from dataclasses import dataclass

import torch
from jaxtyping import Float, Int
from torch import Tensor

from mathanim.maths.tensors import real_tensor


@dataclass(frozen=True)
class Solid:
    """A closed surface of flat faces; seen from outside, the corners of each face run counter-clockwise."""

    corners: Float[Tensor, "corners 3"]
    faces: Int[Tensor, "faces sides"]


def unit_cube() -> Solid:
    """The cube between the origin and (1, 1, 1); corner number 4x + 2y + z."""
    corners = [[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)]
    faces = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
    return Solid(real_tensor(corners), torch.tensor(faces))


def signed_volumes(
    corners: Float[Tensor, "*steps corners 3"], faces: Int[Tensor, "faces sides"]
) -> Float[Tensor, "*steps"]:
    """The volume inside the faces: Σ a · (b x c) / 6 over the triangles (a, b, c) that fan out each face.

    Below zero when the solid was turned inside out. Like the shoelace formula it knows nothing of determinants.
    """
    from_first = corners - corners[..., :1, :]
    fans = from_first[..., faces, :]
    first = fans[..., :1, :].expand_as(fans[..., 1:-1, :])
    triangles = (first * torch.linalg.cross(fans[..., 1:-1, :], fans[..., 2:, :])).sum(-1)
    return torch.sum(triangles, (-2, -1)) / 6
