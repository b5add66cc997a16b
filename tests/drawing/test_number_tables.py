"""Numbers in a table stand under one another, decimal point under decimal point, and keep apart."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import DL, UR

from mathanim.drawing.frame_layout import STAGE, Region
from mathanim.drawing.number_tables import NumberColumn, NumberFoot, NumberTable
from mathanim.drawing.readouts import shown
from mathanim.drawing.style import Style
from mathanim.drawing.word_readouts import WordReadout, word_rows
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
ENTRY = st.floats(-1000, 1000)
ROWS = st.integers(1, 5).flatmap(lambda n: st.lists(st.tuples(*[ENTRY] * n), min_size=1, max_size=4).map(np.transpose))


@settings(max_examples=20)
@given(ROWS, st.integers(0, 6))
def test_columns_align_on_the_decimal_point_and_rows_on_the_baseline(values: np.ndarray, places: int) -> None:
    columns = [NumberColumn("x", column, places) for column in values.T]
    table = NumberTable(STYLE, columns, NumberFoot("f'(x) =", 3.0, places))
    points = np.array([[cell.decimal_point for cell in row] for row in table.cells])
    assert np.ptp(points[:, :, 0], axis=0).max() < 1e-9 and np.ptp(points[:, :, 1], axis=1).max() < 1e-9
    assert [[cell.texts[0] for cell in row] for row in table.cells] == [
        [shown(x, places) if float(shown(x, places).replace("−", "-")) or not x else "≈0" for x in row]
        for row in values
    ]
    boxes = [(cell.get_corner(DL)[:2], cell.get_corner(UR)[:2]) for row in table.cells for cell in row]
    boxes += [(part.get_corner(DL)[:2], part.get_corner(UR)[:2]) for part in (*table.heads, *table.foot[1:])]
    for k, (low, high) in enumerate(boxes):
        assert not any(((low < other[1] - 1e-9) & (other[0] < high - 1e-9)).all() for other in boxes[:k])
    assert table.foot[2].decimal_point[0] == pytest.approx(points[0, -1, 0])


def test_each_number_of_a_column_may_have_its_own_places() -> None:
    table = NumberTable(STYLE, [NumberColumn("h", [2, 0.1, 0.001], [0, 1, 3])])
    assert [row[0].texts[0] for row in table.cells] == ["2", "0.1", "0.001"]
    assert len({round(float(row[0].decimal_point[0]), 9) for row in table.cells}) == 1


def test_a_table_shrinks_into_its_region_but_never_below_what_can_be_read() -> None:
    column = NumberColumn("x", np.arange(6) * 1234.5678, 4)
    assert STAGE.holds(NumberTable(STYLE, [column] * 3).fit(STAGE))
    small = Region(-2.6, 2.6, -3, 2)
    assert small.holds(NumberTable(STYLE, [column] * 2).fit(small))
    with pytest.raises(ValueError, match="show fewer rows or digits"):
        NumberTable(STYLE, [column] * 6).fit(small)


def test_columns_must_agree() -> None:
    with pytest.raises(ValueError, match="equally many rows"):
        NumberTable(STYLE, [NumberColumn("x", [1]), NumberColumn("y", [1, 2])])
    with pytest.raises(ValueError, match="places for each of its 2 values, not 3"):
        NumberColumn("x", [1, 2], [0, 1, 2])


def test_word_readouts_align_on_the_decimal_point_and_keep_one_left_edge() -> None:
    rows = word_rows(
        [WordReadout(STYLE, "窓の幅", [4.0, 0.004], 3), WordReadout(STYLE, "gap ÷ width", [25.0, 0.02], 2, unit="%")]
    )
    points = [row.number.decimal_point for row in rows]
    assert points[0][0] == pytest.approx(points[1][0]) and points[0][1] > points[1][1] + 0.4
    assert rows[0].get_left()[0] == pytest.approx(rows[1].get_left()[0], abs=0.05)
    for row in rows:
        row.show_step(1)
        assert row.words.get_right()[0] < row.number.decimal_point[0] - 0.1
    assert [row.number.texts[-1] for row in rows] == ["0.004", "0.02"]
