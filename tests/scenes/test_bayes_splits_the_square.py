"""The Bayes scene tells the truth: what is drawn are the areas and the people of the table."""

from typing import Any

import numpy as np
import pytest

from mathanim.drawing.area_pictures import AreaPicture
from mathanim.drawing.formulas import Typeset
from mathanim.drawing.frame_layout import SAFE
from mathanim.drawing.storyboard import Storyboard
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM
from mathanim.inputs.errors import InputError
from mathanim.inputs.setting import LANGUAGES, Language, Setting
from mathanim.inputs.table import USERS_BY_DEVICE_AND_CLICK
from scenes.probability.bayes_splits_the_square import BayesSplitsTheSquare
from tests.scenes.walking import at_each_beat

LONG = ["refrigerator with an internet display $", "Donaudampfschifffahrtsgesellschaftskapit"]
TABLES: dict[str, dict[str, Any]] = {
    "the default": USERS_BY_DEVICE_AND_CLICK,
    "six hypotheses": {
        "hypotheses": ["ads", "blog", "chat", "direct", "email", "forum"],
        "evidence": ["bought", "left"],
        "counts": [[3, 12], [10, 10], [1, 4], [6, 24], [9, 1], [2, 18]],
    },
    "six by six": {
        "hypotheses": ["一月生まれ", "二月", "三月", "四月", "五月", "六月生まれの人"],
        "evidence": ["赤", "青", "黄色が好き", "緑", "白", "黒"],
        "counts": [[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1], [1] * 6, [9, 0, 0, 0, 0, 9], [2] * 6, [30, 1, 1, 1, 1, 1]],
    },
    "long names": {
        "hypotheses": LONG,
        "evidence": ["clicked on the second advertisement #x", "no"],
        "counts": [[1, 2], [3, 1]],
    },
    "a rare disease": {
        "hypotheses": ["sick", "healthy"],
        "evidence": ["positive", "negative"],
        "counts": [[9, 1], [89, 901]],
    },
    "thirds and nothing": {
        "hypotheses": ["A", "B", "C"],
        "evidence": ["x", "y"],
        "probabilities": [[1 / 3, 0], [1 / 3, 1 / 6], [0, 1 / 6]],
    },
}
BY_BOTH = {
    "lay_one_over_the_other",
    "restrict_to_hypothesis",
    "weigh_the_cases",
    "fill_in_the_missing_case",
    "restrict_to_evidence",
}


def setting(table: dict[str, Any], language: Language = "en") -> Setting:
    return Setting(
        language=language, parameters={"table": table, "population": 12 if "probabilities" in table else 100}
    )


def people_in(scene: BayesSplitsTheSquare, cells: Any) -> list[int]:
    region = scene.square.region
    places = np.array([person.get_center()[:2] for person in scene.crowd])
    at = (places - [region.left, region.bottom]) / region.width
    return [int(((at > cell[:2]) & (at < cell[2:])).all(axis=1).sum()) for cell in cells]


def look(scene: Storyboard) -> dict[str, Any]:
    assert isinstance(scene, BayesSplitsTheSquare)
    outside = [shown for shown in scene.mobjects if not SAFE.holds(shown)]
    assert not outside, outside
    square = scene.square
    family = [part for shown in scene.mobjects for part in shown.get_family()]
    return {
        "people": {
            name: people_in(scene, getattr(square, name).steps[-1]) for name in ("columns", "rows", "cells", "recut")
        },
        "shares": {
            name: [getattr(square, name).share(k) for k in range(len(getattr(square, name)))]
            for name in ("cells", "recut")
        },
        "pictures": [part.share for part in family if isinstance(part, AreaPicture)],
        "smallest": min((text_em(part) for part in family if isinstance(part, Typeset)), default=1.0),
        "table": scene.notation.table.probabilities.numpy(),
        "counts": scene.notation.people.numpy(),
    }


def text_em(text: Typeset) -> float:
    """The em height at which a text stands on screen."""
    fresh = Typeset(Style.of(Setting()), text.markup, "body", parts={"eq": "ink"})
    return fresh.em * text.height / fresh.height


@pytest.mark.parametrize("name", TABLES)
def test_people_and_areas_are_those_of_the_table_in_every_beat(name: str) -> None:
    seen = at_each_beat(BayesSplitsTheSquare, setting(TABLES[name]), look)
    for beat, drawn in seen.items():
        counts, table, people = drawn["counts"], drawn["table"], drawn["people"]
        if beat == "split_by_hypothesis":
            assert people["columns"] == counts.sum(axis=1).tolist()
        if beat == "split_by_evidence":
            assert people["rows"] == counts.sum(axis=0).tolist()
        if beat in BY_BOTH:
            assert people["cells"] == counts.ravel().tolist()
            np.testing.assert_allclose(drawn["shares"]["cells"], table.ravel(), atol=1e-9)
        if beat == "reverse_the_condition":
            assert people["recut"] == counts.ravel().tolist()
            np.testing.assert_allclose(drawn["shares"]["recut"], table.ravel(), atol=1e-9)
        assert drawn["smallest"] >= SMALLEST_EM, beat
    table = seen["state_the_theorem"]["table"]
    prior, evidence, likelihood = table[0].sum(), table[:, 0].sum(), table[0, 0] / table[0].sum()
    posterior = table[0, 0] / evidence
    np.testing.assert_allclose(
        seen["state_the_theorem"]["pictures"], [posterior, likelihood, prior, evidence], atol=1e-9
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_beat_of_the_default_is_large_enough_to_read(language: Language) -> None:
    seen = at_each_beat(BayesSplitsTheSquare, setting(USERS_BY_DEVICE_AND_CLICK, language), look)
    assert {beat: drawn["smallest"] for beat, drawn in seen.items() if drawn["smallest"] < SMALLEST_EM} == {}


def test_the_lecturers_numbers_are_told() -> None:
    scene = BayesSplitsTheSquare(setting=Setting())
    scene.setup()
    numbers = scene.numbers()
    shown = ("of_hypothesis", "of_evidence", "of_both", "likelihood", "total", "missing", "complement", "posterior")
    assert [numbers[name] for name in shown] == pytest.approx([50, 20, 15, 0.3, 0.2, 0.1, 0.7, 0.75])
    assert "15 of the 20 are mobile, so the probability is 0.75" in scene.narration("reverse_the_condition")["en"]
    assert "20 人中 15 人がモバイル。確率は 0.75 です" in scene.narration("reverse_the_condition")["ja"]


def test_a_table_that_cannot_be_drawn_is_refused() -> None:
    parts = {"hypotheses": ["a", "b"], "evidence": ["x", "y"], "probabilities": [[0.123, 0.377], [0.05, 0.45]]}
    with pytest.raises(InputError, match="1000 people would do"):
        BayesSplitsTheSquare.checked_parameters({"table": parts})
