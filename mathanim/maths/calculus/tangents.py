"""Tangents: the lines that secants become."""

from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.derivatives import derivatives
from mathanim.maths.calculus.functions import ScalarFunction, finite_values_of
from mathanim.maths.calculus.lines import Lines
from mathanim.maths.tensors import require_finite


def tangents_at(f: ScalarFunction, x: Float[Tensor, " lines"]) -> Lines:
    """The tangents of ``f`` at every x, with slopes f′(x) by automatic differentiation.

    Raises:
        ValueError: if f has no value or no finite derivative at some x.
    """
    y = finite_values_of(f, x)
    slope = derivatives(f, x)
    require_finite(slope, "the derivative")
    return Lines(x, y, slope)
