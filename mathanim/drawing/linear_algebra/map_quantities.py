"""The numbers of a linear map and a vector, as quantities: what was given, and what was computed from it."""

from dataclasses import dataclass

from torch import Tensor

from mathanim.drawing.brief_numbers import rounded
from mathanim.inputs.quantities import Quantity
from mathanim.maths.linear_algebra.products import matrix_vector_terms, sums_of_terms
from mathanim.maths.tensors import to_numpy


@dataclass(frozen=True)
class MapQuantities:
    """Matrix, vector, the ``terms`` (rows, columns) of their product, and the ``image``, which these add up to.

    ``basis`` is the matrix before the map has begun; ``first`` and ``second`` (steps, 2, 1) are the basis vectors on
    their way.
    """

    matrix: Quantity
    vector: Quantity
    terms: Quantity
    image: Quantity
    basis: Quantity
    first: Quantity
    second: Quantity

    @classmethod
    def of(cls, matrix: Tensor, vector: Tensor, maps: Tensor) -> "MapQuantities":
        """The numbers for a matrix (2, 2), a vector (2,) and the path of maps (steps, 2, 2) that ends in the matrix."""
        given = {"A": matrix.tolist(), "v": vector.tolist()}
        terms, path, way = matrix_vector_terms(matrix, vector), to_numpy(maps), {"A": given["A"]}
        return cls(
            Quantity("A", to_numpy(matrix), "parameter matrix"),
            Quantity("v", to_numpy(vector), "parameter vector"),
            Quantity("terms of A v", to_numpy(terms), "matrix_vector_terms(A, v)", given),
            Quantity("A v", to_numpy(sums_of_terms(terms)), "sums_of_terms(matrix_vector_terms(A, v))", given),
            Quantity("basis", path[0], "path_to(A, alphas).matrices[0]", way),
            Quantity("moving e₁", path[:, :, :1], "path_to(A, alphas).matrices[:, :, 0]", way),
            Quantity("moving e₂", path[:, :, 1:], "path_to(A, alphas).matrices[:, :, 1]", way),
        )

    @property
    def product(self) -> tuple[Quantity, Quantity, Quantity, Quantity]:
        """Matrix, vector, terms and image: the product from its factors to what it comes to."""
        return self.matrix, self.vector, self.terms, self.image

    @property
    def told(self) -> dict[str, Quantity]:
        """The coefficients of v and the coordinates of A v, as texts name them."""
        x, y, image_x, image_y = (rounded(number) for number in (*self.vector, *self.image))
        return {"x": x, "y": y, "image_x": image_x, "image_y": image_y}
