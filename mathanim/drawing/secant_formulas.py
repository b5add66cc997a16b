"""The formulas and numbers beside a secant: what is measured, what goes wrong, what it settles on."""

from dataclasses import dataclass

from manim import VGroup

from mathanim.drawing.brief_numbers import brief, equals, less, places_written
from mathanim.drawing.formulas import Formula
from mathanim.drawing.number_tables import NumberColumn, NumberFoot, NumberTable
from mathanim.drawing.panel import Panel
from mathanim.drawing.readouts import Readout, stacked
from mathanim.drawing.secant_digits import SecantDigits
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM
from mathanim.inputs.expression import Expression
from mathanim.maths.calculus.approaches import Approach
from mathanim.maths.tensors import to_numpy

DELTA_X, DELTA_Y, SLOPE = "run(Delta x)", "rise(Delta y)", "rise(Delta y) / run(Delta x)"


@dataclass(frozen=True)
class SecantFormulas:
    """Formulas for the function ``f`` and the secants of ``approach``, set in ``panel``."""

    style: Style
    panel: Panel
    f: Expression
    approach: Approach

    @property
    def digits(self) -> SecantDigits:
        """How many digits the numbers show."""
        return SecantDigits(self.approach)

    def definition(self) -> Formula:
        """The function, at the top; only its name where the whole would be too small to read."""
        whole = f"curve({self.f.definition()})"
        return self.panel.formula(whole if self._fits(whole, SMALLEST_EM) else "curve(y = f(x))", 0.93)

    def measured(self) -> VGroup:
        """The points A and B, run, rise and slope, at the first step."""
        first, digits = self.approach.slide, self.digits
        a, b = digits.x(float(first.x)), digits.x(float(first.x_plus_h[0]))
        f_a, f_b = digits.y(float(first.f_x)), digits.y(float(first.f_x_plus_h[0]))
        run, rise = digits.x(float(first.run[0])), f"rise({digits.rise})"
        rise_sign = equals(float(first.rise[0]))
        difference = f"{DELTA_Y} eq(=) {f_b} {less(f_a)} {rise_sign} {rise}"
        quotient = f"{SLOPE} eq({rise_sign}) {rise} / run({run}) {_coloured('secant', float(first.slope[0]))}"
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
        return self.panel.formula(f"{SLOPE} = (f({a}) - f({a})) / ({a} {less(a)}) = warning(0 / 0)", 0.62)

    def live(self) -> VGroup:
        """The place of B, run, rise and slope as read-outs that run through the slide."""
        slide, digits = self.approach.slide, self.digits
        rows = (
            ("secant(x_B)", slide.x_plus_h, digits.run_places, "ink"),
            ("Delta x", slide.run, digits.run_places, "run"),
            ("Delta y", slide.rise, digits.rise_places, "rise"),
            ("Delta y \\/ Delta x", slide.slope, digits.slope_places, "secant"),
        )
        return stacked(
            [Readout(self.style, label, to_numpy(v), places, colour=colour) for label, v, places, colour in rows], 0.85
        )

    def limit(self) -> VGroup:
        """The limit, the definition of f′ and the derivative of this function, as far as it can be read."""
        settled = _coloured("tangent", self.approach.derivative)
        quotient = self.panel.formula(f"lim_({DELTA_X} -> 0) {SLOPE} {settled}", 0.9)
        definition = self.panel.formula("tangent(f'(a)) = lim_(run(h) -> 0) rise(f(a + h) - f(a)) / run(h)", 0.62)
        sign, value = settled.split(" ", 1)
        derivative = f"tangent(f'(x)) eq(=) {self.f.derivative.typst}"
        rows = {0.33: derivative} if self._fits(derivative, SMALLEST_EM) else {}
        return VGroup(
            quotient, definition, *self.panel.equations(rows | {0.15: f"tangent(f'({self._at})) eq({sign}) {value}"})
        )

    def table(self) -> NumberTable:
        """Run, rise and slope of every chosen step."""
        rows, digits = self.approach.rows, self.digits
        steps = to_numpy(rows.h)
        columns = [
            NumberColumn(DELTA_X, steps, [places_written([step]) for step in steps], "run"),
            NumberColumn(DELTA_Y, to_numpy(rows.rise), digits.rise_places, "rise"),
            NumberColumn(SLOPE, to_numpy(rows.slope), digits.slope_places, "secant"),
        ]
        foot = NumberFoot(f"f'({self._at}) =", self.approach.derivative, digits.slope_places, "tangent")
        return NumberTable(self.style, columns, foot)

    @property
    def _at(self) -> str:
        return self.digits.x(float(self.approach.slide.x))

    def _fits(self, source: str, least_em: float = 0.42) -> bool:
        """Whether a formula fits into the panel without being set smaller than ``least_em``."""
        formula = Formula(self.style, source, parts={"eq": "ink"})
        return formula.em * self.panel.region.width / formula.width >= least_em


def _coloured(role: str, value: float) -> str:
    return f"{equals(value)} {role}({brief(value)})"
