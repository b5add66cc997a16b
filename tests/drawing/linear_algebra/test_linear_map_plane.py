"""The plane under a linear map is drawn as the map has it, through every step and every window."""

import numpy as np
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.linear_algebra.grids import TONE, Grid
from mathanim.drawing.linear_algebra.linear_map_plane import LinearMapPlane
from mathanim.drawing.linear_algebra.zoom import Zoom
from mathanim.drawing.placing import do_overlap
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting
from mathanim.maths.linear_algebra.path_choice import alphas_towards, path_to
from mathanim.maths.tensors import real_tensor, to_numpy

STYLE = Style.of(Setting())
ENTRY = st.integers(-4000, 4000).map(lambda n: n / 100)
MATRICES = st.tuples(*[ENTRY] * 4).map(lambda entries: np.reshape(entries, (2, 2)))


def drawn(matrix: np.ndarray, steps: int = 5) -> tuple[LinearMapPlane, np.ndarray]:
    """The plane on its way to a matrix, and the determinant at every step."""
    path = path_to(real_tensor(matrix.tolist()), alphas_towards(real_tensor(matrix.tolist()), steps))
    maps = to_numpy(path.matrices)
    return LinearMapPlane(STYLE, Zoom.around(STAGE, maps.swapaxes(1, 2)), maps), to_numpy(path.determinants)


@settings(max_examples=15)
@given(MATRICES)
def test_the_determinant_is_the_ratio_of_the_drawn_areas(matrix: np.ndarray) -> None:
    plane, determinants = drawn(matrix)
    for step, determinant in enumerate(determinants):
        plane.show_step(step)
        (first_x, first_y), (second_x, second_y) = (
            (arrow.tip - arrow.tail)[:2] for arrow in (plane.first, plane.second)
        )
        area, unit = first_x * second_y - first_y * second_x, plane.grid.window.unit
        assert abs(area / unit**2 - determinant) <= 1e-6 * (1 + np.abs(matrix).max() ** 2)
        assert plane.ghost.window is plane.grid.window is plane.first.window


@settings(max_examples=15)
@given(st.floats(0, 2 * np.pi), st.floats(0.2, 30))
def test_vectors_that_fall_together_keep_their_labels_apart(angle: float, length: float) -> None:
    one = length * np.array([np.cos(angle), np.sin(angle)])
    plane, _ = drawn(np.stack([one, one], axis=1))
    plane.show_step(plane.last_step)
    assert not do_overlap(*plane.labels)


@settings(max_examples=15)
@given(MATRICES)
@example(np.array([[1.0, 2.0], [3.0, 4.0]]))
def test_a_plane_turned_over_keeps_the_first_label_out_of_the_angle_of_the_arrows(matrix: np.ndarray) -> None:
    lengths = np.linalg.norm(matrix, axis=0)
    assume(np.linalg.det(matrix) < -0.05 * lengths.prod())
    plane, _ = drawn(matrix)
    label, first, second = plane.labels[0], plane.first, plane.second
    for step, turn in ((0, 1), (plane.last_step, -1)):
        plane.show_step(step)
        along, other, off = first.tip - first.tail, second.tip - second.tail, label.get_center() - first.tail
        assert turn * np.cross(along, other)[2] > 0 > turn * np.cross(along, off)[2]


@settings(max_examples=15)
@given(MATRICES)
@example(np.array([[3.0, 2.0], [1.0, 1.0]]))
def test_the_second_label_keeps_off_the_first_arrow(matrix: np.ndarray) -> None:
    assume(np.linalg.det(matrix) > 0.05 * np.linalg.norm(matrix, axis=0).prod())
    plane, _ = drawn(matrix)
    plane.show_step(plane.last_step)
    first, label = plane.first, plane.labels[1]
    assume(np.linalg.norm(first.tip - first.tail) > 0.1 and np.linalg.norm(plane.second.tip - plane.second.tail) > 0.1)
    corner = np.array([label.width, label.height]) / 2
    for share in np.linspace(0, 1, 40):
        apart = (first.tail + share * (first.tip - first.tail) - label.get_center())[:2]
        assert (np.abs(apart) > corner - 1e-9).any()


@given(st.floats(0.004, 0.9), st.floats(0, np.pi))
def test_a_plane_that_is_squeezed_still_fills_its_window(squeezed: float, angle: float) -> None:
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    window = Window(STAGE, 1.0)
    grid = Grid(STYLE, window, turn @ np.diag([1.0, squeezed]))
    ends = window.numbers(np.concatenate([grid.fine.points, grid.lines.points]))
    corners = np.array([[x, y] for x in window.corners[:, 0] for y in window.corners[:, 1]])
    across = turn[:, 1]
    for end in (min, max):
        assert abs(end(ends @ across) - end(corners @ across)) <= max(squeezed, 2 * TONE) + 1e-9


def test_a_plane_that_falls_onto_a_line_is_drawn_as_the_line() -> None:
    window = Window(STAGE, 1.0)
    grid = Grid(STYLE, window, [[1, 2], [2, 4]])
    ends = window.numbers(np.concatenate([lines.points for lines in (grid.fine, grid.lines, grid.axes)]))
    np.testing.assert_allclose(ends[:, 1], 2 * ends[:, 0], atol=1e-9)
