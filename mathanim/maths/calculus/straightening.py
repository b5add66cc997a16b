"""How far to zoom until a curve cannot be told from its tangent."""

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.functions import ScalarFunction, values_of
from mathanim.maths.calculus.steps import shrinking_steps
from mathanim.maths.calculus.windows import Windows, windows_at

NARROWEST = 2.0**-20
"""The smallest share of the first half-width that is tried."""


def half_width_without_gap(f: ScalarFunction, x: Float[Tensor, ""], at_most: float) -> float:
    """The largest of at_most, at_most / 2, at_most / 4, … so that f has a value all over [x - w, x + w].

    Raises:
        ValueError: if f has gaps beside x however near.
    """
    across = torch.linspace(-1, 1, 401, dtype=x.dtype, device=x.device)
    half_width = at_most
    while half_width >= NARROWEST * at_most:
        if values_of(f, x + half_width * across).isfinite().all():
            return half_width
        half_width /= 2
    raise ValueError(
        f"a zoom needs a function without gaps on both sides of the point, and there are some at {float(x)}"
    )


def straightening_windows(
    f: ScalarFunction,
    x: Float[Tensor, ""],
    start: float,
    count: int = 721,
    *,
    tolerance: float = 2e-3,
    powers: tuple[int, ...] = (3, 4, 5, 6),
) -> Windows:
    """Windows about x, from the half-width ``start`` down by a power of ten, until curve and tangent are one.

    One means: no farther apart than ``tolerance`` half-widths; where no power reaches that, the last is taken.
    """
    for power in powers:
        steps = shrinking_steps(start, start * 10.0**-power, count).to(x.device)
        windows = windows_at(f, float(x), steps)
        if windows.relative_gap[-1] <= tolerance:
            break
    return windows
