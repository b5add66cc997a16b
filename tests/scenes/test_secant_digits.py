"""Every digit of a secant's numbers is right, however tiny or huge, and what is shown divides to what is shown."""

from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.calculus.secant_quantities import MOST_DIGITS, SecantQuantities
from mathanim.drawing.formulas import Formula, Glyph
from mathanim.drawing.readouts import Number
from mathanim.inputs.expressions.expression import expression_from
from mathanim.inputs.setting import LANGUAGES, Setting
from mathanim.maths.calculus.approaches import approach_to_tangent
from scenes.calculus.secant_becomes_tangent import PANEL, SecantBecomesTangent

STEPS = ("2", "1", "0.1", "0.01", "0.001", "0.00001")
FACTOR = st.integers(1, 999_999).map(lambda n: f"{n}e-5") | st.integers(1, 99).map(lambda n: f"-{n}e-9")
SHAPE = st.sampled_from(["x**2", "x**3 - x", "exp(x)", "sin(x)", "1/x", "sqrt(x)", "x"])


@pytest.mark.parametrize(
    ("factor", "slope_power"),
    [("2e-8", -8), ("1e-12", -12), ("-3e9", 10), ("1", 0), ("0.001", 0), ("4e-5", 0), ("2.5e-7", -6)],
)
def test_slopes_are_told_in_the_power_of_ten_of_the_steepest_and_every_digit_is_that_of_exact_arithmetic(
    factor: str, slope_power: int
) -> None:
    scene = SecantBecomesTangent(setting=Setting(parameters={"function": f"({factor})*x**2", "point": 1}))
    scene.setup()
    table = scene.formulas.table().fit(PANEL)
    assert {row[2].power for row in table.cells} | {table.foot[2].power} == {slope_power}
    for row, step in zip(table.cells, STEPS, strict=True):
        h = Decimal(step)
        rise = Decimal(factor) * ((1 + h) ** 2 - 1)
        for cell, exact in zip(row, (h, rise, rise / h), strict=True):
            scaled = round(exact.scaleb(-cell.power), cell.places)
            assert Decimal(cell.texts[0].replace("−", "-")) == scaled != 0
    limit = table.foot[2]
    assert isinstance(limit, Number) and limit.numeral is not None and limit.numeral.is_right


def test_what_is_not_zero_never_reads_as_zeros_in_the_table_and_the_read_outs() -> None:
    parameters = {"function": "2e-8*(x**3 - 3*x)", "point": 1}
    scene = SecantBecomesTangent(setting=Setting(parameters=parameters))
    scene.setup()
    numbers = [cell for row in scene.formulas.table().cells for cell in row]
    numbers += [readout.number for readout in scene.formulas.live()]
    hidden = 0
    for number in numbers:
        for text, value in zip(number.texts, number.values, strict=True):
            assert value == 0 or text.strip("0.") != ""
            hidden += text == "≈0"
    assert hidden


@settings(max_examples=40)
@given(FACTOR, SHAPE, st.integers(1, 400), st.sampled_from([2.0, 1.0, 0.5, 0.3, 3.0, 0.07]))
def test_the_shown_rise_divided_by_the_shown_run_rounds_to_the_shown_quotient_and_texts_say_the_same(
    factor: str, shape: str, place: int, run: float
) -> None:
    f, a = expression_from(f"({factor})*({shape})"), place / 100
    known = SecantQuantities.of(f, approach_to_tangent(f, f.derivative, a, [run, run / 100], count=3))
    digits = known.quotient_digits
    rise = Decimal(f"{float(known.rise.step(0)):.{MOST_DIGITS - 1}e}")
    shown = Decimal(f"{float(known.slope.step(0)):.{digits - 1}e}")
    assert digits >= 2
    assert Context(digits, ROUND_HALF_UP).plus(rise / Decimal(str(run))) == shown
    assert known.told["slope"].rounded == float(shown)


def test_the_quotient_on_screen_and_in_the_narration_is_the_one_that_a_student_divides() -> None:
    scene = SecantBecomesTangent(setting=Setting(parameters={"function": "exp(x)", "point": 3}))
    scene.setup()
    last = scene.formulas.measured()[4]
    assert isinstance(last, Formula)
    numerals = [glyph.numeral for glyph in last if isinstance(glyph, Glyph) and glyph.numeral]
    texts = list(dict.fromkeys(numeral.text for numeral in numerals))
    assert texts == ["128.3", "2", "64.2"]
    for language in LANGUAGES:
        assert [said.text for said in scene.numerals_said("draw_secant")[language]] == ["64.2"]
        assert "64.2" in scene.narration("draw_secant")[language]
