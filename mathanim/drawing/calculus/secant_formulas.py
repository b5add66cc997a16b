"""The formulas and numbers beside a secant: what is measured, what goes wrong, what it settles on."""

from dataclasses import dataclass

from manim import VGroup

from mathanim.drawing.brief_numbers import DIGITS, brief, equals, less, places_written
from mathanim.drawing.calculus.secant_digits import SecantDigits
from mathanim.drawing.calculus.secant_quantities import SecantQuantities
from mathanim.drawing.formulas import Formula
from mathanim.drawing.number_tables import NumberColumn, NumberFoot, NumberTable
from mathanim.drawing.panel import Panel
from mathanim.drawing.readouts import Readout, stacked
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM
from mathanim.inputs.numerals import notation
from mathanim.inputs.quantities import Quantity
from mathanim.maths.calculus.approaches import Approach

DELTA_X, DELTA_Y, SLOPE = "run(Delta x)", "rise(Delta y)", "rise(Delta y) / run(Delta x)"
NOTHING = notation("0")


@dataclass(frozen=True)
class SecantFormulas:
    """Formulas for the secants of ``approach``, whose numbers are ``known``, set in ``panel``."""

    style: Style
    panel: Panel
    known: SecantQuantities
    approach: Approach

    @property
    def digits(self) -> SecantDigits:
        """How many digits the numbers show."""
        return SecantDigits(self.approach)

    def definition(self) -> Formula:
        """The function, at the top; only its name where the whole would be too small to read."""
        whole = f"curve({self.known.definition})"
        return self.panel.formula(whole if self._fits(whole, SMALLEST_EM) else "curve(y = f(x))", 0.93)

    def measured(self) -> VGroup:
        """The points A and B, run, rise and slope, at the first step."""
        known, digits = self.known, self.digits
        b_0, f_b_0, run_0, rise_0, slope_0 = (
            steps.step(0) for steps in (known.b, known.f_b, known.run, known.rise, known.slope)
        )
        a, b, f_a, f_b = digits.x(known.a), digits.x(b_0), digits.y(known.f_a), digits.y(f_b_0)
        run, rise, rise_sign = digits.x(run_0), f"rise({digits.rise(rise_0)})", equals(rise_0)
        slope = _coloured("secant", slope_0, known.quotient_digits)
        difference = f"{DELTA_Y} eq(=) {f_b} {less(f_a)} {rise_sign} {rise}"
        quotient = f"{SLOPE} eq({rise_sign}) {rise} / run({run}) {slope}"
        return self.panel.equations(
            {
                0.74: f"A eq(=) ({a}, {f_a})",
                0.62: f"secant(B) eq(=) ({b}, {f_b})",
                0.43: f"{DELTA_X} eq(=) {b} {less(a)} = run({run})",
                0.31: difference if self._fits(difference) else f"{DELTA_Y} eq({rise_sign}) {rise}",
                0.09: quotient,
            }
        )

    def trap(self) -> Formula:
        """The quotient of differences with B = A: 0/0."""
        a = self._at
        return self.panel.formula(
            f"{SLOPE} = (f({a}) - f({a})) / ({a} {less(a)}) = warning({NOTHING} / {NOTHING})", 0.62
        )

    def live(self) -> VGroup:
        """The place of B, run, rise and slope as read-outs that run through the slide."""
        known, digits = self.known, self.digits
        rows = (
            ("secant(x_B)", known.b, digits.place_places, 0, "ink"),
            ("Delta x", known.run, digits.run_places, digits.run_power, "run"),
            ("Delta y", known.rise, digits.rise_places, digits.rise_power, "rise"),
            ("Delta y \\/ Delta x", known.slope, digits.slope_places, digits.slope_power, "secant"),
        )
        readouts = [
            Readout(self.style, label, steps, places, colour=colour, power=power, never_hides=True)
            for label, steps, places, power, colour in rows
        ]
        return stacked(readouts, 0.85)

    def limit(self) -> VGroup:
        """The limit, the definition of f′ and the derivative of this function, as far as it can be read."""
        settled = _coloured("tangent", self.known.derivative)
        quotient = self.panel.formula(f"lim_({DELTA_X} -> {NOTHING}) {SLOPE} {settled}", 0.9)
        definition = self.panel.formula(
            f"tangent(f'(a)) = lim_(run(h) -> {NOTHING}) rise(f(a + h) - f(a)) / run(h)", 0.62
        )
        sign, value = settled.split(" ", 1)
        derivative = f"tangent(f'(x)) eq(=) {self.known.derived}"
        rows = {0.36: derivative} if self._fits(derivative, SMALLEST_EM) else {}
        return VGroup(
            quotient, definition, *self.panel.equations(rows | {0.12: f"tangent(f'({self._at})) eq({sign}) {value}"})
        )

    def table(self) -> NumberTable:
        """Run, rise and slope of every chosen step."""
        known, digits = self.known, self.digits
        places = [max(0, places_written([step]) + digits.run_power) for step in self.approach.rows.h.tolist()]
        columns = [
            NumberColumn(DELTA_X, known.chosen_runs, places, "run", digits.run_power),
            NumberColumn(DELTA_Y, known.chosen_rises, digits.rise_places, "rise", digits.rise_power),
            NumberColumn(SLOPE, known.chosen_slopes, digits.slope_places, "secant", digits.slope_power),
        ]
        label = f"f'({self._at}) {digits.limit_sign}"
        foot = NumberFoot(label, known.derivative, digits.slope_places, "tangent", digits.slope_power)
        return NumberTable(self.style, columns, foot)

    @property
    def _at(self) -> str:
        return self.digits.x(self.known.a)

    def _fits(self, source: str, least_em: float = 0.42) -> bool:
        """Whether a formula fits into the panel without being set smaller than ``least_em``."""
        formula = Formula(self.style, source, parts={"eq": "ink"})
        return formula.em * self.panel.region.width / formula.width >= least_em


def _coloured(role: str, value: Quantity, digits: int = DIGITS) -> str:
    return f"{equals(value, digits)} {role}({brief(value, digits)})"
