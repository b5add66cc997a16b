"""The record of a path of linear maps, and the alphas along it."""

import math
from dataclasses import dataclass
from typing import Literal

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.linear_algebra.determinants import determinants
from mathanim.maths.tensors import SHOWN_DTYPE, require_finite

PathKind = Literal["entrywise", "polar", "rotation"]


@dataclass(frozen=True)
class MapPath:
    """Linear maps one after another, from the identity at alpha 0 to the whole map at alpha 1.

    ``collapses`` are the alphas in (0, 1] at which the map flattens the space, whether or not a step falls on them,
    each as often as the determinant vanishes there. A map that flips cannot be reached without one.
    """

    kind: PathKind
    alphas: Float[Tensor, " steps"]
    matrices: Float[Tensor, "steps n n"]
    collapses: Float[Tensor, " collapses"]

    @property
    def determinants(self) -> Float[Tensor, " steps"]:
        """The signed area (or volume) of the moved unit square (or cube) at every step."""
        return determinants(self.matrices)


def even_alphas(steps: int) -> Float[Tensor, " steps"]:
    """Alphas from 0 to 1, evenly spaced.

    Raises:
        ValueError: if there are fewer than two steps.
    """
    if steps < 2:
        raise ValueError(f"a path needs at least 2 steps, its start and its end, not {steps}")
    return torch.linspace(0, 1, steps, dtype=SHOWN_DTYPE)


def alphas_of_even_growth(steps: int, growth: float) -> Float[Tensor, " steps"]:
    """Alphas from 0 to 1 at which 1 + α (g - 1) grows by one and the same factor from step to step, to g > 1.

    Raises:
        ValueError: if there are fewer than two steps, or the growth is not above 1.
    """
    if not 1 < growth < math.inf:
        raise ValueError(f"an even growth needs a factor above 1, not {growth}")
    grown = torch.expm1(even_alphas(steps) * math.log(growth))
    return grown / grown[-1]


def require_path_inputs(matrix: Float[Tensor, "n n"], alphas: Float[Tensor, " steps"]) -> None:
    """Refuse a matrix that is not finite and alphas outside [0, 1].

    Raises:
        ValueError: naming the first offence.
    """
    require_finite(matrix, "the matrix")
    require_alphas(alphas)


def require_alphas(alphas: Float[Tensor, " steps"]) -> None:
    """Refuse alphas outside [0, 1].

    Raises:
        ValueError: naming the first of them.
    """
    is_outside = ~((alphas >= 0) & (alphas <= 1))
    if is_outside.any():
        raise ValueError(f"alphas go from 0 to 1, not to {alphas[is_outside][0].item()}")
