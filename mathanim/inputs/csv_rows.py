"""Rows of a CSV file, as spreadsheets write them: comma, semicolon or tab, with or without quotation marks."""

import csv
import io
import re
from pathlib import Path

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.file_rows import FileRows
from mathanim.inputs.regular_file import bytes_of
from mathanim.inputs.wording import shown

MOST_CELLS = 100_000
SEPARATORS = "\t;,"
HINTS = (
    (re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?"), "write no comma: 1000 for a thousand, 1.5 for one and a half"),
    (re.compile(r"[+-]?\d*,\d*"), "write a point, not a comma"),
    (re.compile(r"[+-]?\d{1,3}([ '’]\d{3})+"), "write it in one piece, as in 1000"),
    (re.compile(r"[+-]?\d[\d.]* +[+-]?\d.*"), "set a comma, semicolon or tab between numbers"),
    (re.compile(r"[+-]?[\d.]+ ?%"), "write a share of one, as in 0.25 for 25 %"),
    (re.compile(r".*\d[ij]\b.*"), "complex numbers are not shown"),
    (re.compile(r"[+-]?\d+ ?/ ?\d+"), "write it as a decimal number"),
)
"""What looks like a number to its writer, and how to write it."""


def csv_rows(path: Path, most_cells: int = MOST_CELLS) -> FileRows[str]:
    """The cells of every line that is not blank, without the spaces around them.

    The separator is the tab, semicolon or comma that the first line has most of.

    Raises:
        InputError: no such file, too large, not UTF-8, a stray quotation mark, or nothing in it.
    """
    text = decoded(bytes_of(path), path.name)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise InputError.of(f"needs rows of cells, and {shown(path.name)} is empty")
    separator = max(SEPARATORS, key=lines[0].count)
    if text.count(separator) + len(lines) > most_cells:
        raise InputError.of(f"needs at most {most_cells} cells: {shown(path.name)} has more")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    starts = [1]
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
            starts.append(reader.line_num + 1)
    except csv.Error as error:
        raise InputError.of(f"cannot read {shown(path.name)} as CSV at line {starts[-1]}: {error}") from None
    filled = [(line, row) for line, row in zip(starts, rows, strict=False) if any(row)]
    if not filled:
        raise InputError.of(f"needs rows of cells, and those of {shown(path.name)} are empty")
    return FileRows([row for _, row in filled], [line for line, _ in filled])


def decoded(content: bytes, name: str) -> str:
    """UTF-8 text, without the mark that some programs put before it.

    Raises:
        InputError: with the line of the first byte that is no UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError.of(f"needs UTF-8: line {line} of {shown(name)} is not; save the file as UTF-8") from None


def numbers_in(rows: FileRows[str], first_column: int = 0) -> FileRows[float]:
    """The cells as numbers, those left out that stand before the column, which is counted from 0.

    Raises:
        InputError: a finding for every cell that is no finite decimal number; a decimal comma is named.
    """
    faults = [
        Finding("", f"{rows.place(i, j)}: {fault}")
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
        if j >= first_column and (fault := fault_of_cell(cell))
    ]
    if faults:
        raise InputError(faults)
    return FileRows([[float(cell) for cell in row[first_column:]] for row in rows], rows.numbers)


def fault_of_cell(cell: str) -> str:
    """What is wrong with a cell as a number; empty if nothing is."""
    try:
        number = float(cell) if cell.isascii() and "_" not in cell else None
    except ValueError:
        number = None
    if number is None:
        return f"needs a number, not {shown(cell)}{hint_at(cell)}"
    return "" if abs(number) < float("inf") else f"needs a finite number, not {shown(cell)}"


def hint_at(cell: str) -> str:
    """How to write what looks like a number; empty for anything else."""
    for looks, hint in HINTS:
        if looks.fullmatch(cell):
            return f": {hint}"
    is_foreign = not cell.isascii() and any(letter.isdigit() for letter in cell)
    return ": write it with the digits 0 to 9, a point and -" if is_foreign else ""
