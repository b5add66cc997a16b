"""What a linear map does to points, to the grid and to the basis."""

import torch
from jaxtyping import Float
from torch import Tensor


def images_of_points(
    matrices: Float[Tensor, "*steps rows columns"], points: Float[Tensor, "points columns"]
) -> Float[Tensor, "*steps points rows"]:
    """The images A p of every point p under every matrix A; points are rows, in and out."""
    return torch.einsum("pc,...rc->...pr", points, matrices)


def images_of_lines(
    matrices: Float[Tensor, "*steps rows columns"], lines: Float[Tensor, "lines samples columns"]
) -> Float[Tensor, "*steps lines samples rows"]:
    """The images of lines (or polygons) given by their points, under every matrix."""
    return torch.matmul(lines, matrices.mT[..., None, :, :])


def images_of_basis(matrices: Float[Tensor, "*steps rows columns"]) -> Float[Tensor, "*steps columns rows"]:
    """The images of the standard basis vectors, e₁ first: the columns of the matrix."""
    return matrices.mT


def composition(
    outer: Float[Tensor, "*steps rows inner"], inner: Float[Tensor, "*steps inner columns"]
) -> Float[Tensor, "*steps rows columns"]:
    """The map that does ``inner`` first and ``outer`` second: the product outer · inner."""
    return torch.matmul(outer, inner)
