"""The basis scene tells the truth: what is drawn is what the matrix does."""

import numpy as np
import pytest

from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import SAFE
from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.errors import InputError
from mathanim.inputs.setting import Setting
from mathanim.rendering.layout.layout_check import findings_of_scene
from scenes.linear_algebra.basis_vectors_follow_the_matrix import BasisVectorsFollowTheMatrix
from tests.scenes.reading_digits import digits_without_a_source, listed_values
from tests.scenes.walking import at_each_beat

MAPS = {
    "the default": {},
    "a vector down to the right": {"vector": [3, -1]},
    "a quarter turn": {"matrix": [[0, -1], [1, 0]], "vector": [2, 1]},
    "a half turn": {"matrix": [[-1, 0], [0, -1]], "vector": [1, 2]},
    "a projection": {"matrix": [[1, 0], [0, 0]], "vector": [-1.5, 2]},
    "a reflection": {"matrix": [[0, 1], [1, 0]], "vector": [3, -1]},
    "a shear": {"matrix": [[1, 3], [0, 1]], "vector": [-2, -1]},
    "a large map": {"matrix": [[12, -7.25], [3.5, 40]], "vector": [1, -1]},
    "an awkward map": {"matrix": [[0.333, 0.004], [-1.5, 2]], "vector": [0.3333333333, -2]},
    "a tiny map": {"matrix": [[0.01, 0], [0, 0.02]], "vector": [1, 1]},
    "the zero map": {"matrix": [[0, 0], [0, 0]], "vector": [0, 0]},
}


@pytest.mark.parametrize("parameters", MAPS.values(), ids=MAPS.keys())
def test_every_drawn_tip_is_where_the_matrix_sends_it_in_every_beat(parameters: dict[str, object]) -> None:
    def tips(scene: Storyboard) -> dict[str, np.ndarray]:
        assert isinstance(scene, BasisVectorsFollowTheMatrix)
        assert all(SAFE.holds(shown) for shown in scene.mobjects), [m for m in scene.mobjects if not SAFE.holds(m)]
        assert [found.words for found in findings_of_scene(scene) if found.kind == "overlap"] == []
        window = scene.plane.grid.window
        arrows = {"first": scene.plane.first, "second": scene.plane.second, "moved": scene.moved_sum.total}
        assert digits_without_a_source(scene) == []
        return {name: window.numbers(arrow.tip) for name, arrow in arrows.items()} | {"listed": listed_values(scene)}

    seen = at_each_beat(BasisVectorsFollowTheMatrix, Setting(parameters=parameters), tips)
    matrix = np.array(parameters.get("matrix", [[2, 1], [-1, 1]]), dtype=float)
    vector = np.array(parameters.get("vector", [1, 2]), dtype=float)
    beats = list(seen)
    for beat in beats:
        is_moved = beats.index(beat) >= beats.index("move_basis")
        basis = matrix if is_moved else np.eye(2)
        np.testing.assert_allclose(seen[beat]["first"], basis[:, 0], atol=1e-6)
        np.testing.assert_allclose(seen[beat]["second"], basis[:, 1], atol=1e-6)
        np.testing.assert_allclose(seen[beat]["moved"], matrix @ vector, atol=1e-6)
        assert_listed_as(seen[beat]["listed"], matrix, vector, np.stack([seen[beat]["first"], seen[beat]["second"]]))
    names = {name for beat in beats for name in seen[beat]["listed"]}
    assert {"basis[1, 1]", "moving e₂[2]", "A[1, 2]", "v[2]", "terms of A v[2, 1]", "A v[1]"} <= names


def assert_listed_as(listed: dict[str, float], matrix: np.ndarray, vector: np.ndarray, tips: np.ndarray) -> None:
    """The listed numbers are those of numpy and, of what moves, those of the tips (2, 2) that are drawn."""
    expected = {f"A[{i + 1}, {j + 1}]": matrix[i, j] for i in range(2) for j in range(2)}
    expected |= {f"terms of A v[{i + 1}, {j + 1}]": matrix[i, j] * vector[j] for i in range(2) for j in range(2)}
    expected |= {f"basis[{i + 1}, {j + 1}]": float(i == j) for i in range(2) for j in range(2)}
    expected |= {f"v[{i + 1}]": vector[i] for i in range(2)} | {f"A v[{i + 1}]": (matrix @ vector)[i] for i in range(2)}
    expected |= {f"moving {name}[{i + 1}]": tips[j, i] for i in range(2) for j, name in enumerate(("e₁", "e₂"))}
    assert listed.keys() <= expected.keys()
    assert listed == pytest.approx({name: expected[name] for name in listed}, rel=1e-9, abs=1e-9)


def test_the_ghost_of_the_grid_stays_while_the_grid_moves() -> None:
    def grids(scene: Storyboard) -> tuple[np.ndarray, np.ndarray]:
        assert isinstance(scene, BasisVectorsFollowTheMatrix)
        return scene.plane.ghost.lines.points.copy(), scene.plane.grid.lines.points.copy()

    seen = at_each_beat(BasisVectorsFollowTheMatrix, Setting(), grids)
    before, after = seen["show_plane_and_basis"], seen["move_basis"]
    np.testing.assert_array_equal(before[0], after[0])
    assert before[1].shape != after[1].shape or np.abs(before[1] - after[1]).max() > 0.1


def test_wrong_parameters_are_refused_all_at_once() -> None:
    with pytest.raises(InputError) as refused:
        BasisVectorsFollowTheMatrix.checked_parameters({"matrix": [[1, 2]], "vector": [1, "2"], "vectr": 3})
    assert all(name in str(refused.value) for name in ("matrix", "vector[1]", "vectr"))


def test_narrations_take_their_numbers_from_the_computation() -> None:
    scene = BasisVectorsFollowTheMatrix(setting=Setting(parameters={"matrix": [[1, 1], [0, 2]], "vector": [3, 0.5]}))
    scene.setup()
    assert "3.5, 1" in scene.narration("work_out_product")["en"]
    assert "(3.5, 1)" in scene.narration("work_out_product")["ja"]
    assert "-0" not in " ".join(scene.narration("work_out_product").values())


def formulas_of(parameters: dict[str, object]) -> str:
    """The markup of all that is on screen at the end of any beat."""

    def markup(scene: Storyboard) -> str:
        shown = [part for mobject in scene.mobjects for part in mobject.get_family() if isinstance(part, Formula)]
        return " ".join(formula.markup for formula in shown)

    return " ".join(at_each_beat(BasisVectorsFollowTheMatrix, Setting(parameters=parameters), markup).values())


def test_given_decimals_are_shown_whole_behind_an_equals_sign() -> None:
    seen = formulas_of({"matrix": [[0.333, 0.004], [-1.5, 2]], "vector": [3, 0.5]})
    assert "A = mat(ihat(0.333), jhat(0.004); ihat(-1.5), jhat(2))" in seen
    assert "eq(=) vec(0.999 + 0.002, -4.5 + 1)" in seen and "eq(=) moved(vec(1.001, -3.5))" in seen
    assert "approx" not in seen


def test_cut_digits_stand_behind_an_approximate_sign_and_only_there() -> None:
    seen = formulas_of({"matrix": [[1 / 3, 1e-7], [0.1, 0.3]], "vector": [3, -1]})
    assert "A approx mat(ihat(0.3333), jhat(1 dot 10^(-7)); ihat(0.1), jhat(0.3))" in seen
    assert "vector(bold(v)) eq(=) vec(3, -1)" in seen
    assert "eq(approx) vec(1 - 1 dot 10^(-7), 0.3 - 0.3) eq(approx) moved(vec(1, 0))" in seen
