"""Figures stand for all the people, and are never too many."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.maths.probability.figures import figures_for

cells = st.lists(st.lists(st.integers(0, 200_000) | st.integers(0, 20), min_size=3, max_size=3), min_size=2, max_size=6)


@given(cells, st.integers(18, 1000))
@settings(max_examples=50, deadline=None)
def test_each_figure_stands_for_as_many_and_nobody_is_left_out(people: list[list[int]], most: int) -> None:
    found = figures_for(torch.tensor(people), most)
    counts = found.counts.tolist()
    assert found.counts.sum() <= most
    assert str(found.each).rstrip("0") in ("1", "2", "5")
    for drawn, there in (
        (d, t) for row, line in zip(counts, people, strict=True) for d, t in zip(row, line, strict=True)
    ):
        assert (drawn == 0) == (there == 0)
        assert abs(drawn * found.each - there) <= (found.each / 2 if drawn > 1 else max(found.each - 1, 0.5))
    assert found.is_exact == (torch.tensor(counts) * found.each).equal(torch.tensor(people))


def test_few_people_have_a_figure_each() -> None:
    found = figures_for(torch.tensor([[15, 35], [5, 45]]), 100)
    assert (found.counts.tolist(), found.each, found.is_exact) == ([[15, 35], [5, 45]], 1, True)
    assert figures_for(torch.tensor([[150, 350], [50, 450]]), 100).each == 10


def test_too_little_room_is_refused() -> None:
    with pytest.raises(ValueError, match="4 cells need a figure each, and only 3 may be drawn"):
        figures_for(torch.ones((2, 2), dtype=torch.int64), 3)
