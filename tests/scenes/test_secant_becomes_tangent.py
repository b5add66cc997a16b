"""The secant scene tells the truth, for curves of every kind: what is listed is so, what is drawn is what is listed."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.calculus.secant_quantities import SecantQuantities
from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.setting import Language, Setting, Theme
from mathanim.maths.calculus.approaches import approach_to_tangent
from mathanim.rendering.layout.layout_check import findings_of_scene
from scenes.calculus.secant_becomes_tangent import SecantBecomesTangent
from tests.scenes.reading_digits import digits_without_a_source, listed_values
from tests.scenes.walking import at_each_beat

mpmath.mp.dps = 40
Real = Callable[[Any], Any]
STEPS = (2.0, 1.0, 0.1, 0.01, 0.001, 0.00001)


@dataclass(frozen=True)
class Curve:
    """A curve as a user writes it, and, as the second opinion, its values and its derivative to forty digits."""

    text: str
    point: float
    f: Real
    slope: Real
    steps: tuple[float, ...] = STEPS
    language: Language = "en"
    theme: Theme = "dark"

    @property
    def setting(self) -> Setting:
        parameters = {"function": self.text, "point": self.point, "steps": list(self.steps)}
        return Setting(language=self.language, theme=self.theme, pace="tight", parameters=parameters)

    def numbers_at(self, h: float) -> dict[str, float]:
        """Every number of the secant with B at a step."""
        a, b = mpmath.mpf(self.point), mpmath.mpf(self.point) + mpmath.mpf(h)
        f_a, f_b = self.f(a), self.f(b)
        exact = {"a": a, "f(a)": f_a, "f′(a)": self.slope(a), "b": b, "f(b)": f_b, "Δx": b - a, "Δy": f_b - f_a}
        return {name: float(value) for name, value in (exact | {"Δy/Δx": (f_b - f_a) / (b - a)}).items()}


CURVES = {
    "the default": Curve("x**2 / 4 - x + 2", 3.2, lambda x: x**2 / 4 - x + 2, lambda x: x / 2 - 1),
    "a wave in LaTeX": Curve(
        r"\sin 20x", 0.2, lambda x: mpmath.sin(20 * x), lambda x: 20 * mpmath.cos(20 * x), (2, 0.1, 0.01), "ja", "light"
    ),
    "a pole beside it": Curve("1/x", 0.5, lambda x: 1 / x, lambda x: -1 / x**2, language="ja"),
    "a staircase": Curve(
        "x - floor(x)", 0.25, lambda x: x - mpmath.floor(x), lambda _: mpmath.mpf(1), (3, 1, 0.1, 0.01)
    ),
    "a steep start": Curve(
        "sqrt(x)", 0.01, mpmath.sqrt, lambda x: 1 / (2 * mpmath.sqrt(x)), (2, 1, 0.5, 0.1, 0.01, 0.001, 0.0001)
    ),
    "hundreds of millions, far to the left": Curve(
        "x**2", -10000, lambda x: x**2, lambda x: 2 * x, (2, 0.1), "ja", "light"
    ),
}


def look(scene: Storyboard) -> dict[str, Any]:
    assert isinstance(scene, SecantBecomesTangent)
    window, triangle = scene.plane.window, scene.plane.triangle
    line = getattr(scene, "tangent", scene.plane.secant)
    run, rise, (start, end) = (window.numbers(part.points[[0, -1]]) for part in (*triangle.sides, line))
    return {
        "faults": [*(finding.words for finding in findings_of_scene(scene)), *digits_without_a_source(scene)],
        "values": listed_values(scene),
        "A": window.numbers(scene.plane.a.at),
        "B": window.numbers(scene.plane.b.at),
        "run": run[1, 0] - run[0, 0],
        "rise": rise[1, 1] - rise[0, 1],
        "slope": float((end[1] - start[1]) / (end[0] - start[0])),
        "steepness": float(window.units[1] / window.units[0]),
    }


def stated_error(exact: dict[str, float]) -> float:
    """How far rounding may move a slope: some units of the last place of the heights, over the run."""
    return 1e-9 + 8e-15 * max(1, abs(exact["f(a)"]), abs(exact["f(b)"])) / exact["Δx"]


def assert_listed(values: dict[str, float], exact: dict[str, float], stated: float, beat: str) -> None:
    for name in values.keys() & exact.keys():
        away = stated if name == "Δy/Δx" else 1e-13 * max(1, abs(exact["f(a)"]), abs(exact["f(b)"]))
        assert values[name] == pytest.approx(exact[name], rel=1e-9, abs=away), (beat, name)


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES.keys())
def test_what_is_listed_is_true_and_drawn_so_and_nothing_is_out_of_place(curve: Curve) -> None:
    seen = at_each_beat(SecantBecomesTangent, curve.setting, look, 854)
    assert {beat: drawn["faults"] for beat, drawn in seen.items() if drawn["faults"]} == {}
    first, last = curve.numbers_at(curve.steps[0]), curve.numbers_at(curve.steps[-1])
    beats = list(seen)
    for beat, drawn in seen.items():
        has_slid = beats.index(beat) >= beats.index("slide_b")
        exact = last if has_slid else first
        assert_listed(drawn["values"], exact, stated_error(exact), beat)
        on_screen = 1e-5 * max(1e-9, abs(first["f(a)"]), abs(first["f(b)"]))
        np.testing.assert_allclose(drawn["A"], [exact["a"], exact["f(a)"]], rtol=1e-9, atol=on_screen)
        at = (exact["a"], exact["f(a)"]) if beat == "name_the_trap" else (exact["b"], exact["f(b)"])
        np.testing.assert_allclose(drawn["B"], at, rtol=1e-9, atol=on_screen)
        assert drawn["run"] == pytest.approx(exact["Δx"], abs=1e-6)
        slope = exact["f′(a)"] if beats.index(beat) >= beats.index("name_the_limit") else exact["Δy/Δx"]
        assert drawn["slope"] == pytest.approx(slope, rel=1e-5, abs=on_screen)
    check_table(curve, seen["compare_steps"]["values"])
    check_zoom(curve, seen["zoom_in"])


def check_table(curve: Curve, values: dict[str, float]) -> None:
    for row, h in enumerate(curve.steps, start=1):
        exact = curve.numbers_at(h)
        stated = stated_error(exact)
        assert values[f"Δx of row[{row}]"] == h
        assert values[f"Δy of row[{row}]"] == pytest.approx(exact["Δy"], rel=1e-9, abs=stated * h)
        assert values[f"Δy/Δx of row[{row}]"] == pytest.approx(exact["Δy/Δx"], rel=1e-9, abs=stated)


def check_zoom(curve: Curve, drawn: dict[str, Any]) -> None:
    """The gap between curve and tangent, seen through the glass, as a share of its width."""
    a, half = mpmath.mpf(curve.point), mpmath.mpf(drawn["values"]["window width"]) / 2
    places = [a + half * (2 * mpmath.mpf(k) / 200 - 1) for k in range(201)]
    gap = max(abs(curve.f(x) - curve.f(a) - curve.slope(a) * (x - a)) for x in places)
    noise = 1e-11 * max(1.0, abs(float(curve.f(a)))) / float(half) * drawn["steepness"]
    expected = float(100 * gap / (2 * half)) * drawn["steepness"]
    assert drawn["values"]["gap of width"] == pytest.approx(expected, rel=1e-6, abs=noise)


COEFFICIENT = st.integers(-40, 40).map(lambda n: Fraction(n, 8))


@given(st.lists(COEFFICIENT, min_size=4, max_size=4), COEFFICIENT, st.lists(st.integers(1, 12), min_size=2, max_size=7))
def test_every_listed_number_of_a_cubic_is_the_exact_one_and_its_slopes_reach_the_derivative(
    coefficients: list[Fraction], a: Fraction, halvings: list[int]
) -> None:
    steps = sorted({Fraction(1, 2**n) for n in (0, *halvings)}, reverse=True)
    f = expression_from(" + ".join(f"({float(c)})*x**{n}" for n, c in enumerate(coefficients)))
    approach = approach_to_tangent(f, f.derivative, float(a), [float(h) for h in steps], count=30)
    known = SecantQuantities.of(f, approach)

    def exact(x: Fraction) -> Fraction:
        return sum((c * x**n for n, c in enumerate(coefficients)), start=Fraction(0))

    _, _, c2, c3 = coefficients
    derivative = sum((n * c * a ** (n - 1) for n, c in enumerate(coefficients) if n), start=Fraction(0))
    assert float(known.derivative) == pytest.approx(float(derivative), rel=1e-12, abs=1e-12)
    assert float(known.f_a) == pytest.approx(float(exact(a)), rel=1e-12, abs=1e-12)
    for row, h in enumerate(steps):
        rise, stated = exact(a + h) - exact(a), float(approach.rows.rounding_bound[row])
        assert float(known.chosen_runs[row]) == float(h)
        assert abs(float(known.chosen_rises[row]) - float(rise)) <= stated * float(h) + 1e-15
        assert abs(float(known.chosen_slopes[row]) - float(rise / h)) <= stated + 1e-15
        missed = abs(c2 + 3 * c3 * a) * h + abs(c3) * h**2
        assert abs(float(known.chosen_slopes[row]) - float(derivative)) <= float(missed) + stated + 1e-15


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


@pytest.mark.parametrize(
    ("function", "sign"),
    [("x/8", "="), ("0", "="), ("1 - x**2/3", "approx"), ("sin(x)", "approx"), ("2e-8*x**2", "=")],
)
def test_the_table_says_whether_the_derivative_is_written_whole(function: str, sign: str) -> None:
    scene = SecantBecomesTangent(setting=Setting(parameters={"function": function}))
    scene.setup()
    _, label, number = scene.formulas.table().foot
    assert label.markup.endswith(f"{sign})$") and number.numeral is not None
    assert (float(number.numeral.shown) == pytest.approx(number.numeral.value, rel=1e-12)) == (sign == "=")


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
        ({"function": "exp(x)", "point": 40}, "below 1e+12"),
        ({"function": "1e8*sin(x)", "steps": [1, 1e-15]}, "lost in rounding"),
        ({"steps": [1]}, "steps"),
        ({"steps": [1, 2]}, "steps[1]: needs to be smaller than 1, the step before, not 2"),
        ({"steps": [1, 0]}, "steps[1]: needs to be greater than 0, not 0"),
        ({"function": "x^2"}, "x**2"),
        ({"point": 1e9}, "point"),
        ({"points": 3}, "points"),
    ],
)
def test_what_cannot_be_shown_is_refused_before_anything_is_drawn(parameters: dict[str, object], words: str) -> None:
    with pytest.raises(InputError) as refused:
        SecantBecomesTangent.checked_parameters(parameters)
    assert words in str(refused.value)
