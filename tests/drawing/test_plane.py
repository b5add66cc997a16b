"""The plane is drawn where its numbers say, and never outside its window."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.frame_layout import FRAME, SAFE, STAGE, Region
from mathanim.drawing.linear_algebra.grids import Grid
from mathanim.drawing.linear_algebra.vector_labels import SideLabel, TipLabel
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
ENTRY = st.floats(-20, 20)
PAIRS = st.lists(st.tuples(ENTRY, ENTRY), min_size=1, max_size=6)


@given(PAIRS)
def test_a_window_around_points_holds_them_and_the_origin(points: list[tuple[float, float]]) -> None:
    window = Window.around(STAGE, points)
    drawn = window.points([*points, (0, 0)])
    assert (drawn[:, 0] >= STAGE.left - 1e-9).all() and (drawn[:, 0] <= STAGE.right + 1e-9).all()
    assert (drawn[:, 1] >= STAGE.bottom - 1e-9).all() and (drawn[:, 1] <= STAGE.top + 1e-9).all()
    np.testing.assert_allclose(window.numbers(drawn)[:-1], points, atol=1e-9 * (1 + np.abs(points).max()))


@example((0.0, 1.6e-15, 1.0, 1.0))
@example((0.0, 2.0, 1.0, 2.3e-308))
@given(st.tuples(ENTRY, ENTRY, ENTRY, ENTRY))
def test_every_grid_line_lies_on_the_image_of_an_integer_line_inside_the_window(entries: tuple[float, ...]) -> None:
    matrix = np.array(entries).reshape(2, 2)
    window = Window.around(STAGE, [(3, 2), (-3, -2)])
    grid = Grid(STYLE, window, matrix)
    points = np.concatenate([grid.lines.points, grid.fine.points])
    ends = window.numbers(points).reshape(-1, 4, 2)[:, [0, 3]]
    low, high = window.corners
    assert (ends >= low - 1e-6).all() and (ends <= high + 1e-6).all()
    if np.linalg.cond(matrix) < 1e4:
        sources = ends @ np.linalg.inv(matrix).T
        is_across = np.abs(sources[:, 0] - sources[:, 1]) < 1e-4
        offsets = np.where(is_across[:, 0], sources[:, 0, 0], sources[:, 0, 1])
        assert is_across.any(axis=1).all()
        np.testing.assert_allclose(offsets, np.round(offsets), atol=1e-4)


@given(PAIRS)
def test_the_tip_of_an_arrow_is_the_end_of_its_vector_at_every_step(vectors: list[tuple[float, float]]) -> None:
    window = Window(STAGE, 0.5)
    arrow = Arrow(STYLE, window, vectors, (1.0, -0.5))
    for step, vector in enumerate(vectors):
        arrow.show_step(step)
        np.testing.assert_allclose(window.numbers(arrow.tip), np.add(vector, [1.0, -0.5]), atol=1e-9)
        np.testing.assert_allclose(window.numbers(arrow.tail), [1.0, -0.5], atol=1e-9)


@given(st.floats(0, 2 * np.pi), st.floats(0.3, 3))
def test_labels_keep_clear_of_their_arrow(angle: float, length: float) -> None:
    arrow = Arrow(STYLE, Window(STAGE, 1.0), [(length * np.cos(angle), length * np.sin(angle))])
    for label in (TipLabel(STYLE, "bold(v)", arrow), SideLabel(STYLE, "2 bold(e)_1", arrow)):
        shaft = arrow.tail + np.linspace(0, 1, 50)[:, None] * (arrow.tip - arrow.tail)
        low, high = label.get_corner([-1, -1, 0]), label.get_corner([1, 1, 0])
        assert not ((shaft > low + 1e-6) & (shaft < high - 1e-6))[:, :2].all(axis=1).any()


def test_the_regions_of_the_frame_lie_inside_one_another() -> None:
    assert FRAME.inset(0.05 * FRAME.width, 0.05 * FRAME.height) == SAFE
    assert SAFE.left == STAGE.left and SAFE.right == STAGE.right and SAFE.bottom < STAGE.bottom < STAGE.top < SAFE.top


@pytest.mark.parametrize("fraction", [0.2, 0.6])
def test_a_split_region_keeps_its_gap(fraction: float) -> None:
    left, right = STAGE.split(fraction, gap=0.4)
    assert right.left - left.right == pytest.approx(0.4)
    assert left.width / (left.width + right.width) == pytest.approx(fraction)
    below, above = Region(0, 1, 0, 2).stack(fraction, gap=0.1)
    assert above.bottom - below.top == pytest.approx(0.1)
