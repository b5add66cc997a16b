"""Rows of a file that know where their cells stand there, counted from 1 as spreadsheets and editors count."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from mathanim.inputs.errors import Finding, InputError

Cell = TypeVar("Cell")
Placed = Callable[[str, list[int]], str]
"""Where something stands, by the name of the list that it is in (empty if that has none) and its places in there."""
PLACE = re.compile(r"(?P<name>\w*)(?P<places>(?:\[\d+\])+)")


class FileRows(list[list[Cell]]):
    """Rows of a file; ``numbers`` are their own there, each of a ``kind`` such as line."""

    def __init__(self, rows: Iterable[list[Cell]], numbers: Sequence[int], kind: str = "line") -> None:
        super().__init__(rows)
        self.numbers, self.kind = numbers, kind

    def after(self, rows: int) -> "FileRows[Cell]":
        """All but the first rows."""
        return FileRows(self[rows:], self.numbers[rows:], self.kind)

    def place(self, row: int, column: int) -> str:
        """What a cell is called, of which both are counted from 0."""
        return f"{self.kind} {self.numbers[row]}, column {column + 1}"

    def place_of_entry(self, entry: int) -> str:
        """What a cell is called by its place among all, row by row."""
        row = 0
        while entry >= len(self[row]):
            entry, row = entry - len(self[row]), row + 1
        return self.place(row, entry)


@contextmanager
def placing(placed: Placed | None) -> Iterator[None]:
    """Let faults say where in a file they stand, in place of ``counts[0][1]``; None leaves them alone."""
    try:
        yield
    except InputError as error:
        if placed is None:
            raise
        raise InputError(_placed(finding, placed) for finding in error.findings) from None


def _placed(finding: Finding, placed: Placed) -> Finding:
    found = PLACE.fullmatch(finding.path)
    if found is None:
        return finding
    places = [int(place) for place in re.findall(r"\d+", found["places"])]
    return Finding("", f"{placed(found['name'], places)}: {finding.message}", finding.source)
