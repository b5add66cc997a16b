"""Products worked out: every term of a matrix times a vector, and of row meets column."""

import torch
from jaxtyping import Float
from torch import Tensor


def matrix_vector_terms(
    matrix: Float[Tensor, "rows columns"], vector: Float[Tensor, " entries"]
) -> Float[Tensor, "rows columns"]:
    """The terms aᵢⱼ vⱼ of A v; row i sums to entry i, and column j is vⱼ times the image of eⱼ.

    Raises:
        ValueError: if the vector does not have one entry for each column.
    """
    if matrix.shape[1] != vector.shape[0]:
        raise ValueError(
            f"A v needs one entry of v for each column of A: {matrix.shape[1]} columns, {vector.shape[0]} entries"
        )
    return matrix * vector


def sums_of_terms(terms: Float[Tensor, "*places entries"]) -> Float[Tensor, "*places"]:
    """The sum of the terms along the last axis; exactly 0 where it is below what rounding the terms leaves of them.

    Each term is a product of two rounded numbers, rounded, and so in doubt by 3/2 ε of its size.
    """
    sums, sizes = terms.sum(-1), terms.abs().sum(-1)
    doubt = (terms.shape[-1] + 1) * torch.finfo(terms.dtype).eps * sizes
    return torch.where(sums.abs() <= doubt, torch.zeros_like(sums), sums)


def row_column_terms(
    first: Float[Tensor, "rows first_columns"], second: Float[Tensor, "second_rows columns"]
) -> Float[Tensor, "rows columns first_columns"]:
    """The terms aᵢₖ bₖⱼ of A B for every place (i, j), along the last axis; their sum is the product's entry.

    Raises:
        ValueError: if the first has not as many columns as the second has rows.
    """
    if first.shape[1] != second.shape[0]:
        raise ValueError(
            "A B needs as many columns of A as rows of B: "
            f"{_order(first)} times {_order(second)} is undefined, {first.shape[1]} is not {second.shape[0]}"
        )
    return first[:, None, :] * second.mT[None, :, :]


def _order(matrix: Float[Tensor, "rows columns"]) -> str:
    return f"{matrix.shape[0]}×{matrix.shape[1]}"
