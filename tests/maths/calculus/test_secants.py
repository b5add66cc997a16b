"""Secants, the steps that shrink them, and how far their slopes can be trusted."""

import math
from collections.abc import Callable

import mpmath
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from mathanim.maths.calculus.derivatives import derivatives
from mathanim.maths.calculus.secants import secants_at
from mathanim.maths.calculus.steps import shrinking_steps
from mathanim.maths.tensors import real_tensor
from tests.maths.strategies import assert_close, decimals, law

Function = Callable[[Tensor], Tensor]
Exact = Callable[[mpmath.mpf], mpmath.mpf]

FUNCTIONS: list[tuple[Function, Exact]] = [
    (lambda x: x**2 / 4, lambda x: x**2 / 4),
    (lambda x: x**3 - 2 * x, lambda x: x**3 - 2 * x),
    (torch.sin, mpmath.sin),
    (torch.exp, mpmath.exp),
    (lambda x: 1 / (x**2 + 1), lambda x: 1 / (x**2 + 1)),
    (lambda x: torch.sqrt(x + 6), lambda x: mpmath.sqrt(x + 6)),
]


def exact_slopes(f: Exact, x: Tensor, h: Tensor) -> Tensor:
    with mpmath.workdps(60):
        a = mpmath.mpf(x.item())
        slopes = [(f(a + mpmath.mpf(step)) - f(a)) / mpmath.mpf(step) for step in h.tolist()]
        return real_tensor([float(slope) for slope in slopes])


@law
@given(st.sampled_from(FUNCTIONS), decimals(), decimals(-14, 0))
def test_rounding_moves_a_slope_by_no_more_than_its_bound(
    functions: tuple[Function, Exact], x: float, exponent: float
) -> None:
    secants = secants_at(functions[0], x, real_tensor([10**exponent, -(10**exponent)]))
    off = (secants.slope - exact_slopes(functions[1], secants.x, secants.run)).abs()
    assert (off <= secants.rounding_bound).all()


@law
@given(st.sampled_from(FUNCTIONS), decimals(), decimals(-6, 0))
def test_the_bound_holds_in_single_precision_too(functions: tuple[Function, Exact], x: float, exponent: float) -> None:
    h = torch.tensor([10**exponent * 20, -(10**exponent) * 0.9], dtype=torch.float32)
    secants = secants_at(functions[0], x, h)
    exact = exact_slopes(functions[1], secants.x, secants.run)
    assert secants.slope.dtype == torch.float32
    assert ((secants.slope - exact).abs() <= secants.rounding_bound * 1.001).all()


@law
@given(st.sampled_from(FUNCTIONS), decimals(), st.integers(1, 12))
def test_the_slopes_close_in_on_the_derivative(functions: tuple[Function, Exact], x: float, places: int) -> None:
    h = real_tensor([10.0**-places])
    secants = secants_at(functions[0], x, h)
    grid = secants.x + torch.linspace(0, 1, 201, dtype=torch.float64) * h
    bend = derivatives(functions[0], grid, order=2).abs().max()
    off = (secants.slope - derivatives(functions[0], secants.x)).abs()
    assert (off <= bend * h * 0.51 + secants.rounding_bound).all()


@law
@given(decimals(), decimals(0.01, 3))
def test_a_secant_passes_through_both_of_its_points(x: float, h: float) -> None:
    secants = secants_at(torch.sin, x, real_tensor([h, -h]))
    assert_close(secants.f_x + secants.slope * secants.run, torch.sin(secants.x_plus_h), within=1e-14)
    assert torch.equal(secants.run, secants.x_plus_h - secants.x)
    assert torch.equal(secants.rise, secants.f_x_plus_h - secants.f_x)
    assert_close(secants.run, secants.h, within=1e-15)


@law
@given(decimals(), decimals(-12, 0))
def test_the_slope_of_a_straight_line_does_not_feel_that_x_plus_h_is_rounded(x: float, exponent: float) -> None:
    secants = secants_at(lambda t: 2 * t, x, real_tensor([10**exponent, -(10**exponent)]))
    assert secants.slope.tolist() == [2, 2]


