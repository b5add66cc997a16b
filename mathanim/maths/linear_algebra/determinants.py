"""The determinant: the factor by which a linear map scales signed area or volume."""

import torch
from jaxtyping import Float
from torch import Tensor


def determinants(matrices: Float[Tensor, "*steps n n"]) -> Float[Tensor, "*steps"]:
    """The determinant of every matrix: below zero where the map flips, zero where it flattens."""
    return torch.det(matrices)
