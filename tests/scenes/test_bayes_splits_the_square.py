"""The Bayes scene tells the truth: what is drawn are the areas and the people of the table, and so are its numbers."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.probability.area_pictures import AreaPicture
from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.errors import InputError
from mathanim.inputs.setting import Language, Setting, Theme
from mathanim.inputs.tables.table_fields import USERS_BY_DEVICE_AND_CLICK
from mathanim.rendering.layout.layout_check import findings_of_scene
from scenes.probability.bayes_splits_the_square import BayesSplitsTheSquare
from tests.scenes.reading_digits import digits_without_a_source, listed_values
from tests.scenes.walking import at_each_beat, quick_objects

TABLES: dict[str, tuple[Language, Theme, dict[str, Any]]] = {
    "the default": ("ja", "light", USERS_BY_DEVICE_AND_CLICK),
    "six by six": (
        "ja",
        "dark",
        {
            "hypotheses": ["一月生まれ", "二月", "三月", "四月", "五月", "六月生まれの人"],
            "evidence": ["一番好きな色は赤", "青", "黄色が好き", "緑", "白", "黒"],
            "counts": [
                [1, 2, 3, 4, 5, 6],
                [6, 5, 4, 3, 2, 1],
                [1] * 6,
                [9, 0, 0, 0, 0, 9],
                [2] * 6,
                [0, 1, 1, 1, 1, 1],
            ],
        },
    ),
    "a rare disease, ten thousand people, numbers that do not divide": (
        "en",
        "light",
        {
            "hypotheses": ["sick", "healthy", "COVID-19"],
            "evidence": ["positive", "negative"],
            "counts": [[7, 1], [499, 9483], [3, 7]],
        },
    ),
    "one kind of evidence, names as long as they may be": (
        "en",
        "dark",
        {
            "hypotheses": ["refrigerator with an internet display $", "Donaudampfschifffahrtsgesellschaftskapit"],
            "evidence": ["clicked on the second advertisement #x"],
            "counts": [[4], [6]],
        },
    ),
    "probabilities: thirds, nothing, equals": (
        "ja",
        "light",
        {
            "hypotheses": ["長い名前の仮説がここにある", "B", "C"],
            "evidence": ["x", "y"],
            "probabilities": [[1 / 3, 0], [1 / 6, 1 / 6], [0, 1 / 3]],
        },
    ),
}


@dataclass(frozen=True)
class Truth:
    """A table counted again, in exact fractions, under the names that the scene gives to its numbers."""

    hypotheses: list[str]
    evidence: list[str]
    counts: list[list[Fraction]]

    @classmethod
    def of(cls, table: dict[str, Any], language: Language) -> "Truth":
        names = [
            table[kind][language] if isinstance(table[kind], dict) else table[kind]
            for kind in ("hypotheses", "evidence")
        ]
        cells = table.get("counts") or [
            [Fraction(p).limit_denominator(60) * 102 for p in row] for row in table["probabilities"]
        ]
        return cls(*names, [[Fraction(cell) for cell in row] for row in cells])

    def values(self) -> dict[str, Fraction]:
        rows, columns = [sum(row) for row in self.counts], [sum(column) for column in zip(*self.counts, strict=True)]
        everyone, values = Fraction(sum(rows)), {"people": Fraction(sum(rows))}
        for h, row in zip(self.hypotheses, rows, strict=True):
            values |= {f"people: {h}": Fraction(row), f"P({h})": row / everyone}
        for e, column in zip(self.evidence, columns, strict=True):
            values |= {f"people: {e}": Fraction(column), f"P({e})": column / everyone}
        for h, row, cells in zip(self.hypotheses, rows, self.counts, strict=True):
            for e, column, cell in zip(self.evidence, columns, cells, strict=True):
                values |= {f"people: {h}, {e}": cell, f"P({h}, {e})": cell / everyone}
                values |= {f"P({e} | {h})": cell / row, f"P({h} | {e})": cell / column}
        first, last, seen = self.hypotheses[0], self.hypotheses[-1], self.evidence[0]
        values[f"1 - P({seen} | {first})"] = 1 - values[f"P({seen} | {first})"]
        values[f"x = P({seen} | {last})"] = values[f"P({seen} | {last})"]
        values[f"P({seen}) without {last}"] = values[f"P({seen})"] - values[f"P({last}, {seen})"]
        return values


def people_in(scene: BayesSplitsTheSquare, cells: Any) -> list[int]:
    region = scene.square.region
    places = np.array([person.get_center()[:2] for person in scene.crowd])
    at = (places - [region.left, region.bottom]) / region.width
    return [int(((at > cell[:2]) & (at < cell[2:])).all(axis=1).sum()) for cell in cells]


def look(scene: Storyboard) -> dict[str, Any]:
    assert isinstance(scene, BayesSplitsTheSquare)
    family = [part for shown in scene.mobjects for part in shown.get_family()]
    places = ("columns", "rows", "cells", "recut")
    return {
        "faults": [*map(str, findings_of_scene(scene)), *digits_without_a_source(scene)],
        "people": {name: people_in(scene, getattr(scene.square, name).steps[-1]) for name in places},
        "figures": scene.notation.numbers.figures,
        "pictures": [part.share for part in family if isinstance(part, AreaPicture)],
        "values": listed_values(scene),
    }


@pytest.mark.parametrize("name", TABLES)
def test_every_beat_shows_the_table_and_nothing_is_out_of_place(name: str) -> None:
    language, theme, table = TABLES[name]
    truth = Truth.of(table, language).values()
    seen = at_each_beat(
        BayesSplitsTheSquare, Setting(language=language, theme=theme, parameters={"table": table}), look, 854
    )
    assert {beat: drawn["faults"] for beat, drawn in seen.items() if drawn["faults"]} == {}
    figures = seen["meet_everyone"]["figures"]
    expected = {
        "split_by_hypothesis": ("columns", figures.counts.sum(1).tolist()),
        "split_by_evidence": ("rows", figures.counts.sum(0).tolist()),
        "reverse_the_condition": ("recut", figures.counts.flatten().tolist()),
    } | dict.fromkeys(("lay_one_over_the_other", "restrict_to_evidence"), ("cells", figures.counts.flatten().tolist()))
    assert {beat: (place, seen[beat]["people"][place]) for beat, (place, _) in expected.items()} == expected
    told = {name: value for drawn in seen.values() for name, value in drawn["values"].items()}
    assert told.pop("people per figure", figures.each) == figures.each
    assert told == {name: pytest.approx(float(truth[name]), rel=1e-12, abs=1e-15) for name in told}
    h, e = Truth.of(table, language).hypotheses[0], Truth.of(table, language).evidence[0]
    drawn = [float(truth[name]) for name in (f"P({h} | {e})", f"P({e} | {h})", f"P({h})", f"P({e})")]
    np.testing.assert_allclose(seen["state_the_theorem"]["pictures"], drawn, atol=1e-9)


cells = st.integers(2, 6).flatmap(
    lambda rows: st.integers(1, 6).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 9) | st.integers(0, 2000), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


@given(cells.filter(lambda cells: all(map(any, cells)) and all(map(any, zip(*cells, strict=True)))))
@settings(max_examples=6, deadline=None)
def test_areas_are_probabilities_and_posterior_areas_sum_to_the_evidence(counts: list[list[int]]) -> None:
    names = {"hypotheses": [f"h{k}" for k in range(len(counts))], "evidence": [f"e{k}" for k in range(len(counts[0]))]}
    scene = BayesSplitsTheSquare(setting=Setting(parameters={"table": {**names, "counts": counts}}))
    with quick_objects():
        scene.setup()
    shares, kinds = np.array(counts) / np.sum(counts), len(counts[0])
    for square in (scene.square.cells, scene.square.recut):
        square.show_step(square.last_step)
        np.testing.assert_allclose([square.share(cell) for cell in range(shares.size)], shares.ravel(), atol=1e-9)
    posteriors = [scene.square.recut.share(cell) for cell in range(0, shares.size, kinds)]
    evidence = shares[:, 0].sum()
    assert sum(posteriors) == pytest.approx(evidence, abs=1e-9)
    scene.skyline.show_step(scene.skyline.last_step)
    x, y = scene.skyline.points[::4, :2].T
    enclosed = abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2 / scene.square.region.width**2
    assert enclosed == pytest.approx(evidence, abs=1e-9)
    for place, posterior in enumerate(posteriors):
        value = scene.notation.value(scene.notation.hypotheses[place], scene.notation.evidence[0])
        assert posterior / evidence == pytest.approx(float(value), abs=1e-9)


def test_the_lecturers_numbers_are_told() -> None:
    scene = BayesSplitsTheSquare(setting=Setting())
    scene.setup()
    numbers = scene.numbers()
    shown = ("of_hypothesis", "of_evidence", "of_both", "likelihood", "total", "missing", "complement", "posterior")
    assert [float(numbers[name]) for name in shown] == pytest.approx([50, 20, 15, 0.3, 0.2, 0.1, 0.7, 0.75])
    assert "15 of the 20 are mobile, so the probability is 0.75" in scene.narration("reverse_the_condition")["en"]
    assert "20 人中 15 人がモバイル。確率は 0.75 です" in scene.narration("reverse_the_condition")["ja"]


def test_what_is_said_is_true_of_a_table_that_tells_nothing() -> None:
    names = {"hypotheses": ["rain", "sun"], "evidence": ["heads", "tails"]}
    scene = BayesSplitsTheSquare(setting=Setting(parameters={"table": {**names, "counts": [[10, 10], [30, 30]]}}))
    scene.setup()
    assert scene.notation.turns() == {
        "knowing": "knowing_tells_nothing",
        "border": "border_stays",
        "warning": "said_of_chance",
    }
    assert "the line stays straight" in scene.narration("lay_one_over_the_other")["en"]
    assert "0.5 と同じなのは偶然です" in scene.narration("fill_in_the_missing_case")["ja"]


def test_a_table_that_cannot_be_drawn_is_refused() -> None:
    half = {"hypotheses": ["a", "b"], "evidence": ["x", "y"], "probabilities": [[0.5, 0.1], [0.2**0.5, 0.4 - 0.2**0.5]]}
    with pytest.raises(InputError, match=r"probabilities\[1\]\[1\]: needs a number of at least 0, not -0.04"):
        BayesSplitsTheSquare.checked_parameters({"table": half})
