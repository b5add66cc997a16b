"""A function, a point and steps that are wrong only together are refused without torch, in the scene's own words."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from mathanim.inputs.declared_check import declared_fault
from mathanim.inputs.expressions.expression import Expression
from mathanim.inputs.expressions.readable_secants import require_readable
from mathanim.inputs.expressions.secants_foreseen import refuse_without_torch
from mathanim.inputs.scene_folder import SCENES
from mathanim.maths.calculus.approaches import approach_to_tangent
from mathanim.maths.calculus.functions import on_arrays
from mathanim.maths.calculus.spans import spans_to_show
from tests.inputs.formulas import formula_texts, function_of
from tests.inputs.own_words import own_fault
from tests.scenes.walking import scene_class

SECANT = "calculus.secant_becomes_tangent"
FILE, CLASS = SCENES / "calculus/secant_becomes_tangent.py", "SecantBecomesTangent"
FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"function": "sqrt(-1 - x**2)"}, "f has no derivative at 3.2: a kink, a jump, a gap"),
    ({"function": "1/x", "point": 0}, "f has no derivative at 0.0"),
    ({"function": "abs(x - 1)", "point": 1}, "f has no derivative at 1.0"),
    ({"function": r"\left|x - 0.1\right|", "point": 0.1}, "f has no derivative at 0.1"),
    ({"function": "floor(x)", "point": 2}, "f has no derivative at 2.0"),
    ({"function": "cbrt(x)", "point": 0}, "f has no derivative at 0.0"),
    ({"function": "max(x, 2 - x)", "point": 1}, "f has no derivative at 1.0"),
    ({"function": "sqrt(x)", "point": 0}, "f has no derivative at 0.0"),
    ({"function": "sqrt(4 - x)"}, "f has no value beyond 4: take steps of at most 0.8"),
    ({"function": "sqrt(4 - x**2)", "point": 1.5}, "f has no value beyond 2: take steps of at most 0.5"),
    ({"function": "1/x", "point": -1, "steps": [1, 0.5]}, "f has no value at 0: take steps of at most 0.999"),
    ({"function": "sqrt(x - 1) + sqrt(1 - x) + x", "point": 1}, "f(1.00001) has no value: take steps far smaller"),
    ({"function": "x**x", "point": -2}, "has no value: take steps"),
    ({"function": "sin(200*x)"}, "goes up and down too often to be followed: let B begin 0.12 from A"),
    ({"function": "sin(1e15*x)", "steps": [2, 1]}, "goes up and down too often to be followed, however near"),
    ({"function": "sin(123.91/x)", "point": 1.81, "steps": [5, 1]}, "too often to be followed: let B begin 2.5 from A"),
    ({"function": "exp(50*x)"}, "need to stay below 1e+12 to be read, and reach 8.25212e+112"),
    ({"function": "1e11*x**2", "point": 7}, "need to stay below 1e+12 to be read"),
    ({"function": "1e-13*x**2"}, "slopes need to reach 1e-12 to be read, and the steepest is 8.4e-13: multiply f"),
    ({"steps": [1, 1e-18]}, "h = 1e-18 is too small for float64: x + h is x again at x = 3.2"),
    ({"function": "100*x**2", "steps": [1, 1e-14]}, "the last step, 1e-14, is lost in rounding"),
    ({"function": "1e7 + x", "steps": [1, 1e-9]}, "the last step, 1e-09, is lost in rounding"),
    ({"function": "3", "steps": [1.7e308, 1]}, "places of a curve must be finite"),
]


def test_joint_faults_are_refused_in_the_scenes_own_words_without_torch_sympy_and_manim() -> None:
    program = f"""
import json, sys
from pathlib import Path
from mathanim.inputs.declared_check import declared_fault
told = [str(declared_fault(Path({str(FILE)!r}), {CLASS!r}, values) or "") for values in json.load(sys.stdin)]
print(json.dumps([told, sorted({{"manim", "torch", "sympy", "av", "PIL"}} & sys.modules.keys())]))
"""
    asked = json.dumps([values for values, _ in FAULTS])
    ended = subprocess.run([sys.executable, "-c", program], input=asked, capture_output=True, text=True, check=True)
    told, loaded = json.loads(ended.stdout)
    assert loaded == [] and ended.stderr == ""
    for came, (values, words) in zip(told, FAULTS, strict=True):
        assert words in came
        assert came == own_fault(scene_class(SECANT), values)


STEPS = st.sampled_from([(2.0, 1.0, 0.1, 0.01), (1.0, 0.5), (2.0, 1e-12), (1e-3, 1e-15), (1e3, 0.1), (0.5, 1e-17)])
TEXTS = st.one_of(
    st.builds("{}({}*x + {})".format, st.sampled_from(["sin", "abs", "sqrt", "tan", "floor", "exp", "cbrt"]),
              st.integers(-60, 60), st.integers(-3, 3)),
    formula_texts(4),
)  # fmt: skip
POINTS = st.sampled_from([0.0, 1.0, -1.0, 0.5, 3.2, 1e4, -0.75])


def refused_by_torch(f: Expression, x: float, steps: Sequence[float]) -> bool:
    """Whether computing and showing the secants fails, found with torch and the exact derivative."""
    try:
        approach = approach_to_tangent(f, f.derivative, x, steps)
        require_readable(approach)
        spans_to_show(on_arrays(f), [approach.start.tolist(), approach.ends[0].tolist()])
    except ValueError:
        return True
    return False


@given(text=TEXTS, x=POINTS, steps=STEPS)
def test_what_is_refused_without_torch_is_refused_with_it(text: str, x: float, steps: tuple[float, ...]) -> None:
    f = function_of(text)
    try:
        refuse_without_torch(f, x, steps)
    except ValueError as error:
        event(str(error)[:20])
        assert refused_by_torch(f, x, steps)


@given(text=TEXTS, x=POINTS, steps=STEPS)
def test_what_the_source_says_of_values_together_the_scene_says(text: str, x: float, steps: tuple[float, ...]) -> None:
    values = {"function": text, "point": x, "steps": list(steps)}
    fault = declared_fault(FILE, CLASS, values)
    own = own_fault(scene_class(SECANT), values)
    assert fault is None or str(fault) == own != ""


@pytest.mark.parametrize(
    ("function", "point", "steps"),
    [
        ("x**2 / 4 - x + 2", 3.2, (2, 1, 0.1, 0.01, 0.001, 0.00001)),
        ("abs(x)", 1e-9, (1e-10, 1e-12)),
        ("3", 0, (1, 0.1)),
        ("1e-12*x**2", 1, (2, 1, 0.1, 0.00001)),
        ("3e9*x", 1, (2, 1, 0.1, 0.00001)),
    ],
)
def test_what_can_be_shown_is_not_refused(function: str, point: float, steps: tuple[float, ...]) -> None:
    assert declared_fault(FILE, CLASS, {"function": function, "point": point, "steps": list(steps)}) is None
