"""A table of counts or probabilities from a file: a CSV with names above and to the left, or TOML."""

from functools import partial
from pathlib import Path
from typing import Any

from mathanim.inputs.csv_rows import csv_rows, numbers_in
from mathanim.inputs.errors import InputError
from mathanim.inputs.file_rows import FileRows, Placed
from mathanim.inputs.named_files import faults_of_files, with_whole_paths
from mathanim.inputs.toml_text import toml_document
from mathanim.inputs.wording import shown


def table_in(path: Path) -> tuple[dict[str, Any], Placed | None]:
    """The table as a user would write it: ``hypotheses``, ``evidence``, and ``counts`` or ``probabilities``.

    A TOML file holds just that. In a CSV the first row names the evidence, the first cell of every other row the
    hypothesis; whole numbers are counts, all others probabilities. With it comes where in a CSV everything stands.

    Raises:
        InputError: whatever is wrong with the file; rows of unequal length; cells that are no numbers.
    """
    if path.suffix.lower() == ".toml":
        return _in_toml(path), None
    head, *rows = found = csv_rows(path)
    if not rows or len(head) < 2:
        raise InputError.of(f"needs a row of names and rows of a name and numbers: {shown(path.name)} has none", "file")
    if uneven := [line for line, row in zip(found.numbers, found, strict=True) if len(row) != len(head)]:
        lines = ", ".join(map(str, uneven[:5]))
        raise InputError.of(
            f"needs {len(head)} cells in every line of {shown(path.name)}: line {lines} has others", "file"
        )
    values = numbers_in(found.after(1), first_column=1)
    kind = "counts" if all(value == round(value) for row in values for value in row) else "probabilities"
    return {"hypotheses": [row[0] for row in rows], "evidence": head[1:], kind: values}, partial(_place, found)


def _place(rows: FileRows[str], name: str, places: list[int]) -> str:
    """Where in a CSV a name or number of the table stands."""
    row, column = {"hypotheses": (*places, -1), "evidence": (-1, *places)}.get(name, tuple(places))
    return rows.place(row + 1, column + 1)


def _in_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds; files that it names in turn lie beside it."""
    table, folder = toml_document(path), path.absolute().parent
    if faults := list(faults_of_files(table, folder)):
        raise InputError(faults)
    return {name: with_whole_paths(value, folder) for name, value in table.items()}
