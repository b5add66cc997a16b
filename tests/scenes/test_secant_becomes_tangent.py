"""The secant scene tells the truth: points on the curve, slopes as computed, digits as the exact numbers have them."""

import math
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pytest

from mathanim.drawing.frame_layout import SAFE
from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.errors import InputError
from mathanim.inputs.setting import Setting
from scenes.calculus.secant_becomes_tangent import SecantBecomesTangent
from tests.scenes.walking import at_each_beat

Real = Callable[[float], float]
FUNCTIONS: dict[str, tuple[dict[str, object], Real, Real]] = {
    "the default": ({}, lambda x: x**2 / 4 - x + 2, lambda x: x / 2 - 1),
    "a wave": ({"function": "sin(x)", "point": 1, "steps": [2, 0.1, 0.001]}, math.sin, math.cos),
    "a pole beside it": ({"function": "1/x", "point": 0.5}, lambda x: 1 / x, lambda x: -1 / x**2),
    "a level line": ({"function": "3", "point": -1}, lambda _: 3.0, lambda _: 0.0),
    "a staircase": ({"function": "floor(x)", "point": 0.5}, math.floor, lambda _: 0.0),
    "a steep start": (
        {"function": "sqrt(x)", "point": 0.01, "steps": [2, 1, 0.5, 0.1, 0.01, 0.001, 0.0001]},
        math.sqrt,
        lambda x: 0.5 / math.sqrt(x),
    ),
    "millionths": (
        {"function": "x/1e6 + x**2/1e7", "point": 3},
        lambda x: x / 1e6 + x**2 / 1e7,
        lambda x: 1e-6 + x / 5e6,
    ),
    "far out": ({"function": "ln(x)", "point": 9000.5, "steps": [0.1, 0.0003]}, math.log, lambda x: 1 / x),
    "a long formula": (
        {"function": "exp(-x**2/2)*sin(3*x + 1)/(1 + x**2) + sqrt(abs(x))", "point": 0.7},
        lambda x: math.exp(-(x**2) / 2) * math.sin(3 * x + 1) / (1 + x**2) + math.sqrt(abs(x)),
        lambda _: math.nan,
    ),
}


@pytest.mark.parametrize(("parameters", "f", "derivative"), FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_points_lie_on_the_curve_and_lines_have_their_slopes_in_every_beat(
    parameters: dict[str, object], f: Real, derivative: Real
) -> None:
    def drawn(scene: Storyboard) -> tuple[np.ndarray, np.ndarray, float, float]:
        assert isinstance(scene, SecantBecomesTangent)
        assert all(SAFE.holds(shown) for shown in scene.mobjects), [m for m in scene.mobjects if not SAFE.holds(m)]
        window = scene.plane.window
        line = getattr(scene, "tangent", scene.plane.secant)
        start, end = window.numbers(line.points[[0, -1]])
        return window.numbers(scene.plane.a.at), window.numbers(scene.plane.b.at), *((end - start).tolist())

    seen = at_each_beat(SecantBecomesTangent, Setting(pace="tight", parameters=parameters), drawn)
    x, steps = float(parameters.get("point", 3.2)), parameters.get("steps", [2, 1, 0.1, 0.01, 0.001, 0.00001])
    assert isinstance(steps, list)
    tolerance = max(abs(f(x)), abs(f(x + steps[0])), 1e-9) * 1e-5
    beats = list(seen)
    for beat, (a, b, across, upwards) in seen.items():
        is_close = beats.index(beat) >= beats.index("name_the_trap")
        h = steps[-1] if is_close else steps[0]
        on_curve = x if beat == "name_the_trap" else x + h
        np.testing.assert_allclose(a, [x, f(x)], atol=tolerance)
        np.testing.assert_allclose(b, [on_curve, f(on_curve)], atol=max(tolerance, 1e-6))
        slope = (f(x + h) - f(x)) / h
        if beats.index(beat) >= beats.index("name_the_limit"):
            slope = derivative(x)
        if beat != "name_the_trap" and math.isfinite(slope):
            assert upwards / across == pytest.approx(slope, rel=1e-4, abs=tolerance)


def test_every_digit_of_the_table_and_of_the_last_read_out_is_that_of_exact_arithmetic() -> None:
    scene = SecantBecomesTangent(setting=Setting())
    scene.setup()
    a, steps = Decimal("3.2"), [Decimal(text) for text in ("2", "1", "0.1", "0.01", "0.001", "0.00001")]
    rises = [((a + h) ** 2 / 4 - (a + h)) - (a**2 / 4 - a) for h in steps]
    table = scene.formulas.table()
    for row, h, rise in zip(table.cells, steps, rises, strict=True):
        texts = [cell.texts[0] for cell in row]
        assert [Decimal(texts[0]), Decimal(texts[1]), Decimal(texts[2])] == [
            h,
            round(rise, row[1].places),
            round(rise / h, row[2].places),
        ]
    assert table.cells[-1][2].texts[0] == table.foot[2].texts[0] == "0.60000"
    last = [readout.number.texts[-1] for readout in scene.formulas.live()]
    assert last == ["3.20001", "0.00001", "0.00000600", "0.60000"]


def test_the_slide_goes_through_every_magnitude_in_equal_times() -> None:
    scene = SecantBecomesTangent(setting=Setting())
    scene.setup()
    runs = np.array(scene.formulas.live()[1].number.values)
    np.testing.assert_allclose(np.diff(np.log10(runs)), np.log10(1e-5 / 2) / (len(runs) - 1), rtol=1e-4)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"function": "abs(x - 3.2)"}, "derivative at 3.2"),
        ({"function": "sqrt(x)", "point": -1}, "derivative at -1"),
        ({"function": "exp(x)", "point": 40}, "below 1e+09"),
        ({"function": "1e8*sin(x)", "steps": [1, 1e-9]}, "lost in rounding"),
        ({"steps": [1]}, "steps"),
        ({"steps": [1, 2]}, "steps shrink"),
        ({"steps": [1, 0]}, "start > stop > 0"),
        ({"function": "x^2"}, "x**2"),
        ({"point": 1e9}, "point"),
        ({"points": 3}, "points"),
    ],
)
def test_what_cannot_be_shown_is_refused_before_anything_is_drawn(parameters: dict[str, object], words: str) -> None:
    with pytest.raises(InputError) as refused:
        SecantBecomesTangent.checked_parameters(parameters)
    assert words in str(refused.value)


def test_narrations_take_their_numbers_from_the_computation() -> None:
    scene = SecantBecomesTangent(setting=Setting(parameters={"function": "x**2", "point": 1.5, "steps": [0.5, 0.001]}))
    scene.setup()
    for language in ("en", "ja"):
        assert "3.5" in scene.narration("draw_secant")[language]
        assert "1.501" in scene.narration("slide_b")[language]
        assert "3.0010" in scene.narration("slide_b")[language]
        assert (
            " 3 " in scene.narration("compare_steps")[language] or " 3." in scene.narration("compare_steps")[language]
        )
