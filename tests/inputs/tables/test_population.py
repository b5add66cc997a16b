"""People stand for a table: all who were counted, or as few as make its probabilities whole; no cell is empty."""

from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.parameters import checked
from mathanim.inputs.tables.population import PeopleOfATable, people_for
from mathanim.inputs.tables.table import EvidenceTable, table_from


def table_of(values: list[list[float]], kind: str = "counts") -> EvidenceTable:
    rows, columns = len(values), len(values[0])
    names = {"hypotheses": [f"h{k}" for k in range(rows)], "evidence": [f"e{k}" for k in range(columns)]}
    return table_from({**names, kind: values})


def people(table: EvidenceTable, least: int) -> list[list[int]]:
    """How many stand for each cell."""
    return table.people(people_for(table, least)).tolist()


CELLS = (
    st.integers(2, 6)
    .flatmap(
        lambda rows: st.integers(1, 6).flatmap(
            lambda columns: st.lists(
                st.lists(st.integers(0, 10_000), min_size=columns, max_size=columns), min_size=rows, max_size=rows
            )
        )
    )
    .filter(lambda cells: all(map(any, cells)) and all(map(any, zip(*cells, strict=True))))
)


@given(CELLS)
@settings(max_examples=50, deadline=None)
def test_everyone_counted_stands_there(cells: list[list[int]]) -> None:
    assert people(table_of(cells), 100) == cells


@given(st.lists(st.integers(1, 9), min_size=4, max_size=6), st.integers(1, 3000))
@settings(max_examples=50, deadline=None)
def test_probabilities_stand_for_the_first_number_of_people_that_is_whole(cells: list[int], least: int) -> None:
    shares = [Fraction(cell, sum(cells)) for cell in cells]
    smallest = lcm(*(share.denominator for share in shares))
    counts = [count for (count,) in people(table_of([[float(share)] for share in shares], "probabilities"), least)]
    assert sum(counts) == -(-least // smallest) * smallest
    assert [Fraction(count, sum(counts)) for count in counts] == shares


def test_the_lectures_probabilities_are_its_hundred_users() -> None:
    assert people(table_of([[0.15, 0.35], [0.05, 0.45]], "probabilities"), 100) == [[15, 35], [5, 45]]
    rare = table_of([[0.000099, 0.000001], [0.009999, 0.989901]], "probabilities")
    assert people(rare, 100) == [[99, 1], [9999, 989901]]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            table_of([[2**-0.5], [1 - 2**-0.5]], "probabilities"),
            "table: needs probabilities that are whole numbers of people: round the probabilities to at most six",
        ),
        (
            table_of([[1, 1]] * 7),
            "table: needs at most 6 hypotheses with 6 kinds of evidence to be drawn, not 7 with 2",
        ),
        (
            table_from(
                {
                    "hypotheses": ["長い名前" * 8, "b" * 40],
                    "evidence": ["長い名前" * 10, "e" * 20],
                    "counts": [[1, 1]] * 2,
                }
            ),
            "table: needs names of at most 200 letters together, not 204 (a Japanese one counts twice)",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(table: EvidenceTable, message: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(PeopleOfATable, {"table": table.plain()})
    assert str(refused.value).startswith(message)
