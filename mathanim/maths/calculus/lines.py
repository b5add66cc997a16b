"""Straight lines given by a point and a slope."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.secants import Secants


@dataclass(frozen=True)
class Lines:
    """The lines through (x, y) with the given slopes."""

    x: Float[Tensor, " lines"]
    y: Float[Tensor, " lines"]
    slope: Float[Tensor, " lines"]

    def heights_at(self, x: Float[Tensor, " samples"]) -> Float[Tensor, "lines samples"]:
        """The height of every line at every x."""
        return self.y[:, None] + self.slope[:, None] * (x - self.x[:, None])

    def segments_across(self, left: float, right: float) -> Float[Tensor, "lines 2 2"]:
        """The two ends (x, y) of each line between two places of the x axis."""
        ends = torch.stack([torch.full_like(self.x, left), torch.full_like(self.x, right)], dim=-1)
        return torch.stack([ends, self.y[:, None] + self.slope[:, None] * (ends - self.x[:, None])], dim=-1)

    def segments_of_length(self, length: float) -> Float[Tensor, "lines 2 2"]:
        """The two ends of a piece of each line, of the given length in the plane, with (x, y) in its middle.

        Raises:
            ValueError: if the length is not above zero.
        """
        if not length > 0:
            raise ValueError(f"a piece of a line needs a length > 0, not {length}")
        middle = torch.stack([self.x, self.y], dim=-1)
        direction = torch.stack([torch.ones_like(self.slope), self.slope], dim=-1)
        half = length / 2 * direction / torch.hypot(direction[:, :1], direction[:, 1:])
        return torch.stack([middle - half, middle + half], dim=1)


def secant_lines(secants: Secants) -> Lines:
    """The whole lines of which secants are pieces, each through the fixed point."""
    return Lines(secants.x.expand_as(secants.h), secants.f_x.expand_as(secants.h), secants.slope)
