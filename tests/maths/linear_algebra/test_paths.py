"""Paths from the identity to a matrix that neither collapse nor wander."""

import math

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.linalg import polar
from torch import Tensor

from mathanim.maths.linear_algebra.entrywise_path import entrywise_path
from mathanim.maths.linear_algebra.map_path import MapPath, alphas_of_even_growth, even_alphas
from mathanim.maths.linear_algebra.path_choice import alphas_towards, path_to
from mathanim.maths.linear_algebra.polar_factors import rotation_and_stretch
from mathanim.maths.linear_algebra.polar_path import polar_path
from mathanim.maths.linear_algebra.polygons import signed_areas, unit_square
from mathanim.maths.linear_algebra.rotation_path import plane_rotation_path, space_rotation_path
from mathanim.maths.linear_algebra.rotations import axis_and_angle, plane_angle, plane_rotations
from mathanim.maths.tensors import real_tensor, to_numpy
from tests.maths.strategies import assert_close, invertible_matrices, law, plain_matrices, tensors

SQUARE_MATRICES = st.sampled_from([2, 3]).flatmap(plain_matrices)
INVERTIBLE = st.sampled_from([2, 3]).flatmap(invertible_matrices)
ALPHAS = even_alphas(101)


@law
@given(SQUARE_MATRICES)
def test_every_path_leads_from_the_identity_to_the_matrix(matrix: Tensor) -> None:
    for path in (entrywise_path(matrix, ALPHAS), polar_path(matrix, ALPHAS), path_to(matrix, ALPHAS)):
        assert_close(path.matrices[0], torch.eye(len(matrix), dtype=torch.float64), within=1e-12)
        assert_close(path.matrices[-1], matrix, within=1e-12)


@law
@given(SQUARE_MATRICES)
def test_the_factors_are_a_rotation_and_a_symmetric_stretch(matrix: Tensor) -> None:
    factors = rotation_and_stretch(matrix)
    identity = torch.eye(len(matrix), dtype=torch.float64)
    assert_close(factors.rotation @ factors.rotation.mT, identity, within=1e-12)
    assert_close(torch.det(factors.rotation), real_tensor(1.0), within=1e-12)
    assert torch.equal(factors.stretch, factors.stretch.mT)
    assert_close(factors.rotation @ factors.stretch, matrix, within=1e-12)


@law
@given(tensors(3), tensors(3), tensors(3), tensors(3))
def test_a_map_that_flattens_is_stretched_without_a_flip(a: Tensor, b: Tensor, c: Tensor, d: Tensor) -> None:
    line, plane = torch.outer(a, b), torch.outer(a, b) + torch.outer(c, d)
    for matrix in (line, plane, line[:2, :2]):
        factors = rotation_and_stretch(matrix)
        assert_close(torch.det(factors.rotation), real_tensor(1.0), within=1e-12)
        assert_close(factors.rotation @ factors.stretch, matrix, within=1e-12)
        assert (torch.linalg.eigvalsh(factors.stretch) >= -1e-12).all()


@law
@given(INVERTIBLE)
def test_the_factors_are_scipys_where_the_map_does_not_flip(matrix: Tensor) -> None:
    assume(torch.det(matrix) > 0)
    rotation, stretch = polar(to_numpy(matrix))
    factors = rotation_and_stretch(matrix)
    assert_close(factors.rotation, real_tensor(rotation.tolist()))
    assert_close(factors.stretch, real_tensor(stretch.tolist()))


@law
@given(INVERTIBLE)
def test_a_map_that_does_not_flip_is_reached_without_collapse(matrix: Tensor) -> None:
    assume(torch.det(matrix) > 0)
    path = polar_path(matrix, ALPHAS)
    assert path.collapses.numel() == 0
    widths = torch.linalg.svdvals(path.matrices)
    assert (widths[:, -1] >= torch.minimum(widths[0, -1], widths[-1, -1]) - 1e-9).all()


@law
@given(INVERTIBLE)
def test_a_map_that_flips_collapses_exactly_once_and_says_where(matrix: Tensor) -> None:
    assume(torch.det(matrix) < 0)
    path = polar_path(matrix, ALPHAS)
    assert path.collapses.shape == (1,)
    at_collapse = torch.linalg.svdvals(polar_path(matrix, path.collapses).matrices[0])
    assert at_collapse[-1] < 1e-9
    assert at_collapse[-2] > 1e-3
    assert torch.equal(path.determinants > 0, path.alphas < path.collapses)


