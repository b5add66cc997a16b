"""The people who stand for a table in a picture: whole ones, and not too many to draw."""

from jaxtyping import Int
from torch import Tensor

from mathanim.inputs.errors import InputError
from mathanim.inputs.table import EvidenceTable
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
