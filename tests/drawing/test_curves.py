"""Curves and lines are drawn where their numbers are, inside their window, and nowhere else."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from mathanim.drawing.calculus.curve_window import curve_with_points
from mathanim.drawing.curves import Curve, LineFan, LineTrail, SlopedLine, clipped_segments
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.style import Style
from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.setting import Setting
from mathanim.maths.calculus.spans import MOST_SWINGS
from mathanim.maths.tensors import real_tensor

STYLE = Style.of(Setting())
REGION = Region(-6, 1, -3, 2.5)
BOX = np.array([[-1.0, -2.0], [3.0, 1.0]])
ENTRY = st.floats(-5, 5).map(lambda x: round(x, 2))
POINT = st.tuples(ENTRY, ENTRY)


def ends_of(lines: Lines, window: Window) -> np.ndarray:
    return window.numbers(lines.points).reshape(-1, 4, 2)[:, [0, 3]]


@given(POINT, POINT)
def test_a_clipped_segment_is_the_part_inside_the_box(start: tuple[float, float], end: tuple[float, float]) -> None:
    first, along = np.array(start), np.subtract(end, start)
    piece = clipped_segments(np.array([start]), np.array([end]), BOX)[0]
    inequalities = np.concatenate([along, -along])[:, None], np.concatenate([BOX[1] - first, first - BOX[0]])
    least, most = (linprog([sign], *inequalities, bounds=[(0, 1)]) for sign in (1, -1))
    assert np.isfinite(piece).all() == least.success
    if least.success and np.abs(along).max() > 0:
        np.testing.assert_allclose(piece, first + np.array([least.x, most.x]) * along, atol=1e-7)


@given(st.lists(st.one_of(st.just(float("nan")), ENTRY), min_size=3, max_size=30))
def test_a_curve_joins_neighbours_that_both_have_a_value_and_no_others(heights: list[float]) -> None:
    window = Window(REGION, 0.1)
    x = np.arange(len(heights)) - 10.0
    samples = np.column_stack([x, heights])
    ends = ends_of(Curve(STYLE, window, samples), window)
    joined = [(a, b) for a, b in pairwise(samples) if np.isfinite([a, b]).all()]
    np.testing.assert_allclose(ends, np.reshape(joined, (-1, 2, 2)), atol=1e-9)


@given(POINT, st.floats(-50, 50), st.floats(0.2, 3))
def test_a_line_has_its_slope_and_ends_at_the_edge_of_its_window(
    through: tuple[float, float], slope: float, y_unit: float
) -> None:
    window = Window(REGION, 0.7, y_unit=y_unit)
    low, high = window.corners
    for start, end in ends_of(SlopedLine(STYLE, window, through, [slope]), window):
        for at in (start, end):
            assert at[1] - through[1] == pytest.approx(slope * (at[0] - through[0]), abs=1e-6)
            assert np.isclose([*(at - low), *(high - at)], 0, atol=1e-6).any()
            assert (at >= low - 1e-6).all() and (at <= high + 1e-6).all()


def test_a_trail_keeps_the_lines_already_shown_and_shows_none_to_come() -> None:
    window, slopes = Window(REGION, 0.7), np.linspace(2, -1, 31)
    trail = LineTrail(STYLE, window, (0, 0), slopes, kept=4)
    for step, shown in ((0, [0]), (9, [0]), (10, [0, 10]), (30, [0, 10, 20, 30])):
        trail.show_step(step)
        ends = ends_of(trail, window)
        drawn = (ends[:, 1, 1] - ends[:, 0, 1]) / (ends[:, 1, 0] - ends[:, 0, 0])
        np.testing.assert_allclose(drawn, slopes[shown], atol=1e-9)


def test_the_lines_of_a_fan_all_pass_through_its_point() -> None:
    window = Window(REGION, 0.7, y_unit=0.2)
    ends = ends_of(LineFan(STYLE, window, (1.5, -2.0), count=7), window)
    assert len(ends) == 7
    away, along = np.array([1.5, -2.0]) - ends[:, 0], ends[:, 1] - ends[:, 0]
    np.testing.assert_allclose(away[:, 0] * along[:, 1] - away[:, 1] * along[:, 0], 0, atol=1e-9)


@pytest.mark.parametrize(
    "text", ["x**2 / 4 - x + 2", "1/x", "exp(3*x)", "-700 + 2*x", "3", "1000*sin(5*x)", "ln(x)", "x**2/1e7"]
)
@settings(max_examples=2)
@given(st.floats(0.1, 20), st.floats(0.01, 3))
def test_a_window_for_a_curve_shows_its_points_and_lies_in_its_region(text: str, x: float, distance: float) -> None:
    f = expression_from(text)
    points = [[at, float(f(real_tensor(at)))] for at in (x, x + distance)]
    curve = curve_with_points(STYLE, REGION, f, points)
    low, high = curve.window.corners
    spare = 1e-6 * (high - low)
    assert ((low - spare <= points) & (points <= high + spare)).all()
    inner = curve.window.region
    assert REGION.left <= inner.left < inner.right <= REGION.right
    assert REGION.bottom <= inner.bottom < inner.top <= REGION.top
    assert inner.width > 0.6 * REGION.width


def swinging(frequency: float) -> Curve:
    f = expression_from(f"sin({frequency}*x)")
    return curve_with_points(STYLE, REGION, f, [[at, float(f(real_tensor(at)))] for at in (0.2, 2.2)])


@pytest.mark.parametrize("frequency", [1, 5, 12, 20])
def test_the_faster_a_curve_swings_the_less_of_it_is_shown_but_always_its_points(frequency: float) -> None:
    low, high = swinging(frequency).window.corners
    assert low[0] <= 0.2 and high[0] >= 2.2
    swings, share = frequency * (high[0] - low[0]) / math.pi, 2 / (high[1] - low[1])
    assert swings * min(share, 1) <= MOST_SWINGS * 1.05


@pytest.mark.parametrize("frequency", [100, 400 * math.pi, 1e5])
def test_a_curve_that_swings_too_fast_to_be_followed_is_refused_with_a_distance_that_would_do(frequency: float) -> None:
    with pytest.raises(ValueError, match="too often to be followed") as refused:
        swinging(frequency)
    distance = float(str(refused.value).split("begin ")[1].split(" from")[0])
    f = expression_from(f"sin({frequency}*x)")
    assert curve_with_points(STYLE, REGION, f, [[at, float(f(real_tensor(at)))] for at in (0.2, 0.2 + distance)])
