"""Files and literals of numbers, ten thousand ways spoilt: the numbers that stand there, or one clear refusal."""

import csv
import io
import math
import warnings
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mathanim.inputs.array_file import rows_in
from mathanim.inputs.matrix import matrix_from, vector_from
from tests.inputs.csv_by_hand import readings_by_hand
from tests.inputs.damage import damaged
from tests.inputs.outcomes import FEW, outcome

CELLS = st.floats(-1e6, 1e6).map(repr) | st.integers(-99, 99).map(str)
CELLS |= st.sampled_from(
    ["", "x", "1e400", "nan", "1,5", "1_0", "٣", "−1", "１", "=1+1", ' "1"', "1\n2", "+.5e-3", "0x1p3"]
)
NEWLINES = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
LARGEST_ENTRY, SMALLEST_ENTRY, MOST_ENTRIES = 1e150, 1e-150, 10_000
DESCRIPTIONS = [
    "'<f8'",
    "'>f4'",
    "'<f2'",
    "'|i1'",
    "'<u2'",
    "'>i8'",
    "'|b1'",
    "'<c16'",
    "'|O'",
    "'<U3'",
    "'|S0'",
    "'<M8[ns]'",
]
DESCRIPTIONS += [
    "[('a', '<f8')]",
    "('<f8', (2,))",
    "'<f16'",
    "'f'",
    "''",
    "[]",
    "None",
    "'<f8,<f8'",
    "{}",
    "1",
    "('<f8',)",
]
SHAPES = [
    "()",
    "(2,)",
    "(2, 2)",
    "(1, 2, 2)",
    "(-2, -2)",
    "(-1, 4)",
    "(0,)",
    "(0, 5)",
    "(10**9, 10**9)",
    "(True, 4)",
    "(4.0,)",
]
SHAPES += [
    "(999999999999, 9)",
    f"({'9' * 300},)",
    "[2, 2]",
    "4",
    "(2L, 2L)",
    "('2',)",
    "(2, 2",
    "(((4,),),)",
    "0xffff,",
]
HEADERS = [
    "{{'descr': {}, 'fortran_order': {}, 'shape': {}, }}",
    "{{'descr': {}, 'fortran_order': {}, 'shape': {}, 'more': 1}}",
    "{{'shape': {2}, 'fortran_order': {1}, 'descr': {0}}}",
    "{{'descr': {}, 'fortran_order': {}, 'shape': {}, [1]: 1}}",
    "dict(descr={}, fortran_order={}, shape={})",
    "\t{{'descr': {}, 'fortran_order': {}, 'shape': {}}} \\",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("numbers")


@st.composite
def csv_files(draw: st.DrawFn) -> bytes:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4))
    head = [draw(st.lists(st.text(max_size=3), min_size=width, max_size=width))] if draw(st.booleans()) else []
    text = io.StringIO()
    quotes: type[csv.Dialect] = draw(st.sampled_from([csv.excel, csv.unix_dialect]))
    writer = csv.writer(text, quotes, delimiter=draw(st.sampled_from("\t;,")), lineterminator=draw(NEWLINES))
    writer.writerows(head + rows)
    return text.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-7"])))


@st.composite
def npy_files(draw: st.DrawFn) -> bytes:
    fields = (
        draw(st.sampled_from(DESCRIPTIONS)),
        draw(st.sampled_from(["False", "True", "0"])),
        draw(st.sampled_from(SHAPES)),
    )
    return npy_file(
        draw(st.sampled_from(HEADERS[:1] * 5 + HEADERS)).format(*fields), draw(st.integers(1, 4)), draw(DATA)
    )


DATA = st.sampled_from([bytes(32), np.arange(1.0, 5.0).tobytes(), bytes(range(16)), b"", b"\xff" * 32]) | st.binary(
    max_size=40
)


def npy_file(header: str, version: int, numbers: bytes) -> bytes:
    written = header.encode("latin-1") + b"\n"
    return (
        b"\x93NUMPY"
        + bytes([version, 0])
        + len(written).to_bytes(2 if version == 1 else 4, "little")
        + written
        + numbers
    )


def saved(array: "np.ndarray[Any, Any]", is_turned: bool) -> bytes:
    stream = io.BytesIO()
    np.save(stream, np.asfortranarray(array) if is_turned else array)
    return stream.getvalue()


SAVED = st.builds(
    lambda rows, columns, kind, is_turned: saved(
        np.arange(rows * columns).reshape(rows, columns).astype(kind), is_turned
    ),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["f8", ">f8", "f4", "f2", "i4", "u1", ">i2"]),
    st.booleans(),
)


