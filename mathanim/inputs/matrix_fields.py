"""The field types of matrices and vectors: ``matrix: Matrix2x2 = Field(default=[[1, 1], [0, 1]], ...)``."""

from functools import partial
from typing import Annotated, Any

from torch import Tensor

from mathanim.inputs.matrix import Size, matrix_from, vector_from
from mathanim.inputs.reading import ReadBy


def matrix_field(rows: Size = None, columns: Size = None) -> ReadBy:
    """The annotation of a float64 tensor (rows, columns), for sizes that have no name below."""
    schema = _array(_array({"type": "number"}, columns), rows)
    return ReadBy(partial(matrix_from, rows=rows, columns=columns), Tensor.tolist, schema)


def vector_field(size: Size = None) -> ReadBy:
    """The annotation of a float64 tensor (size,), for sizes that have no name below."""
    return ReadBy(partial(vector_from, size=size), Tensor.tolist, _array({"type": "number"}, size))


def _array(items: dict[str, Any], size: Size) -> dict[str, Any]:
    bounds = {"minItems": 1} if size is None else {"minItems": size, "maxItems": size}
    return {"type": "array", "items": items, **bounds}


Matrix = Annotated[Tensor, matrix_field()]
Matrix2x2 = Annotated[Tensor, matrix_field(2, 2)]
Matrix3x3 = Annotated[Tensor, matrix_field(3, 3)]
Vector = Annotated[Tensor, vector_field()]
Vector2 = Annotated[Tensor, vector_field(2)]
Vector3 = Annotated[Tensor, vector_field(3)]
