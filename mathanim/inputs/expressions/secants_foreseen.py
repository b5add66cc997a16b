"""What of the secants of a formula can be refused before they are computed: in numpy, without torch and sympy."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mathanim.inputs.expressions.expression import Expression
from mathanim.inputs.expressions.formula_slopes import slope_at, surely_without_slope
from mathanim.inputs.expressions.readable_secants import require_seen, require_small, require_trustworthy, slope_power
from mathanim.maths.calculus.clear_ways import clear_half_width, require_derivative
from mathanim.maths.calculus.roundings import require_distinct, slope_roundings
from mathanim.maths.calculus.spans import spans_to_show
from mathanim.maths.calculus.step_sizes import SLIDE, step_sizes

SURELY = 1 + 1e-6
"""So much more, or less, a number cannot be by rounding alone."""
SURELY_LOST = 0.5 * SURELY
"""A slope moved by so much is lost in rounding, however its bound itself was rounded."""


def refuse_without_torch(f: Expression, x: float, steps: Sequence[float]) -> None:
    """Refuse a function of one variable, a point and steps which surely lead to no tangent that can be shown.

    Raises:
        ValueError: if f has no slope at x, B meets a gap, a step or a slope is lost in rounding, or heights or swings
            are too large.
    """
    with np.errstate(all="ignore"):
        require_derivative(not surely_without_slope(f.formula, f.variables[0], x), x)
        h = np.array(steps, dtype=float)
        slide = np.concatenate([h, step_sizes(float(h[0]), float(h[-1]), SLIDE)])
        clear_half_width(f, x, slide)
        require_distinct(np.full_like(h, x), x + h, h)
        _refuse_unreadable(f, x, h, slide)
        ends = np.array([x, x + h[0]])
        spans_to_show(f, np.column_stack([ends, f(ends)]))


def _refuse_unreadable(f: Expression, x: float, h: NDArray[np.float64], slide: NDArray[np.float64]) -> None:
    heights, start = f(x + slide), f(np.array([x]))
    slopes = (heights - start) / (x + slide - x)
    limit = slope_at(f.formula, f.variables[0], x)
    require_small(float(np.nanmax(np.abs([*heights, *slopes, start[0], limit]))))
    at_start, *at_ends = (place and abs(place * slope_at(f.formula, f.variables[0], place)) for place in (x, *(x + h)))
    sway = at_start + np.array(at_ends)
    bounds = slope_roundings(start, heights[: len(h)], sway, x + h - x, float(np.finfo(float).eps))
    steepest, rounding = float(np.abs([*slopes[: len(h)], limit]).max()) * SURELY, 2 * float(bounds.max())
    require_seen(steepest, rounding)
    unit = 10.0 ** slope_power(steepest, 0.0 if steepest > 1 else rounding)
    require_trustworthy(not (bounds > SURELY_LOST * unit).any(), float(h[-1]))
