"""The story of secant and tangent in numbers: both ends exact, the limit right, zooms that straighten."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.expressions.expression import expression_from
from mathanim.maths.calculus.approaches import approach_to_tangent
from mathanim.maths.calculus.clear_ways import half_width_without_gap
from mathanim.maths.calculus.functions import on_arrays
from mathanim.maths.calculus.straightening import straightening_windows
from mathanim.maths.tensors import real_tensor

STEPS = (2.0, 1.0, 0.1, 0.01, 0.001, 0.00001)


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-3, 3), st.floats(-5, 5))
def test_the_slopes_of_a_parabola_miss_its_derivative_by_the_leading_coefficient_times_h(
    a: float, b: float, c: float, x: float
) -> None:
    approach = approach_to_tangent(lambda t: a * t**2 + b * t + c, lambda t: 2 * a * t + b, x, STEPS, count=60)
    assert approach.derivative == pytest.approx(2 * a * x + b, abs=1e-12)
    for secants in (approach.rows, approach.slide):
        expected = approach.derivative + a * secants.h
        assert ((secants.slope - expected).abs() <= secants.rounding_bound + 1e-12).all()


def test_the_slide_goes_from_the_first_step_to_the_last_and_the_rows_are_the_steps() -> None:
    f = expression_from("x**2 / 4 - x + 2")
    approach = approach_to_tangent(f, f.derivative, 3.2, STEPS)
    assert approach.rows.h.tolist() == list(STEPS)
    assert approach.slide.h[0] == STEPS[0] and approach.slide.h[-1] == STEPS[-1]
    x, y = approach.ends.numpy().T
    np.testing.assert_allclose(y, x**2 / 4 - x + 2, atol=1e-13)
    assert x[-1] == pytest.approx(3.20001, abs=1e-12) and approach.derivative == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("text", "point", "steps", "words"),
    [
        ("abs(x - 3.2)", 3.2, STEPS, "derivative at 3.2"),
        ("floor(x)", 2.0, STEPS, "derivative at 2"),
        ("sqrt(x)", 0.0, STEPS, "derivative at 0"),
        ("sqrt(4 - x)", 3.2, STEPS, r"f has no value beyond 4: take steps of at most 0.8$"),
        ("1/x", -1.0, STEPS, r"f has no value at 0: take steps of at most 0.999$"),
        ("sqrt(x**2 - 1)", -2.0, (4.0, 0.1), "f has no value beyond -1: take steps of at most 1$"),
        ("x", 3.2, (1.0, 2.0), "steps shrink"),
        ("x", 3.2, (1.0, 0.5, 0.5), "steps shrink"),
        ("x", 3.2, (1.0, -1.0), "start > stop > 0"),
        ("x", 3.2, (1.0, 1e-18), "too small"),
    ],
)
def test_where_there_is_no_tangent_or_no_secant_it_says_why(
    text: str, point: float, steps: tuple[float, ...], words: str
) -> None:
    f = expression_from(text)
    with pytest.raises(ValueError, match=words):
        approach_to_tangent(f, f.derivative, point, steps)


@given(st.floats(0.01, 3))
def test_a_zoom_begins_within_the_values_of_the_function(x: float) -> None:
    half_width = half_width_without_gap(on_arrays(torch.sqrt), x, 2.0)
    assert half_width <= x + 1e-12
    assert half_width == 2.0 or 2 * half_width > x - 1e-12


@pytest.mark.parametrize("text", ["x**2 / 4 - x + 2", "sin(x)", "exp(2*x)", "100*x**2"])
def test_a_zoom_ends_where_curve_and_tangent_are_one(text: str) -> None:
    windows = straightening_windows(expression_from(text), real_tensor(1.3), 1.0, 40)
    assert windows.relative_gap[-1] <= 2e-3 < windows.relative_gap[0]
    assert (windows.relative_gap[1:] <= windows.relative_gap[:-1] + 1e-9).all()
    ratios = windows.half_widths[1:] / windows.half_widths[:-1]
    np.testing.assert_allclose(ratios, ratios[0].item(), rtol=1e-9)
    assert math.log10(float(windows.half_widths[-1])) == pytest.approx(
        round(math.log10(float(windows.half_widths[-1])))
    )
