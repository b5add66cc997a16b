"""Laws of the exact derivative: autograd as the second opinion, gaps at kinks, the way it is written."""

import math
import time

import pytest
import sympy
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch import Tensor

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import Expression, expression_from
from tests.inputs.formulas import derivative_of, formula_texts, function_of
from tests.processor_time import is_within

LINE = [-3.7, -2.0, -1.0, -0.35, 0.0, 0.41, 1.0, 2.6, 30.0]


def tensor(*values: float) -> Tensor:
    return torch.tensor(values, dtype=torch.float64)


def by_autograd(f: Expression, x: Tensor) -> Tensor:
    points = x.clone().requires_grad_()
    values = f(points)
    if not values.requires_grad:
        return torch.zeros_like(x)
    return torch.autograd.grad(values.nan_to_num(0).sum(), points)[0]


@given(text=formula_texts(5), at=st.floats(-3, 3).map(lambda x: round(x, 2) + 0.001))
def test_the_derivative_is_that_of_autograd(text: str, at: float) -> None:
    f = function_of(text)
    x = tensor(at, at * (1 + 1e-10), at * (1 - 1e-10))
    came, expected = derivative_of(f)(x), by_autograd(f, x)
    assume(bool(came.isfinite().all() and expected.isfinite().all() and (expected.abs() < 1e12).all()))
    slack = (expected - expected[0]).abs().max() + 1e-9 * expected[0].abs().clamp(min=1)
    assert (came - expected).abs()[0] <= slack


@given(text=formula_texts(5))
def test_a_gap_of_the_function_is_a_gap_of_its_derivative(text: str) -> None:
    f, x = function_of(text), tensor(*LINE)
    assert derivative_of(f)(x)[f(x).isnan()].isnan().all()


@pytest.mark.parametrize(
    ("text", "derivative"),
    [
        ("x**2/4", "x/2"),
        ("(3*x + 2)**2", "18*x + 12"),
        ("x**3 - 2*x", "3*x**2 - 2"),
        ("sin(2*x + 3)", "2*cos(2*x + 3)"),
        ("0.1*x**2", "0.2*x"),
        ("0.5*x**0.5", "0.25/sqrt(x)"),
        ("ln(x)", "1/x"),
        ("sec(x)", "tan(x)*sec(x)"),
        ("csc(x)", "-cot(x)*csc(x)"),
        ("x/(1 + x**2)", "-(x - 1)*(x + 1)/(x**2 + 1)**2"),
        ("abs(x)", "sign(x)"),
        ("relu(x)", "step(x)"),
        ("max(x, 1)", "step(x - 1)"),
        ("min(x, x**2)", "2*x*step(-x**2 + x) + step(x**2 - x)"),
        ("floor(x)*x", "floor(x)"),
        ("7", "0"),
    ],
)
def test_the_derivative_is_written_as_a_lecturer_would(text: str, derivative: str) -> None:
    assert expression_from(text).derivative.text == derivative


@given(text=formula_texts(4))
def test_what_is_written_has_the_values_of_the_exact_derivative(text: str) -> None:
    exact = derivative_of(function_of(text))
    try:
        written = expression_from(exact.text)
    except InputError as error:
        assume("at most" not in str(error) and "powers" not in str(error))
        raise
    x = tensor(0.37, 1.43, 2.91)
    values, expected = written(x), exact(x)
    shared = values.isfinite() & expected.isfinite()
    assert torch.allclose(values[shared], expected[shared], rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("abs(x)", [0.0]),
        ("relu(x)", [0.0]),
        ("max(x, 1)", [1.0]),
        ("step(x - 1)", [1.0]),
        ("sign(x)", [0.0]),
        ("floor(x)", [-2.0, -1.0, 0.0, 1.0, 30.0]),
        ("ln(x)", [-3.7, -2.0, -1.0, -0.35, 0.0]),
        ("abs(ln(x))", [-3.7, -2.0, -1.0, -0.35, 0.0, 1.0]),
        ("sqrt(x)", [-3.7, -2.0, -1.0, -0.35, 0.0]),
        ("cbrt(x)", [0.0]),
        ("sqrt(x)**2", [-3.7, -2.0, -1.0, -0.35]),
        ("x**2", []),
    ],
)
def test_the_derivative_has_a_gap_at_each_kink_jump_and_gap(text: str, gaps: list[float]) -> None:
    x = tensor(*LINE)
    assert x[expression_from(text).derivative(x).isnan()].tolist() == gaps


