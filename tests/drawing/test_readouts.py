"""Numbers on screen say what they should and keep their digits in place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.figures import figure_outlines
from mathanim.drawing.readouts import Number, Readout, shown, stacked
from mathanim.drawing.style import Style
from mathanim.inputs.digit_groups import THIN
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
VALUES = st.lists(st.floats(-1e4, 1e4) | st.floats(-1e9, 1e9), min_size=1, max_size=6)


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_the_text_is_the_value_to_half_a_unit_of_its_last_place(value: float, places: int) -> None:
    text = shown(value, places).replace("−", "-")
    assert abs(float(text) - value) <= 0.5 * 10.0**-places * (1 + 1e-9) + 1e-9
    assert not (float(text) == 0 and text.startswith("-"))


@given(st.integers(-99_999, 99_999), st.integers(-2, 2))
def test_the_last_bits_of_a_sum_do_not_decide_its_digits(thousandths: int, bits: int) -> None:
    value = thousandths / 1000
    assert shown(value + bits * float(np.spacing(value)), 2) == shown(value, 2)


@given(VALUES, st.integers(1, 4))
def test_each_drawn_figure_is_the_one_of_its_text(values: list[float], places: int) -> None:
    number = Number(STYLE, values, places)
    figures = figure_outlines()[0]
    for step, text in enumerate(number.texts):
        number.show_step(step)
        drawn = [cell for cell in number.submobjects[:-1] if len(cell.points)]
        assert len(drawn) == len(text)
        for cell, figure in zip(drawn, text, strict=True):
            outline = figures[figure] * STYLE.em("formula")
            np.testing.assert_allclose(cell.points - cell.points[0], outline - outline[0], atol=1e-9)


@given(VALUES)
def test_the_decimal_point_does_not_move_from_value_to_value(values: list[float]) -> None:
    number = Number(STYLE, values, 2).shift([1.5, -0.5, 0]).scale(0.7)
    points = []
    for step in range(len(values)):
        number.show_step(step)
        points.append(number.decimal_point)
        left, right = number.reach
        assert number.get_left()[0] >= number.decimal_point[0] - left - 1e-6
        assert number.get_right()[0] <= number.decimal_point[0] + right + 1e-6
    assert np.ptp(points, axis=0).max() < 1e-9


def test_long_numbers_are_read_in_groups_of_three_in_columns_of_their_own() -> None:
    number = Number(STYLE, Quantity("x", [8888888.5, 8888.5, -88.5], "given"), 1)
    drawn = []
    for step, text in enumerate((f"8{THIN}888{THIN}888.5", "8888.5", "−88.5")):
        number.show_step(step)
        assert number.numeral is not None and number.numeral.text == text and number.numeral.is_right
        drawn.append([float(cell.get_x()) for cell in number.submobjects if len(cell.points)][-10:-3])
    digit, em = figure_outlines()[1], STYLE.em("formula")
    steps = digit + np.array([1, 0, 0, 1, 0, 0]) / 6
    np.testing.assert_allclose(np.diff(drawn[0]) / em, steps, atol=1e-9)
    for shorter, whole in ((drawn[1], 4), (drawn[2], 2)):
        np.testing.assert_allclose(shorter[-whole:], drawn[0][-whole:], atol=1e-9)


def test_stacked_readouts_share_the_column_of_the_decimal_point() -> None:
    rows = [Readout(STYLE, label, values, 3) for label, values in (("Delta x", [2.0, 0.1]), ("f'(a)", [-12.5, 3.0]))]
    stacked(rows)
    assert rows[0].number.decimal_point[0] == pytest.approx(rows[1].number.decimal_point[0])
    assert all(row.number.decimal_point[1] == pytest.approx(row.label.baseline, abs=1e-6) for row in rows)


@pytest.mark.parametrize("values", [[], [float("nan")], [1.0, float("inf")]])
def test_a_number_that_is_none_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="finite values"):
        Number(STYLE, values)
