"""A table of counts or probabilities, from which tensors are made: how often each hypothesis comes with evidence."""

from dataclasses import dataclass

import torch
from jaxtyping import Int
from torch import Tensor

from mathanim.inputs.setting import Language
from mathanim.inputs.tables.table_fields import WrittenTable, written_table
from mathanim.maths.probability.joint_tables import JointTable, joint_table_of_counts, joint_table_of_probabilities
from mathanim.maths.probability.populations import counts_of_people


@dataclass(frozen=True)
class EvidenceTable(WrittenTable):
    """A checked table, with its joint probabilities and its people as tensors."""

    def joint(self, language: Language) -> JointTable:
        """The joint probabilities, named in ``language``."""
        values = torch.tensor(self.values, dtype=torch.float64)
        names = self.hypotheses.in_language(language), self.evidence.in_language(language)
        if self.population is None:
            return joint_table_of_probabilities(values, *names)
        return joint_table_of_counts(values, *names)

    def people(self, population: int) -> Int[Tensor, "hypotheses evidence"]:
        """How many of so many people each cell holds; all who were counted, if there was counted.

        Raises:
            ValueError: naming a cell that would hold a fraction of a person.
        """
        if self.population is not None:
            return torch.tensor(self.values, dtype=torch.float64).round().to(torch.int64)
        return counts_of_people(self.joint("en"), population)


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
    return EvidenceTable(table.hypotheses, table.evidence, table.values, table.population)
