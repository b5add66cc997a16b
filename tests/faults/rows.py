"""Which tests hold which kind of fault: each row of the list of faults, by number, its files and their tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("rows.txt")


@dataclass(frozen=True)
class Row:
    """A kind of fault and the tests that show what becomes of it, each as its file under tests/ and its name."""

    fault: str
    tests: tuple[tuple[str, str], ...]


def rows_in(table: str) -> Mapping[int, Row]:
    """The rows of a table: a line without indent is a row, one with two spaces a file, one with four a test of it."""
    rows: dict[int, Row] = {}
    number, file = 0, ""
    for line in table.splitlines():
        if line.startswith("    "):
            rows[number] = Row(rows[number].fault, (*rows[number].tests, (file, line.strip())))
        elif line.startswith("  "):
            file = line.strip()
        else:
            first, _, fault = line.partition(" ")
            number = int(first)
            assert number not in rows, f"row {number} stands there twice"
            rows[number] = Row(fault, ())
    return rows


ROWS = rows_in(TABLE.read_text(encoding="utf-8"))
