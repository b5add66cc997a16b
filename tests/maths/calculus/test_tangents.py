"""Derivatives, tangents, and the windows in which a curve is its tangent."""

import math

import pytest
import sympy
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from mathanim.maths.calculus.derivatives import derivatives
from mathanim.maths.calculus.lines import Lines, secant_lines
from mathanim.maths.calculus.secants import secants_at
from mathanim.maths.calculus.steps import shrinking_steps
from mathanim.maths.calculus.tangents import tangents_at
from mathanim.maths.calculus.windows import windows_at
from mathanim.maths.tensors import real_tensor
from tests.maths.strategies import assert_close, law, tensors

X = sympy.Symbol("x")
EXPRESSIONS = ["x**3 - 2*x", "sin(2*x + 3)", "exp(-x**2)", "log(x + 6)", "1/(x**2 + 1)", "(3*x + 2)**2", "tan(x/4)"]


def in_torch(expression: sympy.Expr) -> "object":
    return sympy.lambdify(X, expression, {name: getattr(torch, name) for name in ("sin", "exp", "log", "tan", "cos")})


@law
@given(st.sampled_from(EXPRESSIONS), st.integers(0, 3), tensors(2, 4))
def test_derivatives_agree_with_symbols(expression: str, order: int, x: Tensor) -> None:
    f = sympy.sympify(expression)
    wanted = in_torch(sympy.diff(f, X, order))(x)
    assert_close(derivatives(in_torch(f), x, order), wanted + torch.zeros_like(x), within=1e-8)


def test_what_no_longer_changes_has_derivative_zero() -> None:
    x = real_tensor([1.0, 2.0])
    assert derivatives(lambda t: 3 * t, x, order=1).tolist() == [3, 3]
    assert derivatives(lambda t: 3 * t, x, order=2).tolist() == [0, 0]
    assert derivatives(torch.ones_like, x).tolist() == [0, 0]
    assert derivatives(lambda t: t.detach() ** 2, x).tolist() == [0, 0]


def test_derivatives_leave_no_trace() -> None:
    x = real_tensor([1.0, 2.0])
    with torch.no_grad():
        slopes = derivatives(torch.sin, x)
    assert_close(slopes, x.cos())
    assert not slopes.requires_grad
    assert not x.requires_grad


def test_the_order_of_a_derivative_is_not_negative() -> None:
    with pytest.raises(ValueError, match="0 or more, not -1"):
        derivatives(torch.sin, real_tensor([1.0]), order=-1)


@law
@given(tensors(5), tensors(7))
def test_a_tangent_touches_its_curve_and_a_parabola_lies_above_it(x: Tensor, elsewhere: Tensor) -> None:
    lines = tangents_at(torch.square, x)
    assert_close(lines.heights_at(x).diagonal(), x.square())
    gap = elsewhere.square() - lines.heights_at(elsewhere)
    assert_close(gap, (elsewhere - x[:, None]).square(), within=1e-8)


@law
@given(tensors(4), tensors(4), tensors(4))
def test_pieces_of_a_line_have_its_slope_and_the_length_asked_for(x: Tensor, y: Tensor, slope: Tensor) -> None:
    lines = Lines(x, y, slope)
    pieces = lines.segments_of_length(2.5)
    run, rise = (pieces[:, 1] - pieces[:, 0]).unbind(-1)
    assert_close(torch.hypot(run, rise), torch.full_like(x, 2.5))
    assert_close(rise, slope * run)
    assert_close(pieces.mean(1), torch.stack([x, y], -1))
    across = lines.segments_across(-3.0, 4.0)
    assert across[:, :, 0].tolist() == [[-3.0, 4.0]] * 4
    assert_close(across[:, :, 1], lines.heights_at(real_tensor([-3.0, 4.0])))


def test_a_piece_needs_a_length() -> None:
    with pytest.raises(ValueError, match="a length > 0, not 0"):
        Lines(*[real_tensor([1.0])] * 3).segments_of_length(0.0)


def test_the_line_of_a_secant_passes_through_both_points() -> None:
    secants = secants_at(torch.sin, 1.0, shrinking_steps(2.0, 0.1, 5))
    heights = secant_lines(secants).heights_at(secants.x_plus_h)
    assert_close(heights.diagonal(), secants.f_x_plus_h, within=1e-14)


def test_no_tangent_where_the_curve_stands_upright_or_is_not_there() -> None:
    with pytest.raises(ValueError, match="the derivative must be finite, not inf"):
        tangents_at(torch.sqrt, real_tensor([1.0, 0.0]))
    with pytest.raises(ValueError, match=r"f\(-1.0\) has none"):
        tangents_at(torch.log, real_tensor([-1.0]))


@law
@given(st.floats(-3, 3), st.floats(0.5, 5))
def test_zooming_in_makes_the_curve_its_tangent_at_the_rate_of_taylor(x: float, bend: float) -> None:
    windows = windows_at(lambda t: bend * t**2 / 2, x, shrinking_steps(1.0, 1e-4, 9))
    assert_close(windows.relative_gap, bend / 2 * windows.half_widths, within=1e-9)
    assert_close(windows.x_samples[:, 0], x - windows.half_widths)
    assert_close(windows.x_samples[:, -1], x + windows.half_widths)
    assert_close(windows.slope, real_tensor(bend * x))


def test_a_corner_stays_a_corner_however_near_one_looks() -> None:
    windows = windows_at(torch.abs, 0.0, shrinking_steps(1.0, 1e-6, 4))
    assert_close(windows.relative_gap, torch.ones(4, dtype=torch.float64))


@pytest.mark.parametrize("half_width", [0.0, -1.0, math.nan])
def test_a_window_needs_a_width(half_width: float) -> None:
    with pytest.raises(ValueError, match="a half-width > 0"):
        windows_at(torch.sin, 0.0, torch.tensor([1.0, half_width], dtype=torch.float64))
    with pytest.raises(ValueError, match="at least 2 samples, not 1"):
        windows_at(torch.sin, 0.0, real_tensor([1.0]), samples=1)
