"""Products, coefficients, inverses and systems of equations, worked out."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given
from torch import Tensor

from mathanim.maths.linear_algebra.coefficients import coefficients_in_basis, combination, tip_to_tail
from mathanim.maths.linear_algebra.inverses import inverses, is_singular, kernel_and_image, solutions
from mathanim.maths.linear_algebra.products import matrix_vector_terms, row_column_terms, sums_of_terms
from mathanim.maths.tensors import real_tensor, to_numpy
from tests.maths.strategies import assert_close, decimals, invertible_matrices, law, tensors


@law
@given(tensors(3, 4), tensors(4))
def test_the_terms_of_a_row_sum_to_the_entry_of_the_product(matrix: Tensor, vector: Tensor) -> None:
    terms = matrix_vector_terms(matrix, vector)
    assert_close(terms.sum(1), real_tensor((to_numpy(matrix) @ to_numpy(vector)).tolist()))
    for column, image in enumerate(matrix.T):
        assert_close(terms[:, column], vector[column] * image)


@law
@given(tensors(3, 4), tensors(4))
def test_sums_of_decimals_vanish_exactly_where_exact_arithmetic_says_so(matrix: Tensor, vector: Tensor) -> None:
    sums = sums_of_terms(matrix_vector_terms(matrix, vector))
    for row, came in zip(matrix.tolist(), sums.tolist(), strict=True):
        exact = sum(Fraction(str(a)) * Fraction(str(v)) for a, v in zip(row, vector.tolist(), strict=True))
        assert (came == 0) == (exact == 0) and abs(came - exact) < 1e-12


@given(decimals(0.01), decimals(0.01))
def test_what_rounding_leaves_of_two_equal_products_is_nothing(first: float, second: float) -> None:
    third = first * second
    matrix, vector = real_tensor([[first, -third], [first, 2 * third]]), real_tensor([second, 1])
    sums = sums_of_terms(matrix_vector_terms(matrix, vector))
    assert sums[0] == 0 and sums[1] == pytest.approx(3 * third)


@law
@given(tensors(3, 4), tensors(4, 2))
def test_row_meets_column_sums_to_the_product(first: Tensor, second: Tensor) -> None:
    terms = row_column_terms(first, second)
    assert_close(terms.sum(-1), real_tensor((to_numpy(first) @ to_numpy(second)).tolist()))
    assert_close(terms[2, 1], first[2] * second[:, 1])


def test_the_lecturers_product_is_worked_out() -> None:
    terms = row_column_terms(real_tensor([[1, 2], [3, 4]]), real_tensor([[5, 6, 7], [8, 9, 10]]))
    assert terms[0, 0].tolist() == [5, 16]
    assert terms.sum(-1).tolist() == [[21, 24, 27], [47, 54, 61]]
    sheet = real_tensor([[1, 2, 3], [4, 5, 6]])
    assert row_column_terms(sheet, sheet.mT).sum(-1).tolist() == [[14, 32], [32, 77]]


def test_an_undefined_product_says_which_orders_do_not_meet() -> None:
    with pytest.raises(ValueError, match="2×3 times 2×2 is undefined, 3 is not 2"):
        row_column_terms(real_tensor([[5, 6, 7], [8, 9, 10]]), real_tensor([[1, 2], [3, 4]]))
    with pytest.raises(ValueError, match="2 columns, 3 entries"):
        matrix_vector_terms(real_tensor([[1, 2], [3, 4]]), real_tensor([1, 2, 3]))


@law
@given(invertible_matrices(3), tensors(5, 3))
def test_coefficients_rebuild_the_vector(basis: Tensor, vectors: Tensor) -> None:
    coefficients = coefficients_in_basis(basis, vectors)
    for number, vector in enumerate(vectors):
        assert_close(combination(basis, coefficients[number]), vector)


@law
@given(tensors(6, 2, 2), tensors(2))
def test_the_same_coefficients_assemble_the_image_at_every_step(matrices: Tensor, vector: Tensor) -> None:
    assert_close(combination(matrices, vector), torch.stack([matrix @ vector for matrix in matrices]))


@law
@given(tensors(6, 3, 3), tensors(3))
def test_the_walk_tip_to_tail_starts_at_the_origin_and_ends_at_the_vector(basis: Tensor, numbers: Tensor) -> None:
    corners = tip_to_tail(basis, numbers)
    assert corners.shape == (6, 4, 3)
    assert not corners[:, 0].any()
    assert_close(corners[:, -1], combination(basis, numbers))
    assert_close(corners[:, 2] - corners[:, 1], numbers[1] * basis[:, :, 1])


@law
@given(invertible_matrices(3), tensors(3))
def test_the_inverse_undoes_the_map_from_both_sides(matrix: Tensor, vector: Tensor) -> None:
    identity = torch.eye(3, dtype=torch.float64)
    assert_close(inverses(matrix) @ matrix, identity)
    assert_close(matrix @ inverses(matrix), identity)
    assert_close(solutions(matrix, vector), inverses(matrix) @ vector, within=1e-8)


def test_the_lecturers_equations_are_solved() -> None:
    matrix = real_tensor([[1, 1, 1], [0, 1, 3], [1, -2, 1]])
    assert_close(solutions(matrix, real_tensor([6, 11, 0])), real_tensor([1, 2, 3]), within=1e-14)


@law
@given(tensors(3), tensors(3))
def test_a_map_onto_a_line_is_singular_and_says_what_it_loses(first: Tensor, second: Tensor) -> None:
    matrix = torch.outer(first, second)
    assert is_singular(matrix)
    spaces = kernel_and_image(matrix)
    assert len(spaces.kernel) + len(spaces.image) == 3
    assert len(spaces.image) == np.linalg.matrix_rank(to_numpy(matrix))
    assert_close(matrix @ spaces.kernel.mT, torch.zeros(3, len(spaces.kernel), dtype=torch.float64))
    assert_close(spaces.image.mT @ (spaces.image @ matrix), matrix)


def test_a_singular_matrix_is_refused_by_name() -> None:
    flat = real_tensor([[[1, 0], [0, 1]], [[1, 2], [2, 4]]])
    assert is_singular(flat).tolist() == [False, True]
    message = r"det != 0; \[\[1.0, 2.0\], \[2.0, 4.0\]\] is singular"
    with pytest.raises(ValueError, match=message):
        inverses(flat)
    with pytest.raises(ValueError, match=message):
        coefficients_in_basis(flat[1], flat[0])
    with pytest.raises(ValueError, match=message):
        solutions(flat, real_tensor([[1, 2], [3, 4]]))
    with pytest.raises(ValueError, match="must be finite"):
        inverses(torch.tensor([[1.0, float("inf")], [0.0, 1.0]]))
