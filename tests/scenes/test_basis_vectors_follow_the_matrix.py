"""The basis scene tells the truth: what is drawn is what the matrix does."""

import math
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import pytest

from mathanim.drawing.formulas import Formula
from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.errors import InputError
from mathanim.inputs.setting import Setting
from mathanim.rendering.layout import contrasts
from mathanim.rendering.layout.layout_check import AT_REST, findings_on
from mathanim.rendering.layout.staging import stage_of
from scenes.linear_algebra.basis_vectors_follow_the_matrix import BasisVectorsFollowTheMatrix
from tests.scenes.reading_digits import digits_without_a_source, listed_values
from tests.scenes.walking import at_each_beat

COS, SIN = math.cos(math.radians(350)), math.sin(math.radians(350))
MAPS: dict[str, dict[str, Any]] = {
    "the default": {},
    "a turn by 350 degrees": {"matrix": [[COS, -SIN], [SIN, COS]], "vector": [3, -1]},
    "a half turn": {"matrix": [[-1, 0], [0, -1]], "vector": [-3, -1]},
    "a projection onto the diagonal": {"matrix": [[0.5, 0.5], [0.5, 0.5]], "vector": [0, 2]},
    "a reflection": {"matrix": [[0, 1], [1, 0]], "vector": [3, -1]},
    "a shear": {"matrix": [[1, 3], [0, 1]], "vector": [-2, -1]},
    "a large map": {"matrix": [[12, -7.25], [3.5, 40]], "vector": [1, -1]},
    "long entries": {"matrix": [[-12.345, -0.12345], [-1234.5, -67.891]], "vector": [-3.1416, 0.3333333333]},
    "a huge map": {"matrix": [[1e10, -2.345e10], [1e-9, 3e12]], "vector": [-1.234, 30]},
    "a tiny map of rank one": {"matrix": [[1e-10, -2e-10], [-2e-10, 4e-10]], "vector": [2, 1]},
    "the zero map": {"matrix": [[0, 0], [0, 0]], "vector": [0, 0]},
}
LEGIBLE = [search for search in AT_REST if search is not contrasts.findings]
"""What the numbers of a scene can spoil: all but the colours."""


def numbers_of(parameters: dict[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Matrix and vector of a test."""
    return np.array(parameters.get("matrix", [[2, 1], [-1, 1]])), np.array(parameters.get("vector", [1, 2]))


def look(scene: Storyboard) -> dict[str, Any]:
    """What the arrows and the listed numbers say, after a look at the layout."""
    assert isinstance(scene, BasisVectorsFollowTheMatrix)
    assert [found.words for found in findings_on(stage_of(scene), LEGIBLE)] == []
    assert digits_without_a_source(scene) == []
    drawn = {"first": scene.plane.first, "second": scene.plane.second}
    walks = {"v": scene.sum, "moved": scene.moved_sum}
    drawn |= {f"{name} {k}": arrow for name, walk in walks.items() for k, arrow in enumerate([*walk.legs, walk.total])}
    seen: dict[str, Any] = {name: arrow.window.numbers([arrow.tail, arrow.tip]) for name, arrow in drawn.items()}
    return seen | {"listed": listed_values(scene)}


@pytest.mark.parametrize("parameters", MAPS.values(), ids=MAPS.keys())
def test_in_every_beat_arrows_and_numbers_are_what_the_matrix_makes_of_them(parameters: dict[str, Any]) -> None:
    seen = at_each_beat(BasisVectorsFollowTheMatrix, Setting(parameters=parameters), look)
    matrix, vector = numbers_of(parameters)
    expected = expected_values(matrix, vector)
    for beat, drawn in seen.items():
        is_moved = list(seen).index(beat) >= list(seen).index("move_basis")
        basis = matrix if is_moved else np.eye(2)
        same = partial(np.testing.assert_allclose, rtol=1e-6, atol=1e-6 * max(1.0, abs(matrix).max()))
        same(drawn["first"], [[0, 0], basis[:, 0]])
        same(drawn["second"], [[0, 0], basis[:, 1]])
        for name, columns in {"v": np.eye(2), "moved": matrix}.items():
            corner, tip = vector[0] * columns[:, 0], columns @ vector
            same([drawn[f"{name} {k}"] for k in range(3)], [[[0, 0], corner], [corner, tip], [[0, 0], tip]])
        moving = {f"moving {name}[{i + 1}]": basis[i, k] for i in range(2) for k, name in enumerate(("e₁", "e₂"))}
        lost = 1e-15 * max(map(abs, expected.values()))
        for name, value in drawn["listed"].items():
            same(value, (expected | moving)[name], rtol=1e-12, atol=lost)
    assert seen["show_plane_and_basis"]["listed"].keys() == {name for name in expected if name.startswith("basis")}
    assert seen["work_out_product"]["listed"].keys() == {name for name in expected if not name.startswith("basis")}


def expected_values(matrix: np.ndarray, vector: np.ndarray) -> dict[str, float]:
    """Every number that is shown at rest, by another way: exact fractions."""
    a, v = [[Fraction(float(x)) for x in row] for row in matrix], [Fraction(float(x)) for x in vector]
    basis = {f"basis[{i + 1}, {j + 1}]": Fraction(i == j) for i in range(2) for j in range(2)}
    given = basis | {f"A[{i + 1}, {j + 1}]": a[i][j] for i in range(2) for j in range(2)}
    terms = {f"terms of A v[{i + 1}, {j + 1}]": a[i][j] * v[j] for i in range(2) for j in range(2)}
    sums = {f"A v[{i + 1}]": a[i][0] * v[0] + a[i][1] * v[1] for i in range(2)}
    return {name: float(x) for name, x in (given | {"v[1]": v[0], "v[2]": v[1]} | terms | sums).items()}


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
    assert "−0" not in " ".join(scene.narration("work_out_product").values())


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