@FEW
@given(content=damaged(csv_files()), ending=st.sampled_from([".csv", ".tsv"]))
def test_a_csv_file_is_its_numbers_or_refused(content: bytes, ending: str, folder: Path) -> None:
    file = folder / f"rows{ending}"
    file.write_bytes(content)
    came = outcome(lambda: rows_in(file), folder)
    if came is not None:
        assert any(rows_by_hand(cells) == came for cells in readings_by_hand(content))
    matrix = outcome(lambda: matrix_from({"file": str(file)}), folder)
    assert matrix is None or matrix.tolist() == came


def rows_by_hand(cells: list[list[str]]) -> list[list[float]] | None:
    """The numbers, without a first row in which there are none."""
    numbers = [[number_by_hand(cell) for cell in row] for row in cells]
    if len(numbers) > 1 and all(number is None for number in numbers[0]):
        numbers = numbers[1:]
    rows = [[number for number in row if number is not None] for row in numbers]
    return rows if [len(row) for row in rows] == [len(row) for row in numbers] else None


def number_by_hand(cell: str) -> float | None:
    try:
        number = float(Decimal(cell)) if cell.isascii() else math.nan
    except (InvalidOperation, OverflowError):
        return None
    return number if math.isfinite(number) else None


@FEW
@given(content=damaged(SAVED) | damaged(npy_files(), 1))
@example(content=npy_file("{'descr': '>f4', 'fortran_order': False, 'shape': (2L, 2L), }", 3, bytes(16)))
@example(content=npy_file("{'descr': '>f4', 'fortran_order': False, 'shape': (2L, 2L), }", 1, bytes(16)))
@example(content=npy_file("{'descr': '>f4', 'fortran_order': False, 'shape': (True, 4), }", 1, bytes(16)))
def test_an_array_file_is_its_numbers_or_refused(content: bytes, folder: Path) -> None:
    file = folder / "rows.npy"
    file.write_bytes(content)
    came = outcome(lambda: rows_in(file), folder)
    if came is not None:
        assert repr(came) == repr(np.atleast_2d(array_by_numpy(content)).tolist())
    matrix = outcome(lambda: matrix_from({"file": str(file)}), folder)
    assert matrix is None or matrix.tolist() == came


def array_by_numpy(content: bytes) -> "np.ndarray[Any, Any]":
    """What numpy makes of the bytes, old headers taken as they are."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(np.load(io.BytesIO(content), allow_pickle=False), dtype=np.float64)


NUMBERS = st.integers() | st.floats() | st.integers(-9, 9)
ENTRIES: st.SearchStrategy[Any] = NUMBERS | st.sampled_from(
    [True, None, "1", "1/2", "2j", 10**400, -(10**149), 1e-200, {}, b"1", 1j, Decimal(1)]
)
ROWS: st.SearchStrategy[Any] = (
    st.lists(NUMBERS, max_size=3) | st.lists(ENTRIES, max_size=3) | st.tuples(NUMBERS, NUMBERS)
)
VALUES: st.SearchStrategy[Any] = (
    st.lists(ROWS, max_size=3) | st.lists(ROWS | ENTRIES, max_size=3) | ENTRIES | st.text(max_size=9)
)
VALUES |= st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n), min_size=1, max_size=3)
)
VALUES |= st.sampled_from([{"file": 3}, {"file": ""}, {"file": "\0"}, {"file": "x.csv", "more": 1}, [[0] * 101] * 100])


@FEW
@given(value=VALUES)
def test_a_literal_is_what_numpy_makes_of_it_or_refused(value: Any) -> None:
    matrix, vector = outcome(lambda: matrix_from(value)), outcome(lambda: vector_from(value))
    assert (None if matrix is None else matrix.tolist()) == numbers_by_numpy(value, 2)
    assert (None if vector is None else vector.tolist()) == numbers_by_numpy(value, 1)


def numbers_by_numpy(value: Any, axes: int) -> Any:
    """The numbers of an array that numpy makes without a doubt, each within reach; None if it is none."""
    rows = value if axes > 1 else [value]
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list | tuple) for row in rows):
        return None
    if not all(type(entry) in (int, float) for row in rows for entry in row) or len(set(map(len, rows))) != 1:
        return None
    array = np.array([[float(min(max(entry, -(10**200)), 10**200)) for entry in row] for row in rows])
    is_small = ~((np.abs(array) <= LARGEST_ENTRY) & ((array == 0) | (np.abs(array) >= SMALLEST_ENTRY)))
    if not 0 < array.size <= MOST_ENTRIES or is_small.any():
        return None
    return array.tolist() if axes > 1 else array[0].tolist()
