"""A thinned curve runs where all its samples are, at the same pace, and is drawn with far fewer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.thinning import UNSEEN, thinned
from mathanim.inputs.expressions.expression import expression_from
from mathanim.maths.calculus.graphs import graph_between
from mathanim.maths.tensors import to_numpy

UNITS = np.array([1.5, 0.8])


@pytest.mark.parametrize("text", ["x**2 / 4 - x + 2", "sin(2*x)", "3*x - 1", "exp(x)", "sin(20*x)"])
@given(left=st.floats(-3, 3), width=st.floats(0.1, 6))
def test_every_sample_lies_where_an_even_walk_along_the_thinned_curve_is(text: str, left: float, width: float) -> None:
    graph = graph_between(expression_from(text), left, left + width)
    kept, is_joined = thinned(graph, UNITS)
    assert is_joined.all() and len(is_joined) == len(kept) - 1
    at = np.linspace(0, 1, len(kept))
    for k, samples in enumerate((to_numpy(graph.x), to_numpy(graph.y))):
        walked = np.interp(np.linspace(0, 1, len(samples)), at, kept[:, k])
        assert np.abs(walked - samples).max() * UNITS[k] <= UNSEEN * (1 + 1e-9)


def test_a_smooth_curve_needs_few_samples_and_a_wild_one_all() -> None:
    few, _ = thinned(graph_between(expression_from("x**2 / 4 - x + 2"), -1.0, 6.0), UNITS)
    all_of_them, _ = thinned(graph_between(expression_from("sin(500*x)"), -1.0, 6.0), UNITS)
    assert len(few) <= 151
    assert len(all_of_them) == 1201


@pytest.mark.parametrize("text", ["1/x", "floor(x)", "sqrt(x)"])
def test_a_curve_with_a_gap_or_a_jump_keeps_every_sample(text: str) -> None:
    graph = graph_between(expression_from(text), -1.0, 2.0)
    kept, is_joined = thinned(graph, UNITS)
    assert len(kept) == len(graph.x)
    np.testing.assert_array_equal(is_joined, to_numpy(graph.is_joined))
