"""The table on screen holds the counts and their sums, in columns that end on one line."""

import numpy as np
import pytest
from hypothesis import given, settings

from mathanim.drawing.probability.count_table import CountTable
from tests.drawing.probability.test_split_square import notation_of
from tests.maths.probability.test_events import counts


@given(counts)
@settings(max_examples=10, deadline=None)
def test_every_number_is_a_count_or_a_sum(rows: list[list[int]]) -> None:
    table = CountTable(notation_of(rows), "all")
    shown = np.array([[int(number.markup.split("(")[1].rstrip(")$")) for number in row] for row in table.numbers])
    cells = np.array(rows).T[::-1]
    np.testing.assert_array_equal(shown[:-1, :-1], cells)
    np.testing.assert_array_equal(shown[-1, :-1], cells.sum(axis=0))
    np.testing.assert_array_equal(shown[:, -1], [*cells.sum(axis=1), cells.sum()])
    for column in zip(*table.numbers, strict=True):
        assert [number.get_right()[0] for number in column] == pytest.approx([column[0].get_right()[0]] * len(column))
