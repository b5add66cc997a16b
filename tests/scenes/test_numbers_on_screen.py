"""A number without a source is found on any screen; that none is on a flagship's, tests/golden says."""

from collections.abc import Callable

import pytest
from manim import Circle, DecimalNumber, Scene, Text, VGroup

from mathanim.drawing.formulas import Formula, Words
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.inputs.numerals import inscribed, notation
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Setting
from mathanim.rendering.numbers.seen import numbers_on
from tests.scenes.reading_digits import digits_without_a_source

STYLE = Style.of(Setting())
HALF = Quantity("half", 0.5, "1 / 2")


PLANTED: dict[str, Callable[[], VGroup]] = {
    "in a formula": lambda: VGroup(Formula(STYLE, "x + 7")),
    "as an exponent": lambda: VGroup(Formula(STYLE, "x^2")),
    "in words": lambda: VGroup(Words(STYLE, "the 3 of us")),
    "in bold": lambda: VGroup(Words(STYLE, "number 8", bold=True)),
    "behind a listed one": lambda: VGroup(Formula(STYLE, f"{inscribed(HALF, '0.5')} 4")),
    "as a number": lambda: VGroup(Number(STYLE, [0.5])),
    "rounded wrongly": lambda: VGroup(Formula(STYLE, inscribed(HALF, "0.4"))),
    "faintly": lambda: VGroup(Formula(STYLE, "6").set_opacity(0.2)),
}


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_number_is_found(plant: Callable[[], VGroup]) -> None:
    scene = Scene()
    known = Formula(STYLE, f"bold(e)_1 = {inscribed(HALF, '0.5')} + {notation('1')}/{notation('2')}")
    scene.add(known, Number(STYLE, HALF, 1), Circle())
    assert digits_without_a_source(scene) == []
    scene.add(plant())
    assert digits_without_a_source(scene) != []


def test_numbers_of_ordinary_manim_scenes_are_told_as_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("manim.mobject.text.numbers.string_to_mob_map", {})  # it holds Text for all to come
    scene = Scene()
    scene.add(DecimalNumber(2.5, mob_class=Text), Text("chapter 3"), Text("the end"))
    assert [(seen.kind, seen.text, seen.value) for seen in numbers_on(scene)] == [
        ("manim", "2.50", 2.5),
        ("text", "“chapter 3”", None),
    ]
