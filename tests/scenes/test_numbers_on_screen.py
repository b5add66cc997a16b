"""No number on the screen is without a source: every digit that is painted belongs to a listed quantity."""

import re
from collections.abc import Callable

import pytest
from manim import Circle, DecimalNumber, Scene, Text, VGroup

from mathanim.drawing.formulas import Formula, Words
from mathanim.drawing.readouts import Number
from mathanim.drawing.storyboard import Storyboard
from mathanim.drawing.style import Style
from mathanim.inputs.numerals import inscribed, notation
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import LANGUAGES, Language, Setting
from mathanim.rendering.numbers.seen import numbers_on
from tests.scenes.reading_digits import digits_without_a_source, painted_digits
from tests.scenes.walking import at_each_beat, scene_class

KNOWN = (
    "opening.lecture_title",
    "linear_algebra.basis_vectors_follow_the_matrix",
    "neural_networks.forward_pass_layer_by_layer",
)
"""The scenes all of whose numbers are known; no flagship is to be missing."""
STYLE = Style.of(Setting())
HALF = Quantity("half", 0.5, "1 / 2")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", KNOWN)
def test_every_digit_on_screen_belongs_to_a_listed_number(scene: str, language: Language) -> None:
    walked: list[Storyboard] = []

    def look(shown: Storyboard) -> tuple[int, list[str]]:
        walked[:] = [shown]
        return len(list(painted_digits(shown))), digits_without_a_source(shown)

    seen = at_each_beat(scene_class(scene), Setting(language=language, pace="tight"), look)
    assert sum(digits for digits, _ in seen.values()) > 0
    assert {beat: strays for beat, (_, strays) in seen.items() if strays} == {}
    assert [text for beat in seen if (text := unlisted_narration(walked[0], beat, language))] == []


def unlisted_narration(scene: Storyboard, beat: str, language: Language) -> str:
    """The narration of a beat, if its numbers are not those that the scene says it has told."""
    text, told = scene.narration(beat)[language], scene.numerals_said(beat)[language]
    return "" if digits_in(text) == "".join(digits_in(number.text) for number in told if number.is_right) else text


def digits_in(text: str) -> str:
    """The digits of a text but for those that belong to a name, such as e1."""
    return "".join(re.findall(r"(?<![A-Za-z])\d", text))


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
