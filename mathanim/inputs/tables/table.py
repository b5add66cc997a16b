"""A table of counts or probabilities: how often each hypothesis comes with each kind of evidence."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from mathanim.inputs.names import Names
from mathanim.inputs.setting import Language
from mathanim.inputs.tables.table_fields import written_table
from mathanim.maths.probability.joint_tables import JointTable, joint_table_of_counts, joint_table_of_probabilities

USERS_BY_DEVICE_AND_CLICK: dict[str, Any] = {
    "hypotheses": {"en": ["mobile", "laptop"], "ja": ["モバイル", "ノートPC"]},
    "evidence": {"en": ["click", "no click"], "ja": ["クリック", "クリックなし"]},
    "counts": [[15, 35], [5, 45]],
}
"""The lecture's hundred users."""


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
    table = written_table(value)
    values = torch.tensor(table.values, dtype=torch.float64)
    return EvidenceTable(table.hypotheses, table.evidence, values, table.population)
