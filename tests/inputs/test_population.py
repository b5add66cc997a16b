"""Whole people stand for a table, in its proportions, and never too many."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.parameters import checked
from mathanim.inputs.population import MOST_PEOPLE, PeopleOfATable, drawn_people
from mathanim.inputs.table import EvidenceTable, table_from


def table_of(values: list[list[float]], kind: str = "counts") -> EvidenceTable:
    rows, columns = len(values), len(values[0])
    names = {"hypotheses": [f"h{k}" for k in range(rows)], "evidence": [f"e{k}" for k in range(columns)]}
    return table_from({**names, kind: values})


@given(st.lists(st.lists(st.integers(1, 40), min_size=2, max_size=2), min_size=2, max_size=6))
@settings(max_examples=50, deadline=None)
def test_everyone_counted_is_drawn(rows: list[list[int]]) -> None:
    assert drawn_people(table_of(rows), 100).tolist() == rows


@given(st.lists(st.lists(st.integers(1, 9), min_size=2, max_size=2), min_size=2, max_size=4), st.integers(100, 10_000))
@settings(max_examples=50, deadline=None)
def test_too_many_are_reduced_in_proportion(rows: list[list[int]], times: int) -> None:
    people = drawn_people(table_of([[count * times for count in row] for row in rows]), 100)
    assert people.sum() <= max(MOST_PEOPLE, sum(map(sum, rows)))
    given_shares = torch.tensor(rows).double() / sum(map(sum, rows))
    assert torch.allclose(people.double() / people.sum(), given_shares, atol=1e-12)


def test_probabilities_stand_for_the_population_asked_for() -> None:
    assert drawn_people(table_of([[0.15, 0.35], [0.05, 0.45]], "probabilities"), 100).tolist() == [[15, 35], [5, 45]]


@pytest.mark.parametrize(
    ("values", "kind", "message"),
    [
        ([[0.123, 0.377], [0.05, 0.45]], "probabilities", "is not whole; 1000 people would do"),
        ([[1, 1]] * 7, "counts", "needs at most 6 hypotheses with 6 kinds of evidence to be drawn, not 7 with 2"),
        ([[1009, 1], [1, 1]], "counts", "needs at most 1000 people to be drawn, not 1012, which cannot be reduced"),
    ],
)
def test_what_cannot_be_drawn_is_refused(values: list[list[float]], kind: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        checked(PeopleOfATable, {"table": table_of(values, kind).plain()})