def test_the_second_derivative_keeps_the_kink_of_the_first() -> None:
    second = expression_from("abs(x)").derivative.derivative
    assert second(tensor(-1.0, 0.0, 1.0)).tolist() == pytest.approx([0, math.nan, 0], nan_ok=True)


@given(text=formula_texts(5), at=st.floats(0.1, 3).map(lambda x: round(x, 2)))
def test_values_agree_with_sympys_own_evaluation(text: str, at: float) -> None:
    assume(not any(ours in text for ours in ("sigmoid", "cbrt", "abs", "max", "min", "relu")))
    f = function_of(text)
    came = f(tensor(at, at * (1 + 1e-10), at * (1 - 1e-10)))
    assume(bool(came.isfinite().all()) and abs(came[0].item()) < 1e12)
    expected = complex(f.sympy.subs(sympy.Symbol("x", real=True), sympy.Float(at, 25)).evalf(25))
    slack = (came - came[0]).abs().max().item() + 1e-9 * max(1, abs(came[0].item()))
    assert came[0].item() == pytest.approx(expected.real, abs=slack)
    assert expected.imag == pytest.approx(0, abs=1e-9)


def test_a_constant_with_too_many_digits_is_refused_before_it_is_worked_out() -> None:
    f = expression_from("((((1.0000001**64)**64)**64)**64)*x")
    with pytest.raises(InputError, match="too many digits"):
        _ = derivative_of(f)


def test_a_constant_with_many_digits_is_rounded_to_what_float64_holds() -> None:
    slope = expression_from("1.0000001**64*0.123456789**40*x").derivative(tensor(1.0))
    assert slope.item() == pytest.approx(1.0000001**64 * 0.123456789**40, rel=1e-13)


def folded(operator: str, parts: list[str]) -> str:
    while len(parts) > 1:
        parts = [f"({operator.join(parts[i : i + 2])})" for i in range(0, len(parts), 2)]
    return parts[0]


@pytest.mark.parametrize(
    "text",
    [
        folded("*", [f"(x + {i})" for i in range(100)]),
        folded("*", [f"sin(x + {i})" for i in range(80)]),
        folded("+", [f"(x + {i})**{i % 9}" for i in range(60)]),
        folded("+", [f"x/(x + {i})" for i in range(60)]),
        "x**" * 20 + "x",
        "sin(" * 48 + "x" + ")" * 48,
        "exp(" * 48 + "x" + ")" * 48,
        "max(x, " * 48 + "1" + ")" * 48,
        "1/(1 + " * 22 + "x" + ")" * 22,
        "(" * 20 + "x + 1" + ")**64" * 20,
        "x*1e300**(1/7)*123456789012345678901234567890123456789**(0.3)",
        "*".join(f"{10**30 + i}**(1/{i + 2})" for i in range(30)) + "*x",
        "*".join(f"cos(pi/{i})" for i in range(3, 40)) + "*x",
    ],
    ids=range(13),
)
def test_no_formula_takes_long_to_differentiate(text: str) -> None:
    f = expression_from(text)
    started = time.thread_time()
    try:
        assert f.derivative.typst
    except InputError as error:
        assert "needs a derivative of at most 2000 operations" in str(error)
    assert is_within(3, started)


def test_a_function_of_two_variables_has_only_partial_derivatives() -> None:
    f = expression_from("x*y", ("x", "y"))
    with pytest.raises(ValueError, match="partial"):
        _ = derivative_of(f)
    with pytest.raises(ValueError, match="one of the variables x, y"):
        f.partial("z")
