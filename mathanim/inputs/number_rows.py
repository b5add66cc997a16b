"""A matrix or vector as nested lists of numbers or a file of them, checked entry by entry."""

import re
from math import isfinite
from typing import Any

from mathanim.inputs.array_file import line_in, rows_in
from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.file_rows import FileRows, placing
from mathanim.inputs.regular_file import file_named, naming
from mathanim.inputs.wording import shown

MOST_ENTRIES = 10_000
LARGEST_ENTRY, SMALLEST_ENTRY = 1e150, 1e-150
"""Products of two entries between these are numbers of float64."""
IMAGINARY, FORMULA = re.compile(r"\d[ij]\b|\b[ij]\b"), re.compile(r"\d\s*[/*]\s*\d|[a-z]\w*\(")
OTHER_FILE = re.compile(r"[^\W\d]\w*\.[a-z]\w{1,5}$", re.IGNORECASE)
SPACES = {1: "a line", 2: "the plane", 3: "space"}
Size = int | None
Row = tuple[float, ...]


def rows_of(value: object, rows: Size = None, columns: Size = None) -> tuple[Row, ...]:
    """The rows that nested lists or ``{file = "a.csv"}`` spell.

    Raises:
        InputError: as ``matrix_from`` does.
    """
    file = file_named(value)
    if file is None:
        return _rows_of(value, rows, columns)
    with naming(file):
        found = rows_in(file)
        with placing(lambda _, places: found.place(*places)):
            return _rows_of(found, rows, columns)


def entries_of(value: object, size: Size = None) -> Row:
    """The numbers that a list or ``{file = "v.csv"}`` spells.

    Raises:
        InputError: as ``vector_from`` does.
    """
    file = file_named(value)
    if file is None:
        return _entries_of(value, size)
    with naming(file):
        return entries_among(line_in(file), size)


def entries_among(rows: FileRows[float], size: Size = None) -> Row:
    """The numbers of a file's rows, one after another.

    Raises:
        InputError: as ``vector_from`` does, naming cells as they are called in the file.
    """
    with placing(lambda _, places: rows.place_of_entry(*places)):
        return _entries_of([entry for row in rows for entry in row], size)


def _rows_of(table: Any, rows: Size, columns: Size) -> tuple[Row, ...]:
    _refuse_shape(table, rows, columns)
    if faults := [fault.inside(f"[{i}]") for i, row in enumerate(table) for fault in _faults_of_row(row)]:
        raise InputError(faults)
    return tuple(tuple(map(float, row)) for row in table)


def _entries_of(entries: Any, size: Size) -> Row:
    wanted = f"a list of {_counted(size, 'number', 'numbers')}"
    if not isinstance(entries, list | tuple):
        raise InputError.of(f"needs {wanted}, not {shown(entries)}")
    if len(entries) != (size or len(entries)) or not entries:
        raise InputError.of(f"needs {wanted}, not a list of {len(entries)}")
    if len(entries) > MOST_ENTRIES:
        raise InputError.of(f"needs at most {MOST_ENTRIES} entries, not {len(entries)}")
    if faults := _faults_of_row(entries):
        raise InputError(faults)
    return tuple(map(float, entries))


def fault_of_number(value: object) -> str:
    """What is wrong with ``value`` as an entry; empty when it is a finite real number within reach of float64."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"needs a real number, not {shown(value)}{_hint(value)}"
    if isinstance(value, float) and not isfinite(value):
        return f"needs a finite number, not {value}"
    if abs(value) > LARGEST_ENTRY:
        return f"needs a number of at most {LARGEST_ENTRY:g} in size, not {shown(value)}"
    if 0 < abs(value) < SMALLEST_ENTRY:
        return f"needs 0 or a number of at least {SMALLEST_ENTRY:g} in size, not {shown(value)}"
    return ""


def _refuse_shape(table: Any, rows: Size, columns: Size) -> None:
    wanted = f"{_counted(rows, 'row', 'rows')} of {_counted(columns, 'number', 'numbers')}"
    if not isinstance(table, list | tuple) or not all(isinstance(row, list | tuple) for row in table):
        raise InputError.of(f"needs {wanted}, as in [[1, 0], [0, 1]], not {shown(table)}{_hint(table)}")
    widths = [len(row) for row in table]
    if not widths or min(widths) == 0:
        raise InputError.of(f"needs {wanted}, not an empty matrix")
    if len(set(widths)) > 1:
        raise InputError.of(f"needs rows of equal length, not rows of {', '.join(map(str, widths[:8]))} numbers")
    if sum(widths) > MOST_ENTRIES:
        raise InputError.of(f"needs at most {MOST_ENTRIES} entries, not {sum(widths)}")
    if len(widths) != (rows or len(widths)) or widths[0] != (columns or widths[0]):
        came = f"{_counted(len(widths), 'row', 'rows')} of {widths[0]}"
        raise InputError.of(f"needs {wanted}, not {came}{_maps(rows, columns, len(widths), widths[0])}")


def _maps(rows: Size, columns: Size, came_rows: int, came_columns: int) -> str:
    """What a square matrix of the plane or of space does, where one of another size came."""
    if rows is None or rows != columns or not {rows, came_rows, came_columns} <= SPACES.keys():
        return ""
    came = f"takes {SPACES[came_columns]} to {'itself' if came_rows == came_columns else SPACES[came_rows]}"
    return f": shown is what takes {SPACES[rows]} to itself, and this {came}"


def _hint(value: object) -> str:
    """How to write what looks like complex numbers, fractions or formulas; empty for anything else."""
    text = value if isinstance(value, str) else str(value) if isinstance(value, complex) else ""
    if IMAGINARY.search(text):
        return ": complex numbers are not shown"
    if OTHER_FILE.search(text):
        return ": a file of numbers ends in .csv, .tsv or .npy"
    return ": write decimals, or save the matrix as .npy" if FORMULA.search(text) else ""


def _faults_of_row(row: list[Any] | tuple[Any, ...]) -> list[Finding]:
    return [Finding(f"[{place}]", fault) for place, entry in enumerate(row) if (fault := fault_of_number(entry))]


def _counted(size: Size, one: str, many: str) -> str:
    return many if size is None else f"{size} {one if size == 1 else many}"
