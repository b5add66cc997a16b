"""The people who stand for a table in a picture: whole ones, and not too many to draw."""

from typing import Self

from jaxtyping import Int
from pydantic import Field, model_validator
from torch import Tensor

from mathanim.inputs.errors import InputError
from mathanim.inputs.parameters import Parameters
from mathanim.inputs.setting import Language
from mathanim.inputs.table import USERS_BY_DEVICE_AND_CLICK, EvidenceTable, TableInput, table_from
from mathanim.maths.probability.populations import counts_of_people, smallest_population

MOST_PEOPLE = 1000
MOST_HYPOTHESES, MOST_EVIDENCE = 6, 6


def drawn_people(table: EvidenceTable, population: int) -> Int[Tensor, "hypotheses evidence"]:
    """How many people are drawn in each cell: all that were counted, or ``population`` for a table of probabilities.

    More than can be drawn are reduced to the smallest number in the same proportions.

    Raises:
        InputError: if the table has too many rows or columns for a picture, or would need parts of people.
    """
    rows, columns = table.values.shape
    if rows > MOST_HYPOTHESES or columns > MOST_EVIDENCE:
        most = f"{MOST_HYPOTHESES} hypotheses with {MOST_EVIDENCE} kinds of evidence"
        raise InputError.of(f"needs at most {most} to be drawn, not {rows} with {columns}")
    joint = table.joint("en")
    wanted = table.population or population
    if wanted > MOST_PEOPLE:
        wanted = smallest_population(joint, MOST_PEOPLE) or wanted
    if wanted > MOST_PEOPLE:
        raise InputError.of(f"needs at most {MOST_PEOPLE} people to be drawn, not {wanted}, which cannot be reduced")
    try:
        return counts_of_people(joint, wanted)
    except ValueError as error:
        raise InputError.of(f"cannot be drawn as people: {error}") from None


class PeopleOfATable(Parameters):
    """A table and the people who stand for it; a story asks about the first hypothesis and sees the first evidence."""

    table: TableInput = Field(
        default=table_from(USERS_BY_DEVICE_AND_CLICK), description="counts or probabilities: hypotheses by evidence"
    )
    population: int = Field(
        default=100, ge=1, le=MOST_PEOPLE, description="how many people stand for a table of probabilities"
    )

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Self:
        drawn_people(self.table, self.population)
        return self

    def names(self, language: Language) -> dict[str, str]:
        """The first and last hypothesis and the first kind of evidence, for texts to name."""
        hypotheses, evidence = self.table.hypotheses.in_language(language), self.table.evidence.in_language(language)
        return {"hypothesis": hypotheses[0], "last": hypotheses[-1], "evidence": evidence[0]}

    def people(self) -> Int[Tensor, "hypotheses evidence"]:
        """How many people are drawn in each cell."""
        return drawn_people(self.table, self.population)
