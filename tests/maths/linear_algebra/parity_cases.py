"""One computation for every public function of linear algebra, made wherever the caller has chosen to be."""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from mathanim.maths.linear_algebra import (
    coefficients,
    determinants,
    eigenpairs,
    entrywise_path,
    grids,
    inverses,
    linear_maps,
    map_path,
    path_choice,
    polar_factors,
    polar_path,
    polygons,
    products,
    rotation_path,
    rotations,
    solids,
)
from mathanim.maths.tensors import real_tensor


def plane() -> Tensor:
    return real_tensor([[1.3, 0.4], [-0.2, 2.1]])


def flip() -> Tensor:
    return real_tensor([[0.3, 1.4], [1.2, -0.1]])


def space() -> Tensor:
    return real_tensor([[1, 1, 1], [0, 1, 3], [1, -2, 1]])


def batch() -> Tensor:
    return torch.stack([plane(), flip(), plane() @ flip()])


def points() -> Tensor:
    return real_tensor([[1, 2], [0.5, -3], [0, 0.25]])


def alphas() -> Tensor:
    return map_path.even_alphas(7)


def spaces_of(matrix: Tensor) -> list[Tensor]:
    """Kernel and image themselves: the directions that span them may differ from device to device."""
    spaces = inverses.kernel_and_image(matrix)
    return [spaces.kernel.mT @ spaces.kernel, spaces.image.mT @ spaces.image]


CASES: dict[Any, Callable[[], Any]] = {
    coefficients.coefficients_in_basis: lambda: coefficients.coefficients_in_basis(plane(), points()),
    coefficients.combination: lambda: coefficients.combination(batch(), points()[0]),
    coefficients.tip_to_tail: lambda: coefficients.tip_to_tail(batch(), points()[0]),
    determinants.determinants: lambda: determinants.determinants(batch()),
    eigenpairs.eigenpairs: lambda: eigenpairs.eigenpairs(torch.stack([space(), space() @ space() + 1])),
    eigenpairs.real_eigenpairs: lambda: eigenpairs.real_eigenpairs(flip()),
    entrywise_path.entrywise_path: lambda: entrywise_path.entrywise_path(flip(), alphas()),
    entrywise_path.straight_steps: lambda: entrywise_path.straight_steps(space(), alphas()),
    entrywise_path.collapses_towards: lambda: entrywise_path.collapses_towards(real_tensor([-1, 0, 2]), space()),
    grids.grid: lambda: grids.grid(dimensions=3, reach=2, samples=3),
    inverses.is_singular: lambda: inverses.is_singular(torch.stack([plane(), real_tensor([[1, 2], [2, 4]])])),
    inverses.inverses: lambda: inverses.inverses(batch()),
    inverses.solutions: lambda: inverses.solutions(space(), real_tensor([6, 11, 0])),
    inverses.kernel_and_image: lambda: spaces_of(real_tensor([[1, 2, 3], [2, 4, 6]])),
    inverses.require_invertible: lambda: inverses.require_invertible(batch()),
    linear_maps.images_of_points: lambda: linear_maps.images_of_points(batch(), points()),
    linear_maps.images_of_lines: lambda: linear_maps.images_of_lines(batch(), grids.grid(2, 2).lines),
    linear_maps.images_of_basis: lambda: linear_maps.images_of_basis(batch()),
    linear_maps.composition: lambda: linear_maps.composition(batch(), batch()),
    map_path.MapPath.determinants: lambda: path_choice.path_to(flip(), alphas()).determinants,
    map_path.even_alphas: lambda: map_path.even_alphas(7),
    map_path.alphas_of_even_growth: lambda: map_path.alphas_of_even_growth(7, 40.0),
    map_path.require_path_inputs: lambda: map_path.require_path_inputs(plane(), alphas()),
    map_path.require_alphas: lambda: map_path.require_alphas(alphas()),
    path_choice.path_to: lambda: [path_choice.path_to(each, alphas()) for each in (plane(), flip(), space())],
    path_choice.alphas_towards: lambda: [path_choice.alphas_towards(scale * plane(), 7) for scale in (1, 100)],
    path_choice.is_scaled_rotation: lambda: [path_choice.is_scaled_rotation(each) for each in batch()],
    path_choice.shrinks_on_the_straight_way: lambda: [path_choice.shrinks_on_the_straight_way(a) for a in batch()],
    polar_factors.rotation_and_stretch: lambda: [
        polar_factors.rotation_and_stretch(each)
        for each in (plane(), flip(), space(), -space(), real_tensor([[1, 2], [2, 4]]), 0 * space())
    ],
    polar_path.polar_path: lambda: [polar_path.polar_path(each, alphas()) for each in (flip(), space(), -space())],
    polygons.unit_square: polygons.unit_square,
    polygons.regular_polygon: lambda: polygons.regular_polygon(7, 2.0, (1.0, -1.0)),
    polygons.signed_areas: lambda: polygons.signed_areas(linear_maps.images_of_points(batch(), points())),
    products.matrix_vector_terms: lambda: products.matrix_vector_terms(plane(), points()[1]),
    products.row_column_terms: lambda: products.row_column_terms(plane(), flip()),
    products.sums_of_terms: lambda: products.sums_of_terms(products.row_column_terms(plane(), flip())),
    rotation_path.plane_rotation_path: lambda: rotation_path.plane_rotation_path(math.radians(350), alphas()),
    rotation_path.space_rotation_path: lambda: rotation_path.space_rotation_path(real_tensor([1, 2, 3]), 4.0, alphas()),
    rotations.plane_rotations: lambda: rotations.plane_rotations(alphas()),
    rotations.space_rotations: lambda: rotations.space_rotations(real_tensor([1, 2, 3]), alphas()),
    rotations.plane_angle: lambda: rotations.plane_angle(rotations.plane_rotations(real_tensor(2.5))),
    rotations.axis_and_angle: lambda: [
        rotations.axis_and_angle(rotations.space_rotations(real_tensor([1, 2, 3]), real_tensor(angle)))
        for angle in (0.0, 1.0, 3.0)
    ],
    solids.unit_cube: solids.unit_cube,
    solids.signed_volumes: lambda: solids.signed_volumes(
        linear_maps.images_of_points(space(), solids.unit_cube().corners), solids.unit_cube().faces
    ),
}
