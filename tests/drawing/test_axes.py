"""Ticks stand at round numbers, as many as can be read, and their numbers beside them."""

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from manim import DL, UR

from mathanim.drawing.axes import NEAR_NAME, Axes, round_step, tick_texts, ticks_between
from mathanim.drawing.calculus.curve_window import window_spanning
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting
from mathanim.maths.calculus.spans import extended_to_zero

STYLE = Style.of(Setting())
REGION = Region(-5, 1.5, -2.5, 2.5)
SIZES = st.floats(-8, 8).map(lambda power: 10.0**power)


@given(SIZES)
def test_a_round_step_is_the_next_of_one_two_five(least: float) -> None:
    step = round_step(least)
    digits = step / 10 ** math.floor(math.log10(step * (1 + 1e-9)))
    assert min(abs(digits - m) for m in (1, 2, 5)) < 1e-6
    assert least * (1 - 1e-6) <= step <= 2.5 * least * (1 + 1e-6)


@given(st.floats(-1e4, 1e4), SIZES, st.integers(2, 12))
def test_ticks_are_all_the_multiples_of_their_step_and_their_texts_differ(low: float, step: float, count: int) -> None:
    ticks = ticks_between(low, low + count * step, step)
    assert count - 1 <= len(ticks) <= count + 2
    np.testing.assert_allclose(ticks / step, np.round(ticks / step), rtol=1e-9)
    if step > 1e-9 * abs(low):
        assert len(set(tick_texts(ticks, step))) == len(ticks)


@settings(max_examples=8)
@example(left=-1.0, bottom=-1.2109375, width=1.0, height=0.0001)
@given(st.floats(-100, 100), st.floats(-100, 100), SIZES.filter(lambda s: 1e-3 < s < 1e6), SIZES)
def test_every_number_stands_beside_its_own_tick_and_none_touches_another(
    left: float, bottom: float, width: float, height: float
) -> None:
    x, y = extended_to_zero(left, left + width, 0.5), extended_to_zero(bottom, bottom + height, 0.5)
    axes = Axes(STYLE, window_spanning(REGION, x, y))
    assert len(axes.x_ticks) <= 12 and len(axes.y_ticks) <= 12
    low, high = axes.window.corners
    below = axes.window.points([[tick, low[1]] for tick in axes.x_ticks])[:, 0]
    beside = axes.window.points([[low[0], tick] for tick in axes.y_ticks])[:, 1]
    region = axes.window.region
    for number in [*axes.numbers, *axes.names]:
        assert number.get_right()[0] < region.left or number.get_top()[1] < region.bottom, "numbers stand outside"
    for number in axes.numbers:
        across, upwards = np.abs(below - number.get_x()), np.abs(beside - number.get_y())
        is_origin = not low.any() and number.get_right()[0] < region.left and number.get_top()[1] < region.bottom
        assert is_origin or min(across.min(initial=9), upwards.min(initial=9)) < 1e-6
    for number in axes.numbers:
        is_level = abs(number.get_y() - axes.names[0].get_y()) < axes.names[0].height
        assert not is_level or axes.names[0].get_left()[0] - number.get_right()[0] >= NEAR_NAME[0] - 1e-6
        is_under = number.get_right()[0] > axes.names[1].get_left()[0] and number.get_right()[0] < region.left
        assert not is_under or axes.names[1].get_bottom()[1] - number.get_top()[1] >= NEAR_NAME[1] - 1e-6
    boxes = [(number.get_corner(DL)[:2], number.get_corner(UR)[:2]) for number in [*axes.numbers, *axes.names]]
    for k, (low, high) in enumerate(boxes):
        assert not any(((low < other[1]) & (other[0] < high)).all() for other in boxes[:k])


@pytest.mark.parametrize("least", [0.0, -1.0, math.nan, math.inf])
def test_a_distance_that_is_none_is_refused(least: float) -> None:
    with pytest.raises(ValueError, match="finite distance > 0"):
        round_step(least)
