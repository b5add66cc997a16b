"""What a linear map does to points, lines, the basis, areas and volumes."""

import numpy as np
import pytest
import torch
from hypothesis import given
from torch import Tensor

from mathanim.maths.linear_algebra.determinants import determinants
from mathanim.maths.linear_algebra.grids import grid
from mathanim.maths.linear_algebra.linear_maps import (
    composition,
    images_of_basis,
    images_of_lines,
    images_of_points,
)
from mathanim.maths.linear_algebra.polygons import regular_polygon, signed_areas, unit_square
from mathanim.maths.linear_algebra.solids import signed_volumes, unit_cube
from mathanim.maths.tensors import real_tensor, to_numpy
from tests.maths.strategies import assert_close, law, tensors


@law
@given(tensors(4, 3, 2), tensors(5, 2))
def test_every_matrix_moves_every_point_as_numpy_does(matrices: Tensor, points: Tensor) -> None:
    one_by_one = [[a @ p for p in to_numpy(points)] for a in to_numpy(matrices)]
    assert_close(images_of_points(matrices, points), real_tensor(np.array(one_by_one).tolist()))


@law
@given(tensors(4, 3, 3))
def test_lines_move_point_by_point(matrices: Tensor) -> None:
    lines = grid(dimensions=3, reach=1, samples=4).lines
    moved = images_of_lines(matrices, lines)
    for number, line in enumerate(lines):
        assert_close(moved[:, number], images_of_points(matrices, line))


@law
@given(tensors(2, 2), tensors(2, 2), tensors(6, 2))
def test_composition_does_the_inner_map_first(outer: Tensor, inner: Tensor, points: Tensor) -> None:
    two_moves = images_of_points(outer, images_of_points(inner, points))
    assert_close(images_of_points(composition(outer, inner), points), two_moves)


@law
@given(tensors(3, 4))
def test_the_columns_are_where_the_basis_goes(matrix: Tensor) -> None:
    assert torch.equal(images_of_basis(matrix), images_of_points(matrix, torch.eye(4, dtype=torch.float64)))


@law
@given(tensors(5, 2, 2))
def test_the_determinant_is_the_ratio_of_drawn_areas(matrices: Tensor) -> None:
    for shape in (unit_square(), regular_polygon(7, radius=1.5, centre=(2.0, -1.0))):
        moved = signed_areas(images_of_points(matrices, shape))
        assert_close(moved, determinants(matrices) * signed_areas(shape))


@law
@given(tensors(5, 3, 3))
def test_the_determinant_is_the_signed_volume_of_the_moved_cube(matrices: Tensor) -> None:
    cube = unit_cube()
    assert_close(signed_volumes(images_of_points(matrices, cube.corners), cube.faces), determinants(matrices))


@law
@given(tensors(5, 3, 3))
def test_determinants_agree_with_the_rule_of_sarrus(matrices: Tensor) -> None:
    (a, b, c), (d, e, f), (g, h, i) = (row.unbind(-1) for row in matrices.unbind(-2))
    assert_close(determinants(matrices), a * e * i + b * f * g + c * d * h - c * e * g - b * d * i - a * f * h)


@law
@given(tensors(2))
def test_moving_a_shape_does_not_change_its_area_or_volume(shift: Tensor) -> None:
    assert_close(signed_areas(unit_square() + 1000 * shift), real_tensor(1.0))
    cube = unit_cube()
    assert_close(signed_volumes(cube.corners + 1000 * shift[0], cube.faces), real_tensor(1.0))


def test_a_polygon_of_many_corners_fills_the_circle() -> None:
    assert_close(signed_areas(regular_polygon(10_000, radius=2.0)), real_tensor(4 * np.pi), within=1e-5)


@pytest.mark.parametrize(("corners", "radius"), [(2, 1.0), (3, 0.0), (3, float("inf")), (3, float("nan"))])
def test_what_is_no_polygon_is_refused(corners: int, radius: float) -> None:
    with pytest.raises(ValueError, match="corners >= 3 and radius > 0"):
        regular_polygon(corners, radius)


@pytest.mark.parametrize(("dimensions", "reach", "lines"), [(1, 3, 1), (2, 3, 14), (3, 2, 75)])
def test_a_grid_has_one_line_along_each_axis_through_every_integer_point(
    dimensions: int, reach: int, lines: int
) -> None:
    made = grid(dimensions, reach, samples=3)
    assert made.lines.shape == (lines, 3, dimensions)
    assert len({tuple(line.flatten().tolist()) for line in made.lines}) == lines
    assert torch.equal(made.lines[:, 1], made.offsets)
    for line, axis, offset in zip(made.lines, made.axes, made.offsets, strict=True):
        assert line[:, axis].tolist() == [-reach, 0, reach]
        others = torch.arange(dimensions) != axis
        assert (line[:, others] == offset[others]).all()


@pytest.mark.parametrize("wrong", [(0, 1, 2), (2, 0, 2), (2, 1, 1)])
def test_a_grid_of_nothing_is_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="a grid needs"):
        grid(*wrong)
