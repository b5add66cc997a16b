"""The people who stand for a table: those counted, or as many as make its probabilities whole numbers; no torch."""

from typing import TYPE_CHECKING, Self
from unicodedata import east_asian_width

from pydantic import Field, model_validator

from mathanim.inputs.errors import InputError
from mathanim.inputs.parameters import Parameters
from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.inputs.tables.table_fields import USERS_BY_DEVICE_AND_CLICK, TableInput, WrittenTable
from mathanim.maths.probability.whole_populations import population_of_at_least

if TYPE_CHECKING:
    from torch import Tensor

MOST_PEOPLE_ASKED_FOR = 1_000_000
MOST_HYPOTHESES, MOST_EVIDENCE = 6, 6
MOST_LETTERS = 200
"""Of all names together, where they can still be read on screen; a wide letter, such as a kanji, counts twice."""


def people_for(table: WrittenTable, least: int) -> int:
    """How many people stand for the table: those that were counted.

    For a table of probabilities it is the first number from ``least`` on that is whole in every cell.

    Raises:
        InputError: if the table has too many rows or columns for a picture, or no number of people is whole.
    """
    rows, columns = len(table.hypotheses), len(table.evidence)
    if rows > MOST_HYPOTHESES or columns > MOST_EVIDENCE:
        most = f"{MOST_HYPOTHESES} hypotheses with {MOST_EVIDENCE} kinds of evidence"
        raise InputError.of(f"needs at most {most} to be drawn, not {rows} with {columns}", "table")
    fitting = table.population or population_of_at_least(table.cells, least)
    if fitting is None:
        advice = "round the probabilities to at most six decimal places, or give counts"
        raise InputError.of(f"needs probabilities that are whole numbers of people: {advice}", "table")
    return fitting


class PeopleOfATable(Parameters):
    """A table and the people who stand for it; a story asks about the first hypothesis and sees the first evidence."""

    table: TableInput = Field(
        default=USERS_BY_DEVICE_AND_CLICK,
        validate_default=True,
        description="counts or probabilities: hypotheses by evidence",
    )
    population: int = Field(
        default=100,
        ge=1,
        le=MOST_PEOPLE_ASKED_FOR,
        description="at least how many people stand for a table of probabilities",
    )

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Self:
        _require_short_names(self.table)
        people_for(self.table, self.population)
        return self

    def names(self, language: Language) -> dict[str, str]:
        """The first and last hypothesis and the first kind of evidence, for texts to name."""
        hypotheses, evidence = self.table.hypotheses.in_language(language), self.table.evidence.in_language(language)
        return {"hypothesis": hypotheses[0], "last": hypotheses[-1], "evidence": evidence[0]}

    def people(self) -> "Tensor":
        """How many people there are in each cell: integers (hypotheses, evidence)."""
        return self.table.people(people_for(self.table, self.population))


def _require_short_names(table: WrittenTable) -> None:
    for language in LANGUAGES:
        names = table.hypotheses.in_language(language) + table.evidence.in_language(language)
        letters = sum(2 if east_asian_width(letter) in "WF" else 1 for name in names for letter in name)
        if letters > MOST_LETTERS:
            counted = f"{letters} (a Japanese one counts twice)"
            raise InputError.of(f"needs names of at most {MOST_LETTERS} letters together, not {counted}", "table")
