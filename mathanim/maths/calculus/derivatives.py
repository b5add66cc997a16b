"""Derivatives of any order by automatic differentiation, free of any step h."""

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.functions import ScalarFunction, values_of


def derivatives(f: ScalarFunction, x: Float[Tensor, "*samples"], order: int = 1) -> Float[Tensor, "*samples"]:
    """The derivative of ``f`` at every x: f′, or f″ for order 2, and so on; order 0 is f itself.

    As f works entry by entry, the gradient of Σ f(xᵢ) holds every f′(xᵢ) at once.

    Raises:
        ValueError: if the order is below zero, or ``f`` does not give one number for each x.
    """
    if order < 0:
        raise ValueError(f"the order of a derivative must be 0 or more, not {order}")
    with torch.enable_grad():
        start = x.detach().requires_grad_()
        values = values_of(f, start)
        for _ in range(order):
            values = _derivative_of(values, start)
    return values.detach()


def _derivative_of(values: Tensor, x: Tensor) -> Tensor:
    if not values.requires_grad:
        return torch.zeros_like(x)
    return torch.autograd.grad(values.sum(), x, create_graph=True, materialize_grads=True)[0]