@law
@given(INVERTIBLE)
def test_flipping_costs_the_least_rotation_that_any_choice_of_direction_leaves(matrix: Tensor) -> None:
    assume(torch.det(matrix) < 0)
    orthogonal, stretch = (real_tensor(factor.tolist()) for factor in polar(to_numpy(matrix)))
    others = [
        (orthogonal @ (torch.eye(len(matrix), dtype=torch.float64) - 2 * torch.outer(d, d))).trace()
        for d in torch.linalg.eigh(stretch).eigenvectors.T
    ]
    assert rotation_and_stretch(matrix).rotation.trace() >= max(others) - 1e-9


@law
@given(SQUARE_MATRICES)
def test_every_collapse_of_the_straight_path_is_named_and_real(matrix: Tensor) -> None:
    path = entrywise_path(matrix, ALPHAS)
    for flat in entrywise_path(matrix, path.collapses).matrices:
        assert torch.linalg.svdvals(flat)[-1] < 1e-6
    between = path.determinants.sign()
    for number in (between[1:] * between[:-1] < 0).nonzero().flatten().tolist():
        low, high = path.alphas[number], path.alphas[number + 1]
        assert ((path.collapses >= low) & (path.collapses <= high)).any()


@law
@given(SQUARE_MATRICES)
def test_the_chosen_path_is_never_narrower_than_its_ends(matrix: Tensor) -> None:
    widths = torch.linalg.svdvals(path_to(matrix, ALPHAS).matrices)
    narrowest = widths[:, -2] if torch.det(matrix) < 0 else widths[:, -1]
    assert (narrowest >= torch.minimum(widths[0, -1], widths[-1, -1]) * 0.999 - 1e-9).all()


@law
@given(SQUARE_MATRICES)
def test_the_determinant_along_a_path_is_the_area_of_the_moved_square(matrix: Tensor) -> None:
    path = path_to(matrix[:2, :2], ALPHAS)
    moved = unit_square() @ path.matrices.mT
    assert_close(path.determinants, signed_areas(moved))


@law
@given(st.floats(-math.pi + 1e-6, math.pi - 1e-6), st.floats(0.1, 3))
def test_a_rotation_turns_by_its_angle_whatever_its_scale(radians: float, scale: float) -> None:
    path = path_to(scale * plane_rotations(real_tensor(radians)), ALPHAS)
    scales = 1 + ALPHAS * (scale - 1)
    assert_close(path.matrices, plane_rotations(ALPHAS * radians) * scales[:, None, None])


@law
@given(st.floats(-1000, 1000))
def test_an_explicit_rotation_goes_the_way_it_was_told(degrees: float) -> None:
    radians = math.radians(degrees)
    path = plane_rotation_path(radians, even_alphas(2000))
    turns = path.matrices[1:] @ path.matrices[:-1].mT
    assert_close(torch.atan2(turns[:, 1, 0], turns[:, 0, 0]).sum(), real_tensor(radians), within=1e-6)
    assert_close(path.determinants, torch.ones_like(path.alphas), within=1e-12)


def test_350_degrees_is_not_minus_10() -> None:
    long_way = plane_rotation_path(math.radians(350), even_alphas(3))
    short_way = polar_path(long_way.matrices[-1], even_alphas(3))
    assert_close(long_way.matrices[-1], short_way.matrices[-1], within=1e-12)
    assert_close(plane_angle(long_way.matrices[1]), real_tensor(math.radians(175)))
    assert_close(plane_angle(short_way.matrices[1]), real_tensor(math.radians(-5)))


def test_space_turns_about_the_given_axis() -> None:
    path = space_rotation_path(real_tensor([0, 0, 2]), math.radians(270), even_alphas(4))
    assert_close(path.matrices[1] @ real_tensor([1, 0, 5]), real_tensor([0, 1, 5]))
    assert_close(path.matrices[-1] @ real_tensor([1, 0, 5]), real_tensor([0, -1, 5]))


