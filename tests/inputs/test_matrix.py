"""Matrices and vectors: numpy's numbers, or each fault with its place."""

import math
import re

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.matrix import matrix_from, vector_from
from mathanim.inputs.number_rows import LARGEST_ENTRY, MOST_ENTRIES, SMALLEST_ENTRY

FLOATS = st.floats(-LARGEST_ENTRY, LARGEST_ENTRY).map(lambda x: x if abs(x) >= SMALLEST_ENTRY else 0.0)
ENTRIES = FLOATS | st.integers(-(2**80), 2**80)
BAD_ENTRIES: list[object] = [
    True,
    None,
    "1",
    "x",
    1j,
    math.nan,
    math.inf,
    -math.inf,
    1e200,
    -1e-200,
    10**400,
    [1],
    {},
    b"1",
    np.float64(1e200),
]


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    return [[draw(ENTRIES) for _ in range(columns)] for _ in range(rows)]


def message_of(value: object, rows: int | None = None, columns: int | None = None) -> str:
    with pytest.raises(InputError) as refused:
        matrix_from(value, rows, columns)
    return str(refused.value)


@given(table=tables())
def test_a_matrix_holds_numpys_numbers(table: list[list[float]]) -> None:
    came = matrix_from(table)
    assert came.dtype == torch.float64
    assert np.array_equal(came.numpy(), np.array(table, dtype=np.float64))
    assert torch.equal(matrix_from(tuple(map(tuple, table)), len(table), len(table[0])), came)
    assert torch.equal(matrix_from(came), came)


@given(table=tables())
def test_a_row_is_a_vector(table: list[list[float]]) -> None:
    assert torch.equal(vector_from(table[0], len(table[0])), matrix_from(table)[0])
    assert torch.equal(vector_from(vector_from(table[0])), vector_from(table[0]))


@given(table=tables(), bad=st.sampled_from(BAD_ENTRIES), place=st.data())
def test_a_bad_entry_is_named_by_row_and_column(table: list[list[float]], bad: object, place: st.DataObject) -> None:
    row = place.draw(st.integers(0, len(table) - 1))
    column = place.draw(st.integers(0, len(table[0]) - 1))
    spoilt: list[list[object]] = [list(entries) for entries in table]
    spoilt[row][column] = bad
    assert re.match(rf"\[{row}\]\[{column}\]: needs (0 or )?a ", message_of(spoilt))
    with pytest.raises(InputError) as refused:
        vector_from(spoilt[row])
    assert refused.value.findings[0].path == f"[{column}]"


@given(table=tables(), rows=st.integers(1, 6), columns=st.integers(1, 6))
def test_only_the_wanted_shape_is_taken(table: list[list[float]], rows: int, columns: int) -> None:
    if (rows, columns) == (len(table), len(table[0])):
        assert matrix_from(table, rows, columns).shape == (rows, columns)
    else:
        assert message_of(table, rows, columns).startswith(f"needs {rows} row")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([[1, 2], [3]], "needs rows of equal length, not rows of 2, 1 numbers"),
        ([], "not an empty matrix"),
        ([[]], "not an empty matrix"),
        ([[1], []], "not an empty matrix"),
        ([1, 2], "as in [[1, 0], [0, 1]], not [1, 2]"),
        ([[1], 2], "as in [[1, 0], [0, 1]]"),
        ("[[1, 2], [3, 4]]", "as in [[1, 0], [0, 1]], not '[[1, 2], [3, 4]]'"),
        (3, "not 3"),
        ("map.xlsx", "not 'map.xlsx': a file of numbers ends in .csv, .tsv or .npy"),
        (None, "not None"),
        ({"a": 1}, "not a table of 1 keys"),
        (np.zeros((2, 2)), "as in [[1, 0], [0, 1]]"),
        ([[0] * (MOST_ENTRIES + 1)], "at most 10000 entries, not 10001"),
        ([[0]] * 10**6, "at most 10000 entries, not 1000000"),
        ([[1]] + [[1, 2]] * 10**5, "rows of equal length"),
        (torch.zeros(101, 100), "at most 10000 real numbers, not 10100"),
        (torch.zeros(1).expand(10**6, 10**6), "at most 10000 real numbers"),
        (torch.zeros(2, 2, dtype=torch.complex64), "real numbers, not 4 of type torch.complex64"),
        (torch.zeros(2, 2, 2), "[0][0]: needs a real number"),
        (torch.tensor([[math.nan]]), "[0][0]: needs a finite number, not nan"),
    ],
    ids=range(20),
)
def test_what_is_no_matrix_is_said(value: object, message: str) -> None:
    assert message in message_of(value)
    assert len(message_of(value)) < 300


@pytest.mark.parametrize(
    ("value", "message"),
    [([], "a list of 2 numbers, not a list of 0"), (3, "not 3"), ("12", "not '12'"), ([1, 2, 3], "not a list of 3")],
)
def test_what_is_no_vector_is_said(value: object, message: str) -> None:
    with pytest.raises(InputError) as refused:
        vector_from(value, 2)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            [[1, 2, 3], [4, 5, 6]],
            "not 2 rows of 3: shown is what takes the plane to itself, and this takes space to the",
        ),
        (
            [[1, 2], [3, 4], [5, 6]],
            "not 3 rows of 2: shown is what takes the plane to itself, and this takes the plane",
        ),
        ([[1] * 3] * 3, "not 3 rows of 3: shown is what takes the plane to itself, and this takes space to itself"),
        ([[1] * 4] * 4, "not 4 rows of 4"),
        ("[[1j, 0], [0, 1]]", "not '[[1j, 0], [0, 1]]': complex numbers are not shown"),
        ([[1 + 2j, 0], [0, 1]], "[0][0]: needs a real number, not (1+2j): complex numbers are not shown"),
        ("[[1/2, 0], [0, 1]]", "': write decimals, or save the matrix as .npy"),
        ([["cos(1)", 0], [0, 1]], "[0][0]: needs a real number, not 'cos(1)': write decimals"),
        ([[1e-200, 0], [0, 1]], "[0][0]: needs 0 or a number of at least 1e-150 in size, not 1e-200"),
    ],
)
def test_a_map_of_the_plane_is_asked_for_in_words_that_help(value: object, message: str) -> None:
    assert message in message_of(value, 2, 2) and len(message_of(value, 2, 2)) < 160


def test_a_long_vector_is_refused() -> None:
    with pytest.raises(InputError, match="at most 10000 entries"):
        vector_from([0.0] * 10_001)


def test_a_singular_matrix_is_a_lesson_not_an_error() -> None:
    assert matrix_from([[1, 2], [2, 4]], 2, 2).tolist() == [[1, 2], [2, 4]]
