"""The lines of a grid, ready to be moved by a linear map."""

from dataclasses import dataclass

import torch
from jaxtyping import Float, Int
from torch import Tensor

from mathanim.maths.tensors import SHOWN_DTYPE


@dataclass(frozen=True)
class Grid:
    """Straight lines through the integer points of a box, each given by samples along it.

    ``lines`` holds the points, ``axes`` the coordinate axis that each line is parallel to, ``offsets`` the place of
    each line: its coordinate along every axis, 0 along its own.
    """

    lines: Float[Tensor, "lines samples dimensions"]
    axes: Int[Tensor, " lines"]
    offsets: Float[Tensor, "lines dimensions"]


def grid(dimensions: int, reach: int, samples: int = 2) -> Grid:
    """The grid of the box [-reach, reach]ⁿ: through every integer point, one line along every axis.

    The plane's grid has 2·(2 reach + 1) lines, that of space 3·(2 reach + 1)².

    Raises:
        ValueError: if ``dimensions`` or ``reach`` is below 1, or a line has fewer than two samples.
    """
    if dimensions < 1 or reach < 1 or samples < 2:
        raise ValueError(
            f"a grid needs dimensions >= 1, reach >= 1, samples >= 2, not {dimensions}, {reach}, {samples}"
        )
    offsets = torch.cat([_offsets_across(axis, dimensions, reach) for axis in range(dimensions)])
    axes = torch.arange(dimensions).repeat_interleave(offsets.shape[0] // dimensions)
    along = torch.linspace(-reach, reach, samples, dtype=SHOWN_DTYPE)
    directions = torch.eye(dimensions, dtype=SHOWN_DTYPE)[axes]
    return Grid(offsets[:, None, :] + along[:, None] * directions[:, None, :], axes, offsets)


def _offsets_across(axis: int, dimensions: int, reach: int) -> Float[Tensor, "lines dimensions"]:
    ticks = torch.arange(-reach, reach + 1, dtype=SHOWN_DTYPE)
    nowhere = torch.zeros(1, dtype=SHOWN_DTYPE)
    per_axis = [nowhere if other == axis else ticks for other in range(dimensions)]
    return torch.stack(torch.meshgrid(*per_axis, indexing="ij"), dim=-1).reshape(-1, dimensions)
