"""The kinds of evidence at the left of the square are set alike, in every beat."""

from dataclasses import replace

import pytest

from mathanim.drawing.probability.event_notation import EventNotation, symbols_of
from mathanim.drawing.probability.split_labels import WIDEST, evidence_names
from tests.drawing.probability.test_split_square import notation_of

HEIGHT = 5.0


def named(*evidence: str) -> EventNotation:
    counts = [[9] * len(evidence), [8] * len(evidence)]
    notation = notation_of(counts)
    table = replace(notation.table, evidence=evidence)
    return replace(notation, table=table, symbols=symbols_of(("ill", "well"), evidence))


@pytest.mark.parametrize("evidence", [("click", "no click at"), ("クリック", "クリックなし")])
def test_counts_stand_below_every_name_if_one_has_no_room_beside_its_name(evidence: tuple[str, str]) -> None:
    notation = named(*evidence)
    counted, plain = evidence_names(notation, HEIGHT, True), evidence_names(notation, HEIGHT, False)
    assert any(notation.label(event, "17").width > WIDEST for event in notation.evidence)
    lines = [with_count.height - without.height for with_count, without in zip(counted, plain, strict=True)]
    assert min(lines) > 0.8 * counted[0].em
    assert {label.em for label in (*counted, *plain)} == {counted[0].em}


def test_many_kinds_of_evidence_fit_beside_the_square() -> None:
    for has_counts in (True, False):
        labels = evidence_names(named("fever", "cough", "rash", "headache", "nausea", "nothing"), HEIGHT, has_counts)
        assert sum(label.height for label in labels) < HEIGHT
        assert all(label.width <= WIDEST + 0.02 for label in labels)
