"""What is drawn of a secant is what was computed: points, sides, slopes, and the view through the magnifier."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import DL, UR

from mathanim.drawing.calculus.curve_window import curve_with_points
from mathanim.drawing.calculus.magnifier import Magnifier, magnifier_over
from mathanim.drawing.calculus.rise_and_run import POINTS, RiseAndRun
from mathanim.drawing.calculus.secant_plane import SecantPlane
from mathanim.drawing.curves import SlopedLine
from mathanim.drawing.frame_layout import STAGE, Region
from mathanim.drawing.placing import do_overlap
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.points import NamedPoint
from mathanim.drawing.style import Style
from mathanim.inputs.expressions.expression import Expression, expression_from
from mathanim.inputs.setting import Setting
from mathanim.maths.calculus.approaches import Approach, approach_to_tangent
from mathanim.maths.tensors import to_numpy

STYLE = Style.of(Setting())
LEFT, RIGHT = STAGE.split(0.57, gap=0.45)
CASES = [("x**2 / 4 - x + 2", 3.2), ("sin(x)", 1.0), ("-exp(x)", 0.5), ("1000*x**3", -2.0), ("2*x - 700", 1.0)]
COORDINATE = st.floats(-2, 2)


def approach_of(text: str, point: float) -> tuple[Expression, Approach]:
    f = expression_from(text)
    return f, approach_to_tangent(f, f.derivative, point, (2.0, 0.1, 0.00001), count=50)


def plane_of(text: str, point: float) -> tuple[SecantPlane, Expression, Approach]:
    f, approach = approach_of(text, point)
    start, ends = to_numpy(approach.start), to_numpy(approach.ends)
    curve = curve_with_points(STYLE, LEFT, f, [start, ends[0]])
    return SecantPlane(STYLE, curve, start, ends, to_numpy(approach.slide.slope)), f, approach


def ends_of(lines: Lines, window: Window) -> np.ndarray:
    return window.numbers(lines.points).reshape(-1, 4, 2)[:, [0, 3]]


@pytest.mark.parametrize(("text", "point"), CASES)
def test_at_every_step_the_secant_passes_through_a_and_b_and_the_sides_are_run_and_rise(
    text: str, point: float
) -> None:
    plane, _, approach = plane_of(text, point)
    a, ends = to_numpy(approach.start), to_numpy(approach.ends)
    for step in (0, 7, 20, 49):
        plane.show_step(step)
        np.testing.assert_allclose(plane.a.at, plane.window.points(a), atol=1e-9)
        np.testing.assert_allclose(plane.b.at, plane.window.points(ends[step]), atol=1e-6)
        run, rise = (ends_of(side, plane.window)[0] for side in plane.triangle.sides)
        np.testing.assert_allclose(run, [a, [ends[step, 0], a[1]]], atol=1e-6)
        np.testing.assert_allclose(rise, [[ends[step, 0], a[1]], ends[step]], rtol=1e-9, atol=1e-6)
        start, end = ends_of(plane.secant, plane.window)[0]
        slope = (end[1] - start[1]) / (end[0] - start[0])
        assert slope == pytest.approx(float(approach.slide.slope[step]), rel=1e-6)
        assert a[1] - start[1] == pytest.approx(slope * (a[0] - start[0]), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("text", "point"), CASES)
def test_the_names_of_a_and_b_stay_clear_of_the_lines_at_both_ends_of_the_slide(text: str, point: float) -> None:
    plane, _, _ = plane_of(text, point)
    for step in (0, plane.last_step):
        plane.show_step(step)
        for name in (plane.a.label, plane.b.label):
            low, high = name.get_corner(DL) + 0.05, name.get_corner(UR) - 0.05
            for line in (plane.secant, *plane.triangle.sides):
                shares = np.linspace(0, 1, 300)[:, None]
                drawn = line.points[0] + shares * (line.points[-1] - line.points[0])
                assert not ((low < drawn) & (drawn < high))[:, :2].all(axis=1).any()


@given(COORDINATE, COORDINATE, COORDINATE, COORDINATE)
def test_a_label_of_a_side_is_gone_when_the_side_is_shorter_than_it(x: float, y: float, dx: float, dy: float) -> None:
    window = Window(Region(-6, 6, -6, 6), 1.0)
    triangle = RiseAndRun(STYLE, window, (x, y), [(x + dx, y + dy)])
    for label, length, extent in (
        (triangle.run_label, abs(dx), triangle.run_label.width),
        (triangle.rise_label, abs(dy), triangle.rise_label.height),
    ):
        if length < extent:
            assert label[0].get_fill_opacity() == 0
        if length > 1.4 * (extent + POINTS) + 1e-6:
            assert label[0].get_fill_opacity() == 1


def test_a_point_outside_its_window_is_not_drawn_and_comes_back() -> None:
    point = NamedPoint(STYLE, Window(STAGE, 1.0), [(0, 0), (99, 0), (1, 1)], "B")
    seen = []
    for step in range(3):
        point.show_step(step)
        seen.append((len(point.dot.points) > 0, point.label[0].get_fill_opacity()))
    assert seen == [(True, 1.0), (False, 0.0), (True, 1.0)]
    np.testing.assert_allclose(point.at, [1, 1, 0] + STAGE.centre, atol=1e-9)


@settings(max_examples=5)
@given(st.sampled_from(CASES), st.floats(0, 1))
def test_through_the_magnifier_one_sees_the_curve_and_its_tangent_to_scale(case: tuple[str, float], at: float) -> None:
    plane, f, approach = plane_of(*case)
    glass: Magnifier = magnifier_over(STYLE, plane.window, RIGHT.stack(0.25)[1], f, approach)
    step = round(at * glass.last_step)
    glass.show_step(step)
    seen = glass.centre + glass.glass.numbers(glass.curve.points) * glass.half_widths[step]
    expected = f(approach.slide.x.new_tensor(seen[::4, 0])).numpy()
    unit = glass.half_widths[step] / (glass.region.width / 2) / glass.steepening
    np.testing.assert_allclose((seen[::4, 1] - expected) / unit, 0, atol=0.02)
    shape = glass.glass.units[1] / glass.glass.units[0]
    assert shape == pytest.approx(plane.window.units[1] / plane.window.units[0])
    corners = ends_of(glass.spot, plane.window)[:, 0]
    reach = glass.half_widths[step] * np.array([1, glass.region.height / glass.region.width / glass.steepening])
    spot = np.clip([glass.centre - reach, glass.centre + reach], *plane.window.corners)
    np.testing.assert_allclose([corners.min(axis=0), corners.max(axis=0)], spot, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(("text", "point"), CASES)
def test_at_the_end_of_a_zoom_curve_and_tangent_are_drawn_as_one(text: str, point: float) -> None:
    plane, f, approach = plane_of(text, point)
    glass = magnifier_over(STYLE, plane.window, RIGHT.stack(0.25)[1], f, approach)
    glass.show_step(glass.last_step)
    assert glass.gaps[-1] * glass.region.width < 0.01
    np.testing.assert_allclose(glass.curve.points[[0, -1]], glass.tangent.points[[0, -1]], atol=0.02)


def test_a_zoom_into_a_curve_that_shoots_up_begins_where_the_gap_can_be_read() -> None:
    plane, f, approach = plane_of("exp(-100*x)", 0.0)
    region = RIGHT.stack(0.25)[1]
    glass = magnifier_over(STYLE, plane.window, region, f, approach)
    assert 1 < glass.gaps[0] <= 10 and glass.gaps[-1] * glass.region.width < 0.02
    rows = glass.scale_rows("window width", "gap ÷ width")
    assert rows.width < region.width


def test_the_name_of_the_tangent_minds_no_labels_that_are_gone() -> None:
    plane, _, approach = plane_of("x*ln(x)", 0.05)
    plane.show_step(plane.last_step)
    tangent = SlopedLine(STYLE, plane.window, to_numpy(approach.start), approach.derivative, colour="tangent")
    assert not do_overlap(plane.line_label(tangent, "tangent", "tangent"), plane.a.label)


@given(st.lists(st.sampled_from([-1.0, 0.0, 1.0]), min_size=1, max_size=8))
def test_the_label_of_the_run_changes_sides_only_where_the_rise_changes_its_sign(rises: list[float]) -> None:
    window = Window(Region(-6, 6, -6, 6), 1.0)
    triangle = RiseAndRun(STYLE, window, (-2, 0), [(2, rise) for rise in rises])
    sides = []
    for step, rise in enumerate(rises):
        triangle.show_step(step)
        sides.append(np.sign(triangle.run_label.get_y() - triangle.run.get_y()))
        assert rise == 0 or sides[-1] == -rise
    signs = [rise for rise in rises if rise]
    assert np.count_nonzero(np.diff(sides)) == np.count_nonzero(np.diff(signs))
