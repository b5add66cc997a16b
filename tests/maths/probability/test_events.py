"""Events against the conditionals that are computed another way."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.maths.probability.conditionals import likelihoods, posteriors
from mathanim.maths.probability.events import ANYTHING, Event, people_of, probability_of
from mathanim.maths.probability.joint_tables import JointTable, joint_table_of_counts

counts = st.integers(2, 6).flatmap(
    lambda rows: st.integers(2, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(1, 60), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


def table_of(rows: list[list[int]]) -> JointTable:
    names = [f"h{k}" for k in range(len(rows))], [f"e{k}" for k in range(len(rows[0]))]
    return joint_table_of_counts(torch.tensor(rows), *names)


@given(counts)
@settings(max_examples=50, deadline=None)
def test_events_agree_with_likelihoods_and_posteriors(rows: list[list[int]]) -> None:
    table = table_of(rows)
    for i in range(len(rows)):
        for j in range(len(rows[0])):
            forward = probability_of(table, Event(evidence=j), given=Event(hypothesis=i))
            backward = probability_of(table, Event(hypothesis=i), given=Event(evidence=j))
            assert torch.isclose(forward, likelihoods(table)[i, j], rtol=1e-12, atol=0)
            assert torch.isclose(backward, posteriors(table)[i, j], rtol=1e-12, atol=0)


@given(counts)
@settings(max_examples=50, deadline=None)
def test_a_probability_is_people_over_people(rows: list[list[int]]) -> None:
    table, people = table_of(rows), torch.tensor(rows)
    event, condition = Event(hypothesis=1), Event(evidence=0)
    ratio = people_of(people, event, condition).double() / people_of(people, condition)
    assert torch.isclose(probability_of(table, event, condition), ratio, rtol=1e-12, atol=0)
    assert people_of(people, ANYTHING) == sum(map(sum, rows))


def test_lecture_numbers() -> None:
    table = table_of([[15, 35], [5, 45]])
    asked = probability_of(table, Event(0), Event(evidence=0))
    assert asked.item() == pytest.approx(15 / 20, abs=1e-15)


def test_an_event_outside_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="hypothesis number 2 is not in a table with 2"):
        probability_of(table_of([[15, 35], [5, 45]]), Event(hypothesis=2))


def test_an_impossible_condition_is_refused() -> None:
    with pytest.raises(ValueError, match="the condition has probability zero"):
        probability_of(table_of([[0, 35], [0, 45]]), Event(hypothesis=0), Event(evidence=0))


def test_both_of_two_events() -> None:
    assert Event(1).and_also(Event(evidence=0)) == Event(1, 0) == Event(1, 0).and_also(ANYTHING)
    with pytest.raises(ValueError, match="cannot both be the case"):
        Event(0).and_also(Event(1))
