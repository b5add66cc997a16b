"""The formulas and numbers beside a secant: what is measured, what goes wrong, what it settles on."""

from dataclasses import dataclass

from manim import VGroup

from mathanim.drawing.brief_numbers import agreeing_places, brief, equals, less, places_of, places_written
from mathanim.drawing.formulas import Formula
from mathanim.drawing.number_tables import NumberColumn, NumberFoot, NumberTable
from mathanim.drawing.panel import Panel
from mathanim.drawing.readouts import Readout, stacked
from mathanim.drawing.style import Style
from mathanim.drawing.word_readouts import WordReadout, word_rows
from mathanim.inputs.expression import Expression
from mathanim.maths.calculus.approaches import Approach
from mathanim.maths.tensors import to_numpy

DELTA_X, DELTA_Y, SLOPE = "run(Delta x)", "rise(Delta y)", "rise(Delta y) / run(Delta x)"
MOST_PLACES = 5


@dataclass(frozen=True)
class SecantFormulas:
    """Formulas for the function ``f`` and the secants of ``approach``, set in ``panel``."""

    style: Style
    panel: Panel
    f: Expression
    approach: Approach

    def definition(self) -> Formula:
        """The function, at the top."""
        return self.panel.formula(f"curve({self.f.definition()})", 0.93)

    def measured(self) -> VGroup:
        """The points A and B, run, rise and slope, at the first step."""
        first = self.approach.slide
        a, f_a = float(first.x), float(first.f_x)
        b, f_b, run, rise, slope = (
            float(v[0]) for v in (first.x_plus_h, first.f_x_plus_h, first.run, first.rise, first.slope)
        )
        return self.panel.equations(
            {
                0.74: f"A eq(=) ({brief(a)}, {brief(f_a)})",
                0.62: f"secant(B) eq(=) ({brief(b)}, {brief(f_b)})",
                0.43: f"{DELTA_X} eq(=) {brief(b)} {less(a)} {_coloured('run', run)}",
                0.31: f"{DELTA_Y} eq(=) {brief(f_b)} {less(f_a)} {_coloured('rise', rise)}",
                0.09: f"{SLOPE} eq(=) rise({brief(rise)}) / run({brief(run)}) {_coloured('secant', slope)}",
            }
        )

    def trap(self) -> VGroup:
        """The quotient of differences with B = A: 0/0."""
        a = brief(float(self.approach.slide.x))
        same = f"(f({a}) - f({a})) / ({a} {less(float(self.approach.slide.x))})"
        return self.panel.equations({0.62: f"{SLOPE} eq(=) {same} = warning(0 / 0)"})

    def live(self) -> VGroup:
        """The place of B, run, rise and slope as read-outs that run through the slide."""
        slide = self.approach.slide
        rows = (
            ("secant(x_B)", slide.x_plus_h, self._run_places, "ink"),
            ("Delta x", slide.run, self._run_places, "run"),
            ("Delta y", slide.rise, self._rise_places, "rise"),
            ("Delta y \\/ Delta x", slide.slope, self._slope_places, "secant"),
        )
        return stacked(
            [Readout(self.style, label, to_numpy(v), places, colour=colour) for label, v, places, colour in rows], 0.85
        )

    def limit(self) -> VGroup:
        """The limit, the definition of f′ and the derivative of this function."""
        at, limit = brief(float(self.approach.slide.x)), self.approach.derivative
        settled = f"{equals(limit)} tangent({brief(limit)})"
        quotient = self.panel.formula(f"lim_({DELTA_X} -> 0) {SLOPE} {settled}", 0.9)
        definition = self.panel.formula("tangent(f'(a)) = lim_(run(h) -> 0) rise(f(a + h) - f(a)) / run(h)", 0.62)
        derivative = self.panel.equations(
            {
                0.33: f"tangent(f'(x)) eq(=) {self.f.derivative.typst}",
                0.15: f"tangent(f'({at})) eq({equals(limit)}) tangent({brief(limit)})",
            }
        )
        return VGroup(quotient, definition, *derivative)

    def zoom_scale(self, width: str, gap: str) -> VGroup:
        """How wide the magnified window is, and how far curve and tangent are apart in it, in percent of its width."""
        zoom = self.approach.zoom
        widths, gaps = 2 * to_numpy(zoom.half_widths), 50 * to_numpy(zoom.relative_gap)
        return word_rows(
            [
                WordReadout(self.style, width, widths, places_of(widths[-1], 1)),
                WordReadout(self.style, gap, gaps, 2, unit="%"),
            ]
        )

    def table(self) -> NumberTable:
        """Run, rise and slope of every chosen step."""
        rows = self.approach.rows
        steps = to_numpy(rows.h)
        return NumberTable(
            self.style,
            [
                NumberColumn(DELTA_X, steps, [places_written([step]) for step in steps], "run"),
                NumberColumn(DELTA_Y, to_numpy(rows.rise), self._rise_places, "rise"),
                NumberColumn(SLOPE, to_numpy(rows.slope), self._slope_places, "secant"),
            ],
            foot=NumberFoot(f"f'({brief(float(rows.x))}) =", self.approach.derivative, self._slope_places, "tangent"),
        )

    @property
    def _run_places(self) -> int:
        return places_written(self.approach.rows.h.tolist())

    @property
    def _rise_places(self) -> int:
        last = float(self.approach.slide.rise[-1])
        return min(max(self._run_places, places_of(last, 3)), self._run_places + 3)

    @property
    def _slope_places(self) -> int:
        return agreeing_places(float(self.approach.slide.slope[-1]), self.approach.derivative, MOST_PLACES)


def _coloured(role: str, value: float) -> str:
    return f"{equals(value)} {role}({brief(value)})"
