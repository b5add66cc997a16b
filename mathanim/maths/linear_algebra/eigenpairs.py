"""Eigenvalues and the directions that a map only stretches."""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Complex, Float
from torch import Tensor


@dataclass(frozen=True)
class Eigenpairs:
    """A v = λ v: the eigenvalues, largest real part first, each with its unit eigenvector as a row.

    ``is_real`` says which of them a picture in real space can show.
    """

    values: Complex[Tensor, "*steps n"]
    vectors: Complex[Tensor, "*steps n n"]
    is_real: Bool[Tensor, "*steps n"]


@dataclass(frozen=True)
class RealEigenpairs:
    """The real eigenvalues of one matrix, largest first, each with a unit eigenvector as a row."""

    values: Float[Tensor, " directions"]
    vectors: Float[Tensor, "directions n"]


def eigenpairs(matrices: Float[Tensor, "*steps n n"]) -> Eigenpairs:
    """The eigenvalues and eigenvectors of every matrix.

    Each vector's largest entry is real and above zero, so that a direction does not jump between steps or devices.
    An eigenvalue counts as real when its imaginary part is within √eps of the largest eigenvalue: that far apart a
    computer puts the two halves of a double one.
    """
    values, columns = torch.linalg.eig(matrices)
    by_imaginary = values.imag.argsort(dim=-1, descending=True)
    order = by_imaginary.gather(-1, values.real.gather(-1, by_imaginary).argsort(dim=-1, descending=True, stable=True))
    values = values.gather(-1, order)
    vectors = _with_largest_entry_real(columns.mT.gather(-2, order[..., None].expand_as(columns)))
    tolerance = 4 * torch.finfo(matrices.dtype).eps ** 0.5 * values.abs().amax(-1, keepdim=True)
    return Eigenpairs(values, vectors, values.imag.abs() <= tolerance)


def real_eigenpairs(matrix: Float[Tensor, "n n"]) -> RealEigenpairs:
    """The real ones among the eigenpairs of one matrix; a rotation of the plane has none."""
    pairs = eigenpairs(matrix)
    vectors = pairs.vectors[pairs.is_real].real
    lengths = torch.linalg.vector_norm(vectors, dim=-1, keepdim=True)
    return RealEigenpairs(pairs.values[pairs.is_real].real, vectors / lengths)


def _with_largest_entry_real(vectors: Complex[Tensor, "*steps n n"]) -> Complex[Tensor, "*steps n n"]:
    # A hair of preference for early entries, so that a tie is broken alike on every device.
    preference = torch.linspace(1, 1 - 1e-6, vectors.shape[-1], dtype=vectors.real.dtype, device=vectors.device)
    largest = (vectors.abs() * preference).argmax(-1, keepdim=True)
    entry = vectors.gather(-1, largest)
    return vectors * (entry.conj() / entry.abs())
