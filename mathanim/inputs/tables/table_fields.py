"""The field type of tables: ``table: TableInput = Field(default=...)``, checked as it is written, without torch."""

from dataclasses import dataclass
from math import fsum
from operator import methodcaller
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.file_rows import placing
from mathanim.inputs.matrix_fields import Rows
from mathanim.inputs.names import Names, NamesInput
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy, later
from mathanim.inputs.regular_file import file_named, naming
from mathanim.inputs.tables.table_file import table_in

if TYPE_CHECKING:
    from mathanim.inputs.tables.table import EvidenceTable
else:
    EvidenceTable = Any

Values = tuple[tuple[float, ...], ...]

USERS_BY_DEVICE_AND_CLICK: dict[str, Any] = {
    "hypotheses": {"en": ["mobile", "laptop"], "ja": ["モバイル", "ノートPC"]},
    "evidence": {"en": ["click", "no click"], "ja": ["クリック", "クリックなし"]},
    "counts": [[15, 35], [5, 45]],
}
"""The lecture's hundred users."""
MOST_CELLS = 400
LARGEST_POPULATION = 10**9
SLACK = 1e-8


class TableFile(Strict, json_schema_extra={"format": "table"}):
    """What a user writes: names, and either counts or probabilities, a row for each hypothesis."""

    hypotheses: NamesInput = Field(description="what may be the case, a name for each row")
    evidence: NamesInput = Field(description="what may be observed, a name for each column")
    counts: Rows | None = Field(default=None, description="how many there are of each")
    probabilities: Rows | None = Field(default=None, description="how probable each is; together one")


@dataclass(frozen=True)
class WrittenTable:
    """A checked table: at least two hypotheses and one kind of evidence, none of which never comes.

    ``values`` are counts when ``population`` is their number, else probabilities: a row for each hypothesis.
    """

    hypotheses: Names
    evidence: Names
    values: Values
    population: int | None

    @property
    def cells(self) -> tuple[float, ...]:
        """All values, row by row."""
        return tuple(value for line in self.values for value in line)

    def plain(self) -> dict[str, Any]:
        """The table as a user would write it."""
        kind = "probabilities" if self.population is None else "counts"
        names = {"hypotheses": self.hypotheses.plain(), "evidence": self.evidence.plain()}
        return {**names, kind: [list(line) for line in self.values]}


def written_table(value: object) -> WrittenTable:
    """The table as ``table_from`` describes it.

    Raises:
        InputError: every fault at once, as ``table_from`` says.
    """
    file = file_named(value)
    if file is None:
        return _written(value)
    with naming(file):
        table, placed = table_in(file)
        with placing(placed):
            return _written(table)


def _written(value: object) -> WrittenTable:
    table = checked(TableFile, value)
    kind, values = _kind_and_values(table)
    if faults := _faults_of_shape(table, kind, values) or _faults_of_cells(table, kind, values):
        raise InputError(faults)
    population = round(total_of(values)) if kind == "counts" else None
    return WrittenTable(table.hypotheses, table.evidence, values, population)


def total_of(values: Values) -> float:
    """The sum of all cells."""
    return fsum(value for line in values for value in line)


def _kind_and_values(table: TableFile) -> tuple[str, Values]:
    if table.counts is not None and table.probabilities is None:
        return "counts", table.counts
    if table.probabilities is not None and table.counts is None:
        return "probabilities", table.probabilities
    came = "neither" if table.counts is None else "both"
    raise InputError.of(f"needs either counts or probabilities, not {came}")


def _faults_of_shape(table: TableFile, kind: str, values: Values) -> list[Finding]:
    rows, columns = len(table.hypotheses), len(table.evidence)
    faults = [] if rows > 1 else [Finding("hypotheses", "needs at least two names, not 1")]
    came_rows, came_columns = len(values), len(values[0])
    if (came_rows, came_columns) != (rows, columns):
        came = f"{came_rows} of {came_columns}"
        faults.append(Finding(kind, f"needs a row for each hypothesis: {rows} of {columns} numbers, not {came}"))
    elif rows * columns > MOST_CELLS:
        faults.append(Finding(kind, f"needs at most {MOST_CELLS} cells, not {rows * columns}"))
    return faults


def _faults_of_cells(table: TableFile, kind: str, values: Values) -> list[Finding]:
    rows, columns = table.hypotheses.english, table.evidence.english
    cells = [(row, column, value) for row, line in enumerate(values) for column, value in enumerate(line)]
    faults = [
        Finding(f"{kind}[{row}][{column}]", f"{fault} for {rows[row]}, {columns[column]}")
        for row, column, value in cells
        if (fault := _fault_of_cell(kind, value))
    ]
    return faults or _faults_of_sums(table, kind, values)


def _fault_of_cell(kind: str, value: float) -> str:
    if value < 0:
        return f"needs a number of at least 0, not {value:g},"
    if kind == "counts" and value != round(value):
        return f"needs a whole number, not {value:g},"
    return ""


def _faults_of_sums(table: TableFile, kind: str, values: Values) -> list[Finding]:
    total = total_of(values)
    if kind == "probabilities" and abs(total - 1) > SLACK:
        return [Finding(kind, f"need to sum to 1, not {total:.6g}; counts are whole numbers, under the key counts")]
    if total > LARGEST_POPULATION:
        return [Finding(kind, f"need at most {LARGEST_POPULATION} in all, not {total:g}")]
    columns = zip(*values, strict=True)
    sums = (("hypotheses", table.hypotheses, values), ("evidence", table.evidence, columns))
    return [
        Finding(f"{name}[{place}]", f"{names.english[place]} never comes: needs a number above 0 in its {line}")
        for (name, names, lines), line in zip(sums, ("row", "column"), strict=True)
        for place, numbers in enumerate(lines)
        if not any(numbers)
    ]


TableInput = Annotated[
    EvidenceTable,
    ReadBy(later("mathanim.inputs.tables.table", "table_from"), methodcaller("plain"), TableFile, check=written_table),
]
