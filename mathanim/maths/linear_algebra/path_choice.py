"""The path that shows a matrix best: straight where that is harmless, turning where it is not."""

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.linear_algebra.entrywise_path import entrywise_path, straight_steps
from mathanim.maths.linear_algebra.map_path import MapPath, alphas_of_even_growth, even_alphas, require_path_inputs
from mathanim.maths.linear_algebra.polar_path import polar_path

LARGE = 10.0
"""How long the image of a basis vector may be on a path of even steps."""


def path_to(matrix: Float[Tensor, "n n"], alphas: Float[Tensor, " steps"]) -> MapPath:
    """The polar path for a rotation, scaled or not, and for what would shrink on the straight way; else entrywise.

    So shears, scalings, projections and reflections go straight, and what turns is seen to turn. Beyond three
    dimensions the path is entrywise, the only one there is.

    Raises:
        ValueError: if the matrix is not finite or an alpha lies outside [0, 1].
    """
    require_path_inputs(matrix, alphas)
    is_better_turned = is_scaled_rotation(matrix) or shrinks_on_the_straight_way(matrix)
    if matrix.shape[0] in (2, 3) and is_better_turned:
        return polar_path(matrix, alphas)
    return entrywise_path(matrix, alphas)


def alphas_towards(matrix: Float[Tensor, "n n"], steps: int) -> Float[Tensor, " steps"]:
    """Alphas for the path to a matrix: even ones; but a map that stretches tenfold or more grows evenly."""
    growth = float(torch.linalg.vector_norm(matrix, dim=0).max())
    alphas = even_alphas(steps) if growth < LARGE else alphas_of_even_growth(steps, growth)
    return alphas.to(matrix.device)


def is_scaled_rotation(matrix: Float[Tensor, "n n"]) -> bool:
    """Whether det A > 0 and all singular values are one: the map keeps every shape, and turns and scales it."""
    widths = torch.linalg.svdvals(matrix)
    slack = 100 * torch.finfo(matrix.dtype).eps * widths[0]
    return bool((torch.det(matrix) > 0) & (widths[0] - widths[-1] <= slack))


def shrinks_on_the_straight_way(matrix: Float[Tensor, "n n"]) -> bool:
    """Whether (1 - α) I + α A, somewhere in between, is narrower than both its start and its end.

    The widths are the singular values, each compared with the lesser of its first and last value. Where det A < 0
    the smallest has to pass zero on every path and is left out.
    """
    alphas = torch.linspace(0, 1, 129, dtype=matrix.dtype, device=matrix.device)
    widths = torch.linalg.svdvals(straight_steps(matrix, alphas))
    if torch.linalg.det(matrix) < 0:
        widths = widths[:, :-1]
    slack = 100 * torch.finfo(matrix.dtype).eps * widths[-1:].amax()
    return bool((widths < torch.minimum(widths[0], widths[-1]) - slack).any())
