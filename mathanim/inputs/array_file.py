"""Numbers from a file, row by row: CSV or NPY, as its ending says."""

from collections.abc import Callable, Mapping
from pathlib import Path

from mathanim.inputs.csv_rows import csv_rows, fault_of_cell, numbers_in
from mathanim.inputs.errors import InputError
from mathanim.inputs.file_rows import FileRows
from mathanim.inputs.reading import later
from mathanim.inputs.wording import shown

Rows = FileRows[float]
npy_array = later("mathanim.inputs.npy_file", "npy_array")


def rows_from_csv(path: Path) -> Rows:
    """The rows of a CSV file of numbers; a first row of names is left out."""
    rows = csv_rows(path)
    is_headed = len(rows) > 1 and all(map(is_name, rows[0]))
    return numbers_in(rows.after(int(is_headed)))


def rows_from_npy(path: Path) -> Rows:
    """The rows of an array file; an array of one axis is one row."""
    array = npy_array(path)
    rows = array.reshape(1, -1) if array.ndim == 1 else array
    return FileRows(rows.tolist(), range(1, len(rows) + 1), "row")


READERS: Mapping[str, Callable[[Path], Rows]] = {".csv": rows_from_csv, ".tsv": rows_from_csv, ".npy": rows_from_npy}


def rows_in(path: Path) -> Rows:
    """The rows of numbers that the file holds.

    Raises:
        InputError: an ending that is not known, or whatever is wrong with the file, cells named by row and column.
    """
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise InputError.of(f"needs a file that ends in {', '.join(READERS)}, not {shown(path.name)}", "file")
    return read(path)


def line_in(path: Path) -> Rows:
    """The numbers that the file holds in one row or one column, as rows.

    Raises:
        InputError: as ``rows_in`` does, or if there are several rows and columns.
    """
    rows = rows_in(path)
    if len(rows) > 1 and any(len(row) != 1 for row in rows):
        raise InputError.of(f"needs one row or one column of numbers: {shown(path.name)} has {len(rows)} rows", "file")
    return rows


def is_name(cell: str) -> bool:
    """Whether a cell may be the name of a column: it begins with a letter, or has no digit, and is no number."""
    return fault_of_cell(cell).startswith("needs a number") and (cell[:1].isalpha() or not any(map(str.isdigit, cell)))
