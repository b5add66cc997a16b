"""Eigenvalues and eigenvectors."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from mathanim.maths.linear_algebra.eigenpairs import eigenpairs, real_eigenpairs
from mathanim.maths.linear_algebra.rotations import plane_rotations
from mathanim.maths.tensors import real_tensor, to_numpy
from tests.maths.strategies import assert_close, law, tensors


@law
@given(tensors(4, 3, 3))
def test_a_map_only_stretches_its_eigenvectors(matrices: Tensor) -> None:
    pairs = eigenpairs(matrices)
    images = pairs.vectors @ matrices.mT.to(pairs.vectors.dtype)
    assert_close(images, pairs.values[..., None] * pairs.vectors, within=1e-7)
    assert_close(pairs.vectors.abs().square().sum(-1), torch.ones(4, 3, dtype=torch.float64))


@law
@given(tensors(4, 3, 3))
def test_eigenvalues_multiply_to_the_determinant_and_add_to_the_trace(matrices: Tensor) -> None:
    values = eigenpairs(matrices).values
    assert_close(values.prod(-1).real, real_tensor(np.linalg.det(to_numpy(matrices)).tolist()), within=1e-7)
    assert_close(values.sum(-1).real, matrices.diagonal(dim1=-2, dim2=-1).sum(-1), within=1e-7)
    assert (values.real.diff(dim=-1) <= 1e-9).all()


@law
@given(tensors(3, 3))
def test_a_symmetric_map_has_as_many_real_directions_as_dimensions(matrix: Tensor) -> None:
    symmetric = matrix + matrix.mT
    pairs = real_eigenpairs(symmetric)
    wanted = np.linalg.eigvalsh(to_numpy(symmetric))[::-1]
    assert_close(pairs.values, real_tensor(wanted.tolist()))
    assert_close(pairs.vectors @ symmetric, pairs.values[:, None] * pairs.vectors)


@law
@given(st.floats(0.1, 3.0))
def test_a_rotation_of_the_plane_keeps_no_direction(radians: float) -> None:
    pairs = real_eigenpairs(plane_rotations(real_tensor(radians)))
    assert pairs.values.shape == (0,)
    assert pairs.vectors.shape == (0, 2)


def test_a_shear_keeps_one_direction_which_counts_twice() -> None:
    pairs = real_eigenpairs(real_tensor([[1, 1], [0, 1]]))
    assert_close(pairs.values, real_tensor([1, 1]), within=1e-7)
    assert_close(pairs.vectors.abs(), real_tensor([[1, 0], [1, 0]]), within=1e-7)
