"""Laws of the values of an expression: Python's arithmetic, shapes, dtypes, gaps."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, reject
from hypothesis import strategies as st
from torch import Tensor

from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.expressions.function_values import functions_on
from tests.inputs.formulas import KINKED, NAMESPACE, SMOOTH, by_python, formula_texts, function_of

POINTS = st.floats(-4, 4).map(lambda x: round(x, 3))


def tensor(*values: float) -> Tensor:
    return torch.tensor(values, dtype=torch.float64)


@given(text=formula_texts(), x=POINTS)
def test_values_are_those_of_python(text: str, x: float) -> None:
    came = function_of(text)(tensor(x)).item()
    expected, above, below = (by_python(text, at) for at in (x, x * (1 + 1e-12) + 1e-13, x * (1 - 1e-12) - 1e-13))
    if expected is None or above is None or below is None:
        reject()
    if math.isnan(expected):
        assert math.isnan(came)
    elif not math.isnan(above) and not math.isnan(below):
        slack = max(abs(above - expected), abs(below - expected)) + 1e-11 * max(1, abs(expected))
        assert came == pytest.approx(expected, abs=slack)


@given(text=formula_texts(), points=st.lists(POINTS, min_size=1, max_size=3))
def test_numpy_arrays_have_the_values_of_tensors(text: str, points: list[float]) -> None:
    f, x = function_of(text), np.array(points)
    came, wanted, nearby = f(x), f(tensor(*points)).numpy(), f(x * (1 + 1e-14) + 1e-15)
    assert isinstance(came, np.ndarray) and came.shape == x.shape
    slack = 1e-9 * np.abs(wanted) + 1e-12 + 10 * np.abs(nearby - wanted)
    at_an_edge = np.isnan(nearby) | np.isnan(came * f(x * (1 - 1e-14) - 1e-15))
    assert (at_an_edge | (np.abs(came - wanted) <= slack)).all()


@pytest.mark.parametrize("name", [*SMOOTH, *KINKED, "sign", "floor", "ceil", "step"])
def test_each_function_agrees_with_python_on_a_line_of_points(name: str) -> None:
    points = [place / 4 for place in range(-12, 13)]
    came = expression_from(f"{name}(x)")(tensor(*points)).tolist()
    expected = [by_python(f"{name}(x)", x) for x in points]
    assert came == pytest.approx(expected, rel=1e-13, abs=1e-13, nan_ok=True)


def test_every_function_of_one_argument_is_in_the_line_of_points() -> None:
    assert set(NAMESPACE) - {"max", "min", "pi", "e"} == {*SMOOTH, *KINKED, "sign", "floor", "ceil", "step"}


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("1/x", [0.0]),
        ("1/(1/x)", [0.0]),
        ("exp(-1/x**2)", [0.0]),
        ("atan(1/x)", [0.0]),
        ("sqrt(x)**2", [-1.0]),
        ("exp(ln(x))", [-1.0, 0.0]),
        ("x/x", [0.0]),
        ("0*ln(x)", [-1.0, 0.0]),
        ("x**(1/3)", [-1.0]),
        ("x**-1", [0.0]),
        ("asin(x + 1)", [1.0, 700.0]),
        ("exp(2*x)", [700.0]),
        ("(x/x)**0", [0.0]),
        ("1**(1/x)", [0.0]),
        ("sign(1/x)", [0.0]),
        ("abs(ln(x)) + sign(ln(x))", [-1.0, 0.0]),
        ("step(1/x)", [0.0]),
        ("floor(1/x) + ceil(1/x)", [0.0]),
        ("max(1/x, x) + min(1/x, x) + relu(1/x)", [0.0]),
    ],
)
def test_where_the_text_is_undefined_there_is_a_gap_even_if_algebra_would_cancel_it(
    text: str, gaps: list[float]
) -> None:
    points = tensor(-1.0, 0.0, 1.0, 700.0)
    assert points[expression_from(text)(points).isnan()].tolist() == gaps


def test_a_tail_that_overflows_inside_still_has_its_value() -> None:
    assert expression_from("1/(1 + exp(-x))")(tensor(-1000.0)).item() == 0
    assert expression_from("x**0")(tensor(0.0)).item() == 1


@given(shape=st.lists(st.integers(0, 4), max_size=3), dtype=st.sampled_from([torch.float32, torch.float64]))
def test_shape_and_dtype_are_those_of_the_points(shape: list[int], dtype: torch.dtype) -> None:
    points = torch.ones(shape, dtype=dtype)
    for text in ("3", "x", "x**2 - pi", "max(x, 1)", "step(x)"):
        values = expression_from(text)(points)
        assert (values.shape, values.dtype) == (points.shape, dtype)


def test_two_variables_broadcast() -> None:
    f = expression_from("3*x**2 + 2*x*y + y**2", ("x", "y"))
    x, y = torch.linspace(-1, 1, 5, dtype=torch.float64)[:, None], torch.linspace(0, 2, 3, dtype=torch.float64)
    assert torch.allclose(f(x, y), 3 * x**2 + 2 * x * y + y**2)
    assert torch.allclose(f.partial("y")(x, y), 2 * x + 2 * y)
    assert expression_from("x", ("x", "y"))(x, y).shape == (5, 3)


def test_a_repeated_part_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Tensor] = []

    def counted_sine(u: Tensor) -> Tensor:
        calls.append(u)
        return torch.sin(u)

    monkeypatch.setitem(functions_on(torch).named, "sin", counted_sine)
    f = expression_from("sin(x)**2 + sin(x) + 1/(2 + sin(x))")
    assert f(tensor(1.0)).item() == pytest.approx(math.sin(1) ** 2 + math.sin(1) + 1 / (2 + math.sin(1)))
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ((), "a tensor for each of x"),
        ((torch.ones(2, dtype=torch.int64),), "floating tensors of one dtype"),
        ((torch.ones(2), torch.ones(2)), "a tensor for each of x"),
    ],
)
def test_points_that_do_not_fit_are_refused(points: tuple[Tensor, ...], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        expression_from("x")(*points)


def test_different_dtypes_are_refused() -> None:
    with pytest.raises(TypeError, match="one dtype"):
        expression_from("x*y", ("x", "y"))(torch.ones(2), torch.ones(2, dtype=torch.float64))
