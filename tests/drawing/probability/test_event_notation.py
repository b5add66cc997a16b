"""Symbols tell the events apart, and formulas say what the table says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.formulas import Formula
from mathanim.drawing.probability.event_notation import symbols_of
from mathanim.inputs.numerals import plain
from mathanim.maths.probability.events import Event
from tests.drawing.probability.test_split_square import STYLE, notation_of

names = st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=6, unique=True)


@given(names, names)
@settings(max_examples=100, deadline=None)
def test_symbols_are_different_whatever_the_names_are(hypotheses: list[str], evidence: list[str]) -> None:
    first, second = symbols_of(hypotheses, evidence)
    assert (len(first), len(second)) == (len(hypotheses), len(evidence))
    assert len({*first, *second, "P"}) == len(first) + len(second) + 1


@pytest.mark.parametrize(
    ("hypotheses", "evidence", "symbols"),
    [
        (["mobile", "laptop"], ["click", "no click"], (["M", "L"], ["C", "overline(C)"])),
        (["sick", "healthy"], ["positive", "negative"], (["H_1", "H_2"], ["E", "overline(E)"])),
        (["ads", "apps"], ["x", "y", "z"], (["H_1", "H_2"], ["E_1", "E_2", "E_3"])),
        (["健康", "病気"], ["陽性", "陰性"], (["H_1", "H_2"], ["E", "overline(E)"])),
    ],
)
def test_symbols_are_initials_where_those_tell_the_names_apart(
    hypotheses: list[str], evidence: list[str], symbols: tuple[list[str], list[str]]
) -> None:
    assert symbols_of(hypotheses, evidence) == symbols


def test_a_sentence_gives_the_formula_the_people_and_the_number() -> None:
    notation = notation_of([[15, 35], [5, 45]])
    sentence = notation.sentence(Event(0), Event(evidence=0))
    assert plain(sentence) == "P(hypothesisA(H_1) mid(|) evidence(E)) eq(=) 15/20 = 0.75"
    assert Formula(STYLE, sentence, parts={"eq": "ink"}).part("hypothesisA").width > 0


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=40).filter(str.strip))
@settings(max_examples=25, deadline=None)
def test_any_name_is_set_within_its_width(name: str) -> None:
    notation = notation_of([[15, 35], [5, 45]])
    table = type(notation.table)((name, "other"), notation.table.evidence, notation.table.probabilities)
    named = type(notation)(STYLE, table, notation.people, notation.symbols)
    assert named.label_within(1.95, Event(0), "50").width <= 1.95 + 0.02


def test_long_counts_stand_in_groups_of_three() -> None:
    assert plain(notation_of([[94905, 1], [5000, 94]]).count(Event(0))) == "94\u202f906"