SYLLABUS = [
    ("shear", [[1, 1], [0, 1]], "entrywise", 1.0, []),
    ("scale", [[2, 0], [0, 1.5]], "entrywise", 3.0, []),
    ("uniform scale", [[2, 0], [0, 2]], "polar", 4.0, []),
    ("reflection in the x axis", [[1, 0], [0, -1]], "entrywise", -1.0, [0.5]),
    ("reflection in the y axis, stretched", [[-2, 0], [0, 1]], "entrywise", -2.0, [1 / 3]),
    ("swap of the axes", [[0, 1], [1, 0]], "entrywise", -1.0, [0.5]),
    ("projection", [[1, 0], [0, 0]], "entrywise", 0.0, [1.0]),
    ("projection on a diagonal", [[0.5, 0.5], [0.5, 0.5]], "entrywise", 0.0, [1.0]),
    ("nothing left", [[0, 0], [0, 0]], "entrywise", 0.0, [1.0, 1.0]),
    ("quarter turn", [[0, -1], [1, 0]], "polar", 1.0, []),
    ("half turn", [[-1, 0], [0, -1]], "polar", 1.0, []),
    ("turn by 45 degrees and grow", [[1, -1], [1, 1]], "polar", 2.0, []),
    ("inversion of space", [[-1, 0, 0], [0, -1, 0], [0, 0, -1]], "polar", -1.0, [0.5]),
    ("cyclic swap of the axes", [[0, 0, 1], [1, 0, 0], [0, 1, 0]], "polar", 1.0, []),
    ("the lecturer's equations", [[1, 1, 1], [0, 1, 3], [1, -2, 1]], "polar", 9.0, []),
]


@pytest.mark.parametrize(("matrix", "kind", "determinant", "collapses"), [row[1:] for row in SYLLABUS])
def test_the_syllabus_takes_the_path_a_lecturer_expects(
    matrix: list[list[float]], kind: str, determinant: float, collapses: list[float]
) -> None:
    path = path_to(real_tensor(matrix), ALPHAS)
    assert path.kind == kind
    assert_close(path.determinants[-1], real_tensor(determinant))
    assert path.collapses.tolist() == pytest.approx(collapses)


def test_pure_flips_and_flattenings_do_not_turn() -> None:
    for matrix in ([[1, 0], [0, -1]], [[-2, 0], [0, 1]], [[0, 1], [1, 0]], [[0, 0], [0, 0]], [[1, 0], [0, 0]]):
        assert_close(plane_angle(rotation_and_stretch(real_tensor(matrix)).rotation), real_tensor(0.0))
    for matrix in ([[1, 0, 0], [0, 0, 1], [0, 1, 0]], [[0, 0, 0], [0, 2, 0], [0, 0, 0]]):
        assert_close(axis_and_angle(rotation_and_stretch(real_tensor(matrix)).rotation).radians, real_tensor(0.0))


def test_four_dimensions_go_straight() -> None:
    assert path_to(-torch.eye(4, dtype=torch.float64), even_alphas(3)).kind == "entrywise"
    with pytest.raises(ValueError, match="2 or 3 dimensions, not 4; use the entrywise"):
        polar_path(torch.eye(4, dtype=torch.float64), even_alphas(3))


@pytest.mark.parametrize("path", [entrywise_path, polar_path, path_to])
def test_a_path_refuses_what_it_cannot_walk(path: "type[MapPath]") -> None:
    with pytest.raises(ValueError, match="the matrix must be finite"):
        path(torch.tensor([[1.0, math.nan], [0.0, 1.0]]), torch.tensor([0.0, 1.0]))
    with pytest.raises(ValueError, match=r"alphas go from 0 to 1, not to 1\.5"):
        path(real_tensor([[1, 0], [0, 1]]), real_tensor([0, 1.5]))


def test_a_rotation_path_refuses_an_angle_that_is_none() -> None:
    with pytest.raises(ValueError, match="an angle must be finite, not inf"):
        plane_rotation_path(math.inf, ALPHAS)
    with pytest.raises(ValueError, match="alphas go from 0 to 1"):
        plane_rotation_path(1.0, real_tensor([-0.1]))
    with pytest.raises(ValueError, match="at least 2 steps"):
        even_alphas(1)


@given(st.floats(1.001, 1e150), st.integers(2, 50))
def test_a_map_that_grows_evenly_grows_by_one_factor_a_step(growth: float, steps: int) -> None:
    alphas = to_numpy(alphas_of_even_growth(steps, growth))
    assert alphas[0] == 0 and alphas[-1] == 1
    sizes = 1 + alphas * (growth - 1)
    np.testing.assert_allclose(sizes[1:] / sizes[:-1], growth ** (1 / (steps - 1)), rtol=1e-9)


def test_only_a_map_that_stretches_much_grows_evenly() -> None:
    assert_close(alphas_towards(real_tensor([[9, 3], [-3, 2]]), 5), even_alphas(5))
    assert_close(alphas_towards(real_tensor([[0, 0], [0, 81]]), 5), real_tensor([0, 2, 8, 26, 80]) / 80, within=1e-12)
    for growth in (1.0, math.inf):
        with pytest.raises(ValueError, match="an even growth needs a factor above 1"):
            alphas_of_even_growth(5, growth)
