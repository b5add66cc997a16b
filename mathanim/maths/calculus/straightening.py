"""How far to zoom until a curve cannot be told from its tangent."""

from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.functions import ScalarFunction
from mathanim.maths.calculus.steps import shrinking_steps
from mathanim.maths.calculus.windows import Windows, windows_at


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
