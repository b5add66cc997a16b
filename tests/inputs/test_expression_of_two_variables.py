"""Functions of two variables: exact partial derivatives, whatever the device, the shape and the way of writing."""

import re

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch import Tensor

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import Expression, expression_from
from mathanim.inputs.expressions.functions import WRITABLE
from mathanim.maths.tensors import real_tensor
from tests.inputs.formulas import formula_texts
from tests.maths.elsewhere import ElsewhereTensor, elsewhere

X = torch.tensor([[-1.31], [0.47], [2.23]], dtype=torch.float64)
Y = torch.tensor([-0.83, 1.19], dtype=torch.float64)
XY = ("x", "y")


def surface_of(first: str, second: str) -> Expression:
    """One part in x times another in y; chance functions without values or slopes are thrown away."""
    in_y = re.sub(r"\bx\b", "y", second)
    try:
        return expression_from(f"({first})*({in_y})", XY)
    except InputError:
        assume(False)
        raise


@given(formula_texts(3), formula_texts(3), st.sampled_from(XY))
def test_a_partial_derivative_is_that_of_autograd(first: str, second: str, variable: str) -> None:
    f = surface_of(first, second)
    try:
        came = f.partial(variable)(X, Y)
    except InputError:
        assume(False)
        raise
    points = {"x": X.expand(3, 2).clone().requires_grad_(), "y": Y.expand(3, 2).clone().requires_grad_()}
    values = f(points["x"], points["y"])
    assume(values.requires_grad)
    (expected,) = torch.autograd.grad(values.nan_to_num(0).sum(), points[variable], materialize_grads=True)
    shared = came.isfinite() & expected.isfinite() & (expected.abs() < 1e12)
    assert came.shape == (3, 2)
    torch.testing.assert_close(came[shared], expected[shared], rtol=1e-7, atol=1e-7)


def test_the_order_of_two_partial_derivatives_does_not_matter() -> None:
    f = expression_from(r"x^{3} y^{2} + \sin(xy) - \frac{e^{x}}{y}", XY)
    one, other = f.partial("x").partial("y")(X, Y), f.partial("y").partial("x")(X, Y)
    torch.testing.assert_close(one, other, rtol=1e-12, atol=1e-12)
    assert f.partial("x").definition("f_x").startswith("f_x(x, y) = ")


@pytest.mark.parametrize("name", WRITABLE)
def test_values_and_slopes_stay_on_the_device_of_the_points(name: str) -> None:
    inside = "x/4 + 0.1, y" if WRITABLE[name].most > 1 else "x/4 + 0.1"
    f = expression_from(f"{name}({inside})*y - pi", XY)

    def both() -> tuple[Tensor, Tensor]:
        x, y = real_tensor([0.3, 1.7]), real_tensor([[1.1], [2.0]])
        return f(x, y), f.partial("x")(x, y)

    wanted = both()
    with elsewhere():
        came = both()
    for there, here in zip(came, wanted, strict=True):
        assert isinstance(there, ElsewhereTensor)
        torch.testing.assert_close(there.numbers, here, rtol=1e-12, atol=0, equal_nan=True)
