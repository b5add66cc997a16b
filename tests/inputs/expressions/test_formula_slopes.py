"""The slopes to both sides of a place: those of autograd where it is smooth, and a refusal only of no tangent."""

import math

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.expressions.formula_slopes import slope_at, surely_without_slope
from mathanim.maths.calculus.derivatives import derivatives
from mathanim.maths.tensors import real_tensor
from tests.inputs.formulas import KINKED, SMOOTH, formula_texts, function_of

PLACES = st.sampled_from([0.0, 1.0, -1.0, 2.0, 0.5, 0.25, 3.0, 3.2, -2.0, 0.1, math.pi])
BENT = st.builds(
    "{}({}({}) - {})".format,
    st.sampled_from([*KINKED, "floor", "ceil", "sign", "step", "sqrt", "cbrt", "asin", "acosh"]),
    st.sampled_from(["", *SMOOTH]),
    st.sampled_from(["x", "x/2", "1 - x", "x**2", "abs(x)", "0.1*x", "sqrt(x)", "3"]),
    st.sampled_from(["0", "1", "0.5", "2*x", "x", "abs(x)", "floor(x)"]),
)
JOINED = st.builds("({})*({}) + ({})".format, BENT, st.one_of(BENT, st.sampled_from(["1", "0", "x"])), formula_texts(2))


def without_slope(text: str, x: float) -> bool:
    return surely_without_slope(expression_from(text).formula, "x", x)


@given(text=st.one_of(BENT, JOINED, formula_texts()), x=PLACES)
def test_what_is_refused_has_no_exact_derivative_there(text: str, x: float) -> None:
    f = function_of(text)
    if not surely_without_slope(f.formula, "x", x):
        return
    try:
        assert f.derivative(real_tensor([x])).isnan().all()
    except InputError as error:
        assert "derivative" in str(error) or "differentiated" in str(error)


@given(text=formula_texts(), x=st.floats(-4, 4).map(lambda x: round(x, 3)))
def test_a_slope_is_that_of_autograd(text: str, x: float) -> None:
    f = function_of(text)
    assume(not surely_without_slope(f.formula, "x", x))
    slope, by_torch = slope_at(f.formula, "x", x), derivatives(f, real_tensor([x])).item()
    assume(math.isfinite(by_torch) and abs(by_torch) < 1e12)
    assert math.isnan(slope) or slope == pytest.approx(by_torch, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("name", [*SMOOTH, *KINKED])
def test_every_function_has_its_slope(name: str) -> None:
    f, places = expression_from(f"{name}(x)"), real_tensor([-2.3, -0.4, 0.3, 0.7, 1.9])
    known = [(x, slope) for x, slope in zip(places.tolist(), derivatives(f, places).tolist(), strict=True)]
    for x, slope in known:
        if not f(torch.tensor([x], dtype=torch.float64)).isnan():
            assert slope_at(f.formula, "x", x) == pytest.approx(slope, rel=1e-12)
        else:
            assert without_slope(f"{name}(x)", x)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("1/x", 0),
        ("sqrt(-1 - x**2)", 3.2),
        ("abs(x - 1)", 1),
        ("abs(x - 0.1)", 0.1),
        ("x + abs(sin(x))", 0),
        ("sqrt(x)", 0),
        ("cbrt(x)", 0),
        ("x**(2/3)", 0),
        ("asin(x)", 1),
        ("acosh(x)", 1),
        ("floor(x)", 2),
        ("x*floor(x)", 1),
        ("ceil(x/2)", 2),
        ("exp(sign(x))", 0),
        ("step(x - 1)*x", 1),
        ("step(1 - x)", 1),
        ("max(x, 1 - x)", 0.5),
        ("min(x, x**2, 3)", 1),
        ("relu(x)/3", 0),
        ("sin(abs(x))", 0),
        ("floor((x - 1)**-1)", 2),
        ("(x/x)**0", 0),
        ("max(1/x, 1)", 0),
    ],
)
def test_kinks_jumps_gaps_and_vertical_tangents_are_seen(text: str, x: float) -> None:
    assert without_slope(text, x)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("abs(x)**2", 0),
        ("x*abs(x)", 0),
        ("sqrt(x)*x", 0),
        ("sqrt(x)*sqrt(x)", 0),
        ("max(x, x)", 1),
        ("floor(x) - floor(x)", 1),
        ("relu(x) - relu(-x)", 0),
        ("0*floor(x)", 1),
        ("abs(x)*(0.1 + 0.2 - 0.3)", 0),
        ("sqrt(x)*(0.1 + 0.2 - 0.3)", 0),
        ("0.1*abs(x) + 0.2*abs(x) - 0.3*abs(x)", 0),
        ("abs(0.1*x + 0.2*x - 0.3*x + 1)", 2),
        ("floor(0.1*x + 0.2*x)", 10),
        ("x**(0.1*10)", 0),
        ("((1e200*x)*1e200)*1e-300", 0),
        ("acosh(sqrt(x/2))", 2),
        ("atan(1000*sinh(x))", 300),
        ("(-2)**x", 2),
        ("x**x", 0),
    ],
)
def test_what_cannot_be_told_is_not_refused(text: str, x: float) -> None:
    assert not without_slope(text, x)
