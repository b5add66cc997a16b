"""A table of counts or probabilities from a file: a CSV with names above and to the left, or TOML."""

from pathlib import Path
from typing import Any

from mathanim.inputs.csv_rows import csv_rows, numbers_in
from mathanim.inputs.errors import InputError
from mathanim.inputs.named_files import faults_of_files, with_whole_paths
from mathanim.inputs.toml_text import toml_document
from mathanim.inputs.wording import shown


def table_in(path: Path) -> dict[str, Any]:
    """The table as a user would write it: ``hypotheses``, ``evidence``, and ``counts`` or ``probabilities``.

    A TOML file holds just that. In a CSV the first row names the evidence, the first cell of every other row the
    hypothesis; whole numbers are counts, all others probabilities.

    Raises:
        InputError: whatever is wrong with the file; rows of unequal length; cells that are no numbers.
    """
    if path.suffix.lower() == ".toml":
        return _in_toml(path)
    head, *rows = csv_rows(path)
    if not rows or len(head) < 2:
        raise InputError.of(f"needs a row of names and rows of a name and numbers: {shown(path.name)} has none", "file")
    if uneven := [number for number, row in enumerate(rows, start=2) if len(row) != len(head)]:
        lines = ", ".join(map(str, uneven[:5]))
        raise InputError.of(
            f"needs {len(head)} cells in every row of {shown(path.name)}: row {lines} has others", "file"
        )
    values = numbers_in([row[1:] for row in rows], first_row=1, first_column=1)
    kind = "counts" if all(value == round(value) for row in values for value in row) else "probabilities"
    return {"hypotheses": [row[0] for row in rows], "evidence": head[1:], kind: values}


def _in_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds; files that it names in turn lie beside it."""
    table, folder = toml_document(path), path.absolute().parent
    if faults := list(faults_of_files(table, folder)):
        raise InputError(faults)
    return {name: with_whole_paths(value, folder) for name, value in table.items()}