def test_the_lecturers_point_slides_from_far_to_three_point_two_and_a_hair() -> None:
    secants = secants_at(lambda x: x**2 / 4, 3.2, shrinking_steps(2.0, 1e-5, 60))
    assert secants.x_plus_h[0].item() == pytest.approx(5.2)
    assert f"{secants.x_plus_h[-1].item():.5f}" == "3.20001"
    assert_close(secants.slope, 1.6 + secants.run / 4, within=1e-9)
    assert secants.is_trustworthy_to(6).all()
    assert f"{secants.slope[-1].item():.4f}" == "1.6000"


def test_steps_too_small_for_the_dtype_are_named_before_their_slopes_go_wrong() -> None:
    secants = secants_at(torch.sin, 3.2, shrinking_steps(1.0, 1e-15, 16))
    is_trusted = secants.is_trustworthy_to(4)
    assert is_trusted[:10].all()
    assert not is_trusted[-3:].any()
    assert (secants.slope[-1] - math.cos(3.2)).abs() > 1e-4
    single = secants_at(torch.sin, 3.2, shrinking_steps(1.0, 1e-6, 7).float())
    assert single.is_trustworthy_to(2).tolist() == [True] * 4 + [False] * 3


def test_a_vertical_tangent_on_the_way_takes_no_trust_away() -> None:
    secants = secants_at(lambda x: x.abs().sqrt(), -1.0, real_tensor([1.0, 0.1]))
    assert secants.is_trustworthy_to(9).all()
    assert_close(secants.slope, real_tensor([-1.0, (0.9**0.5 - 1) / 0.1]), within=1e-14)


def test_a_step_of_zero_is_the_trap() -> None:
    with pytest.raises(ValueError, match="a secant needs h != 0; at h = 0 there is only the tangent, its limit"):
        secants_at(torch.sin, 3.2, real_tensor([1.0, 0.0]))


def test_a_step_that_drowns_in_x_is_refused() -> None:
    with pytest.raises(ValueError, match=r"h = 1e-17 is too small for float64: x \+ h is x again at x = 3.2"):
        secants_at(torch.sin, 3.2, real_tensor([1.0, 1e-17]))


def test_a_gap_of_the_function_is_named() -> None:
    with pytest.raises(ValueError, match=r"f\(0.0\) has none"):
        secants_at(lambda x: 1 / x, 1.0, real_tensor([-1.0]))


def test_what_is_no_function_of_one_variable_is_refused() -> None:
    with pytest.raises(ValueError, match=r"shape \(2,\) went in, \(\) came out"):
        secants_at(lambda x: x.sum(), 1.0, real_tensor([1.0, 2.0]))
    with pytest.raises(ValueError, match="float came out"):
        secants_at(lambda _: 1.0, 1.0, real_tensor([1.0, 2.0]))  # type: ignore[arg-type, return-value]


@law
@given(st.floats(1e-300, 1e300), st.floats(1e-300, 1e300), st.integers(2, 300))
def test_steps_shrink_by_one_ratio_between_exact_ends(one: float, other: float, count: int) -> None:
    start, stop = max(one, other), min(one, other)
    if not start > stop * (1 + 1e-9):
        return
    steps = shrinking_steps(start, stop, count)
    assert steps.shape == (count,)
    assert steps[0].item() == start
    assert steps[-1].item() == stop
    assert (steps.diff() < 0).all()
    ratio = (math.log(stop) - math.log(start)) / (count - 1)
    assert_close(steps.log().diff(), torch.full((count - 1,), ratio, dtype=torch.float64), within=1e-9)


@pytest.mark.parametrize(("start", "stop"), [(0.1, 2.0), (1.0, 1.0), (1.0, 0.0), (1.0, -1.0), (math.inf, 1.0)])
def test_steps_that_do_not_shrink_towards_zero_are_refused(start: float, stop: float) -> None:
    with pytest.raises(ValueError, match=f"steps shrink towards zero: need start > stop > 0, not {start}, {stop}"):
        shrinking_steps(start, stop, 5)


def test_one_step_is_no_sequence() -> None:
    with pytest.raises(ValueError, match="a count >= 2, not 1"):
        shrinking_steps(2.0, 0.1, 1)
