"""What the secant scene says is true of the curve that it shows, and every number in it was computed."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.calculus.secant_quantities import SecantQuantities
from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.setting import LANGUAGES, Setting
from mathanim.maths.calculus.approaches import approach_to_tangent
from scenes.calculus.secant_becomes_tangent import SecantBecomesTangent
from tests.scenes.reading_digits import unlisted_narration

COEFFICIENT = st.integers(-40, 40).map(lambda n: Fraction(n, 8))


def test_narrations_take_their_numbers_from_the_computation() -> None:
    scene = SecantBecomesTangent(setting=Setting(parameters={"function": "x**2", "point": 1.5, "steps": [0.5, 0.001]}))
    scene.setup()
    for language in ("en", "ja"):
        assert "3.5" in scene.narration("draw_secant")[language]
        assert "1.501" in scene.narration("slide_b")[language]
        assert re.search(r" 3( |\.$)", scene.narration("slide_b")[language])
        assert re.search(r" 3( |\.$)", scene.narration("compare_steps")[language])


@pytest.mark.parametrize(
    ("parameters", "beat", "said"),
    [
        ({"function": "10 - 7*x"}, "measure_rise_and_run", ("14 down: the rise is −14", "下へ 14 進みます。")),
        ({"function": "-x**2", "point": -1}, "measure_rise_and_run", ("rise is 0", "上にも下にも動きません")),
        ({"function": "sin(pi*x)", "point": 1}, "measure_rise_and_run", ("rise is 0", "縦の変化は 0 です")),
        ({"function": "10 - 7*x"}, "show_curve", ("straight line", "まっすぐな線")),
        ({"function": "abs(x - 1)", "point": 2}, "show_curve", ("steeper in some places", "場所によって")),
        ({"function": "10 - 7*x"}, "slide_b", ("it stays −7", "−7 のまま")),
        ({"function": "cos(x)", "point": 0}, "slide_b", ("settles on 0.", " 0 に落ち着きます")),
        ({"function": "ln(x)", "point": 0.001}, "slide_b", ("by then it is 995.", "そこでの傾きは 995 です")),
        (
            {"function": "-1e8*x", "point": 1},
            "slide_b",
            ("stays −100\u202f000\u202f000.", " −100\u202f000\u202f000 の"),
        ),
        (
            {"function": "1e-8*x**2", "point": 0.0003},
            "slide_b",
            ("by then it is 6.1\u202f·\u202f10⁻¹².", "6.1\u202f·\u202f10⁻¹² です"),
        ),
        ({"function": "10 - 7*x"}, "zoom_in", ("its own tangent", "それ自身が接線")),
        ({"function": "10 - 7*x"}, "compare_steps", ("However small the run", "どんなに小さくても")),
        ({"function": "sin(20*x)"}, "compare_steps", ("Long runs say little", "当てになりません")),
    ],
)
def test_what_is_said_is_true_of_the_curve(parameters: dict[str, Any], beat: str, said: tuple[str, str]) -> None:
    scene = SecantBecomesTangent(setting=Setting(parameters=parameters))
    f, steps = scene.parameters.function, scene.parameters.steps
    scene.shown = SecantQuantities.of(f, approach_to_tangent(f, f.derivative, scene.parameters.point, steps))
    narration = scene.narration(beat)
    assert said[0] in narration["en"] and said[1] in narration["ja"]
    for language in LANGUAGES:
        assert unlisted_narration(scene, beat, language) == ""


@given(COEFFICIENT, COEFFICIENT.filter(bool), st.integers(-40, 40), st.integers(1, 5))
def test_a_slope_is_said_to_settle_only_where_three_digits_of_it_have(
    linear: Fraction, quadratic: Fraction, a: int, digits: int
) -> None:
    f = expression_from(f"({float(quadratic)})*x**2 + ({float(linear)})*x")
    known = SecantQuantities.of(f, approach_to_tangent(f, f.derivative, float(a), [1.0, 10.0**-digits], count=30))
    limit = 2 * quadratic * a + linear
    miss = abs(quadratic) * Fraction(1, 10**digits)
    if known.settled is None:
        assert miss > abs(limit) / 20000
    else:
        first = abs(limit + quadratic)
        assert abs(known.settled - float(limit)) <= 0.0051 * abs(float(limit)) + 1e-12
        assert miss <= (abs(limit) / 100 if limit else max(first, miss) / 500)
