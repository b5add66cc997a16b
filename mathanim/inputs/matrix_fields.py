"""The field types of matrices and vectors: ``matrix: Matrix2x2 = Field(default=[[1, 1], [0, 1]], ...)``."""

from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING, Annotated, Any

from mathanim.inputs.number_rows import Row, Size, entries_of, rows_of
from mathanim.inputs.reading import ReadBy, later

if TYPE_CHECKING:
    from torch import Tensor
else:
    Tensor = Any  # torch takes seconds to import, and refusing a matrix needs none of it

TENSORS = "mathanim.inputs.matrix"


def matrix_field(rows: Size = None, columns: Size = None) -> ReadBy:
    """The annotation of a float64 tensor (rows, columns), for sizes that have no name below."""
    schema = _array(_array({"type": "number"}, columns), rows)
    read = partial(later(TENSORS, "matrix_from"), rows=rows, columns=columns)
    return ReadBy(read, methodcaller("tolist"), schema, check=partial(rows_of, rows=rows, columns=columns))


def vector_field(size: Size = None) -> ReadBy:
    """The annotation of a float64 tensor (size,), for sizes that have no name below."""
    read = partial(later(TENSORS, "vector_from"), size=size)
    schema = _array({"type": "number"}, size)
    return ReadBy(read, methodcaller("tolist"), schema, check=partial(entries_of, size=size))


def _array(items: dict[str, Any], size: Size) -> dict[str, Any]:
    bounds = {"minItems": 1} if size is None else {"minItems": size, "maxItems": size}
    return {"type": "array", "items": items, **bounds}


def _unmade(field: ReadBy) -> ReadBy:
    """The same field, whose numbers stay as they are checked."""
    assert field.check is not None
    return ReadBy(field.check, list, field.json_schema, check=field.check)


Matrix = Annotated[Tensor, matrix_field()]
Matrix2x2 = Annotated[Tensor, matrix_field(2, 2)]
Matrix3x3 = Annotated[Tensor, matrix_field(3, 3)]
Vector = Annotated[Tensor, vector_field()]
Vector2 = Annotated[Tensor, vector_field(2)]
Vector3 = Annotated[Tensor, vector_field(3)]
Rows = Annotated[tuple[Row, ...], _unmade(matrix_field())]
Entries = Annotated[Row, _unmade(vector_field())]
