"""The derivative at a point: the slope that the slopes of secants settle on."""

from collections.abc import Mapping

from manim import DOWN, Create, FadeIn, FadeOut, GrowFromCenter, VGroup
from manim.utils.rate_functions import ease_in_out_sine

from mathanim.drawing.calculus.curve_window import curve_with_points
from mathanim.drawing.calculus.magnifier import magnifier_over
from mathanim.drawing.calculus.secant_formulas import SecantFormulas
from mathanim.drawing.calculus.secant_plane import SecantPlane
from mathanim.drawing.calculus.secant_quantities import SecantQuantities
from mathanim.drawing.calculus.secant_turns import SecantTurns
from mathanim.drawing.curves import LineFan, SlopedLine
from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.panel import Panel
from mathanim.drawing.steps import RunSteps
from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.inputs.expressions.curve_and_steps import CurveAndSteps
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Language
from mathanim.maths.calculus.approaches import approach_to_tangent
from mathanim.maths.tensors import to_numpy

PICTURE, PANEL = STAGE.split(0.57, gap=0.45)


class SecantBecomesTangent(Storyboard):
    """B slides to A, the secant turns into the tangent, and its slope into the derivative."""

    Parameters = CurveAndSteps

    def setup(self) -> None:
        """Compute the secants and what becomes of them, and draw the curve with A and B."""
        f, at, steps = self.parameters.function, self.parameters.point, self.parameters.steps
        self.approach = approach_to_tangent(f, f.derivative, at, steps, device=self.device)
        self.start, ends = to_numpy(self.approach.start), to_numpy(self.approach.ends)
        self.shown = SecantQuantities.of(f, self.approach)
        self.panel = Panel(self.style, PANEL)
        self.formulas = SecantFormulas(self.style, self.panel, self.shown, self.approach)
        curve = curve_with_points(self.style, PICTURE, f, [self.start, ends[0]])
        self.plane = SecantPlane(self.style, curve, self.start, ends, self.shown.slope.array)

    def numbers(self) -> Mapping[str, Quantity]:
        """Where A is, and B, run, rise and slope at the first and the last step; the derivative."""
        return self.shown.told

    def names(self, language: Language) -> Mapping[str, str]:
        """What is true of the numbers, in words: up or down, settled or not yet, straight or bent."""
        words = self.texts[language].word
        return {name: words(key, self.shown.told) for name, key in SecantTurns(self.shown).told.items()}

    def beats(self) -> Beats:
        """From two points to one slope."""
        return [
            self.show_curve,
            self.choose_points,
            self.measure_rise_and_run,
            self.draw_secant,
            self.name_the_trap,
            self.slide_b,
            self.name_the_limit,
            self.zoom_in,
            self.compare_steps,
        ]

    def show_curve(self) -> None:
        self.definition = self.formulas.definition()
        self.question = self.words("question", "heading", width=PANEL.width)
        self.panel.place(self.question, 0.5)
        self.play(FadeIn(self.plane.axes))
        self.play(Create(self.plane.curve), FadeIn(self.definition), run_time=2)
        self.play(FadeIn(self.question), GrowFromCenter(self.plane.a.dot))

    def choose_points(self) -> None:
        self.measured = self.formulas.measured()
        self.play(FadeOut(self.question), FadeIn(self.plane.a.label), FadeIn(self.measured[0], shift=0.2 * DOWN))
        self.play(FadeIn(self.plane.b), FadeIn(self.measured[1], shift=0.2 * DOWN))

    def measure_rise_and_run(self) -> None:
        triangle = self.plane.triangle
        for side, label, line in zip(triangle.sides, triangle.labels, self.measured[2:4], strict=True):
            self.play(Create(side))
            self.play(FadeIn(label), FadeIn(line, shift=0.2 * DOWN))

    def draw_secant(self) -> None:
        self.secant_label = self.plane.line_label(self.plane.secant, self.word("secant"), "secant")
        self.play(Create(self.plane.secant), run_time=1.5)
        self.play(FadeIn(self.secant_label), FadeIn(self.measured[4], shift=0.2 * DOWN))

    def name_the_trap(self) -> None:
        fan = LineFan(self.style, self.plane.window, self.start).set_z_index(-1)
        trap = self.formulas.trap()
        explanation = self.words("any_line", width=PANEL.width)
        self.panel.place(explanation, 0.3)
        self.play(FadeOut(self.measured, self.plane.triangle, self.plane.secant, self.secant_label))
        self.play(RunSteps(self.plane.b, run_time=1.5), FadeIn(trap))
        self.play(Create(fan), FadeIn(explanation))
        self.trap = VGroup(fan, trap, explanation)

    def slide_b(self) -> None:
        self.live = self.formulas.live()
        self.panel.place(self.live, 0.5)
        self.play(FadeOut(self.trap))
        self.plane.show_step(0)
        self.play(FadeIn(self.plane.moving, self.live))
        self.play(RunSteps(self.plane, *self.live, run_time=9, rate_func=ease_in_out_sine))

    def name_the_limit(self) -> None:
        self.tangent = SlopedLine(self.style, self.plane.window, self.start, self.approach.derivative, colour="tangent")
        self.tangent_label = self.plane.line_label(self.tangent, self.word("tangent"), "tangent")
        self.limit = self.formulas.limit()
        self.play(FadeOut(self.live, self.definition))
        self.play(FadeOut(self.plane.secant, self.plane.b), FadeIn(self.tangent, self.tangent_label))
        for line in self.limit:
            self.play(FadeIn(line, shift=0.2 * DOWN))

    def zoom_in(self) -> None:
        lower, upper = PANEL.stack(0.22, gap=0.45)
        glass = magnifier_over(self.style, self.plane.window, upper, self.parameters.function, self.approach)
        scale = lower.fit(glass.scale_rows(self.word("width"), self.word("gap")))
        self.play(FadeOut(self.limit, self.plane.trail, self.tangent_label))
        self.play(FadeIn(glass, scale))
        self.play(RunSteps(glass, *scale, run_time=7, rate_func=ease_in_out_sine))
        self.glass = VGroup(glass, scale)

    def compare_steps(self) -> None:
        table = self.formulas.table().fit(PANEL)
        self.play(FadeOut(self.glass))
        self.play(FadeIn(table.heads, table.rule))
        for row, secant in zip(table.rows, self.plane.secants_through(self.approach.rows), strict=True):
            self.play(FadeIn(row, shift=0.2 * DOWN), FadeIn(secant), run_time=0.8)
        self.play(FadeIn(table.foot, shift=0.2 * DOWN))
