"""A table of counts or probabilities: how often each hypothesis comes with each kind of evidence."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field
from torch import Tensor

from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.matrix_fields import Matrix
from mathanim.inputs.names import Names, NamesInput
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import ReadBy
from mathanim.inputs.regular_file import file_named
from mathanim.inputs.setting import Language
from mathanim.inputs.tables.table_file import table_in
from mathanim.maths.probability.joint_tables import JointTable, joint_table_of_counts, joint_table_of_probabilities

MOST_CELLS = 400
LARGEST_POPULATION = 10**9
SLACK = 1e-8

USERS_BY_DEVICE_AND_CLICK: dict[str, Any] = {
    "hypotheses": {"en": ["mobile", "laptop"], "ja": ["モバイル", "ノートPC"]},
    "evidence": {"en": ["click", "no click"], "ja": ["クリック", "クリックなし"]},
    "counts": [[15, 35], [5, 45]],
}
"""The lecture's hundred users."""


class TableFile(Strict, json_schema_extra={"format": "table"}):
    """What a user writes: names, and either counts or probabilities, a row for each hypothesis."""

    hypotheses: NamesInput = Field(description="what may be the case, a name for each row")
    evidence: NamesInput = Field(description="what may be observed, a name for each column")
    counts: Matrix | None = Field(default=None, description="how many there are of each")
    probabilities: Matrix | None = Field(default=None, description="how probable each is; together one")


@dataclass(frozen=True)
class EvidenceTable:
    """A checked table: at least two hypotheses and one kind of evidence, none of which never comes.

    ``values`` (hypotheses, evidence) are float64: counts when ``population`` is their number, else probabilities.
    """

    hypotheses: Names
    evidence: Names
    values: Tensor
    population: int | None

    def joint(self, language: Language) -> JointTable:
        """The joint probabilities, named in ``language``."""
        names = self.hypotheses.in_language(language), self.evidence.in_language(language)
        if self.population is None:
            return joint_table_of_probabilities(self.values, *names)
        return joint_table_of_counts(self.values, *names)

    def plain(self) -> dict[str, Any]:
        """The table as a user would write it."""
        kind = "probabilities" if self.population is None else "counts"
        names = {"hypotheses": self.hypotheses.plain(), "evidence": self.evidence.plain()}
        return {**names, kind: self.values.tolist()}


def table_from(value: object) -> EvidenceTable:
    """The table in ``{hypotheses = [...], evidence = [...], counts = [[...]]}``, or with ``probabilities``.

    It may also be in a file, ``{file = "table.csv"}``.

    Raises:
        InputError: every fault at once, cells named by row and column: below zero, not whole, not summing to one,
            a hypothesis or evidence that never comes, names that do not fit.
    """
    if isinstance(value, EvidenceTable):
        return value
    file = file_named(value)
    table = checked(TableFile, value if file is None else table_in(file))
    kind, values = _kind_and_values(table)
    if faults := _faults_of_shape(table, kind, values) or _faults_of_cells(table, kind, values):
        raise InputError(faults)
    return EvidenceTable(
        table.hypotheses, table.evidence, values, int(values.sum().item()) if kind == "counts" else None
    )


def _kind_and_values(table: TableFile) -> tuple[str, Tensor]:
    if table.counts is not None and table.probabilities is None:
        return "counts", table.counts
    if table.probabilities is not None and table.counts is None:
        return "probabilities", table.probabilities
    came = "neither" if table.counts is None else "both"
    raise InputError.of(f"needs either counts or probabilities, not {came}")


def _faults_of_shape(table: TableFile, kind: str, values: Tensor) -> list[Finding]:
    rows, columns = len(table.hypotheses), len(table.evidence)
    faults = [] if rows > 1 else [Finding("hypotheses", "needs at least two names, not 1")]
    if tuple(values.shape) != (rows, columns):
        came = " of ".join(map(str, values.shape))
        faults.append(Finding(kind, f"needs a row for each hypothesis: {rows} of {columns} numbers, not {came}"))
    elif values.numel() > MOST_CELLS:
        faults.append(Finding(kind, f"needs at most {MOST_CELLS} cells, not {values.numel()}"))
    return faults


def _faults_of_cells(table: TableFile, kind: str, values: Tensor) -> list[Finding]:
    rows, columns = table.hypotheses.english, table.evidence.english
    cells = [(row, column, values[row, column].item()) for row in range(len(rows)) for column in range(len(columns))]
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


def _faults_of_sums(table: TableFile, kind: str, values: Tensor) -> list[Finding]:
    total = values.sum().item()
    if kind == "probabilities" and abs(total - 1) > SLACK:
        return [Finding(kind, f"need to sum to 1, not {total:.6g}; counts go under the key counts")]
    if total > LARGEST_POPULATION:
        return [Finding(kind, f"need at most {LARGEST_POPULATION} in all, not {total:g}")]
    sums = (("hypotheses", table.hypotheses, values.sum(1)), ("evidence", table.evidence, values.sum(0)))
    return [
        Finding(f"{name}[{place}]", f"{names.english[place]} never comes: needs a number above 0 in its {line}")
        for (name, names, totals), line in zip(sums, ("row", "column"), strict=True)
        for place in (totals == 0).nonzero().flatten().tolist()
    ]


TableInput = Annotated[EvidenceTable, ReadBy(table_from, EvidenceTable.plain, TableFile)]
