"""Windows that zoom in on a point until the curve is its tangent."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.functions import ScalarFunction, finite_values_of
from mathanim.maths.calculus.tangents import tangents_at


@dataclass(frozen=True)
class Windows:
    """Ever narrower windows about the point (x, y) of a curve.

    ``x_samples`` run across each window, ``curve`` and ``tangent`` are the heights above them. ``relative_gap`` is
    the largest distance between the two, as a share of the window's half-width; it goes to zero as the window does.
    """

    x: Float[Tensor, ""]
    y: Float[Tensor, ""]
    slope: Float[Tensor, ""]
    half_widths: Float[Tensor, " steps"]
    x_samples: Float[Tensor, "steps samples"]
    curve: Float[Tensor, "steps samples"]
    tangent: Float[Tensor, "steps samples"]
    relative_gap: Float[Tensor, " steps"]


def windows_at(f: ScalarFunction, x: float, half_widths: Float[Tensor, " steps"], samples: int = 201) -> Windows:
    """The windows [x - w, x + w] for every half-width w, all at once.

    Raises:
        ValueError: if a half-width is not above zero, there are fewer than two samples, or f has a gap in a window.
    """
    if not (half_widths > 0).all():
        raise ValueError(f"a window needs a half-width > 0, not {half_widths.min().item()}")
    if samples < 2:
        raise ValueError(f"a window needs at least 2 samples, not {samples}")
    line = tangents_at(f, torch.full_like(half_widths[:1], x))
    across = torch.linspace(-1, 1, samples, dtype=half_widths.dtype, device=half_widths.device)
    x_samples = line.x + half_widths[:, None] * across
    curve = finite_values_of(f, x_samples)
    tangent = line.y + line.slope * (x_samples - line.x)
    gap = (curve - tangent).abs().amax(-1) / half_widths
    return Windows(line.x[0], line.y[0], line.slope[0], half_widths, x_samples, curve, tangent, gap)
