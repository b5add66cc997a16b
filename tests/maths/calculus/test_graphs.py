"""Graphs know where a curve has no value and where it jumps, and nowhere else."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.inputs.expressions.expression import expression_from
from mathanim.maths.calculus.graphs import graph_between

SMOOTH = ["x**2 / 4 - x + 2", "sin(30*x)", "exp(x)", "cbrt(x)", "abs(x - 1/3)", "1000*x**3", "x/1000000", "3"]


@pytest.mark.parametrize("text", SMOOTH)
@settings(max_examples=8)
@given(left=st.floats(-6, 4), width=st.floats(0.5, 8))
def test_a_continuous_curve_has_no_break(text: str, left: float, width: float) -> None:
    graph = graph_between(expression_from(text), left, left + width, samples=301)
    assert graph.is_joined.all()
    assert graph.x[0] == left and graph.x[-1] == left + width


@settings(max_examples=8)
@given(left=st.floats(-6, 4), width=st.floats(0.5, 8))
def test_a_staircase_breaks_once_between_each_two_stairs(left: float, width: float) -> None:
    graph = graph_between(torch.floor, left, left + width, samples=301)
    jumps = math.floor(left + width) - math.floor(left)
    assert int((~graph.is_joined).sum()) == jumps
    assert (graph.y[1:] - graph.y[:-1])[graph.is_joined].abs().max() == 0


@pytest.mark.parametrize(
    ("text", "poles"), [("1/x", [0]), ("tan(x)", [-math.pi / 2, math.pi / 2]), ("1/(x - 1)**2", [1])]
)
def test_a_curve_is_not_drawn_through_its_poles(text: str, poles: list[float]) -> None:
    graph = graph_between(expression_from(text), -3.0, 3.001)
    broken = [(float(a), float(b)) for a, b, j in zip(graph.x[:-1], graph.x[1:], graph.is_joined, strict=True) if not j]
    assert all(any(low <= pole <= high for low, high in broken) for pole in poles)
    assert all(any(low <= pole <= high for pole in poles) for low, high in broken)


def test_where_there_is_no_value_there_is_no_curve() -> None:
    graph = graph_between(expression_from("sqrt(x)"), -1.0, 1.0, samples=202)
    assert graph.y[graph.x < 0].isnan().all() and graph.y[graph.x > 0].isfinite().all()
    assert not graph.is_joined[graph.x[:-1] < 0].any() and graph.is_joined[graph.x[:-1] > 0].all()


@pytest.mark.parametrize(("text", "edge"), [("ln(x)", 0), ("sqrt(0.3 - x)", 0.3), ("sqrt(x - 1/3)", 1 / 3)])
def test_a_curve_goes_on_to_where_its_values_end(text: str, edge: float) -> None:
    graph = graph_between(expression_from(text), -1.0, 1.0, samples=202)
    drawn = graph.x[1:][graph.is_joined], graph.x[:-1][graph.is_joined]
    assert min(float((ends - edge).abs().min()) for ends in drawn) < 1e-6
    assert graph.x.diff().min() > 0


def test_empty_intervals_are_refused() -> None:
    with pytest.raises(ValueError, match="left < right"):
        graph_between(torch.sin, 1.0, 1.0)
    with pytest.raises(ValueError, match="at least 2 samples"):
        graph_between(torch.sin, 0.0, 1.0, samples=1)
