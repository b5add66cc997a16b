"""Animations that come with Manim: those that draw attention, that bring things and take them away."""

from manim import (
    BLUE,
    DOWN,
    GREEN,
    LEFT,
    RED,
    RIGHT,
    UP,
    AddTextLetterByLetter,
    ApplyWave,
    Arrow,
    Blink,
    Broadcast,
    Circle,
    Circumscribe,
    Create,
    DrawBorderThenFill,
    FadeIn,
    FadeOut,
    Flash,
    FocusOn,
    GrowArrow,
    GrowFromEdge,
    GrowFromPoint,
    Indicate,
    Line,
    MarkupText,
    Paragraph,
    Rectangle,
    RemoveTextLetterByLetter,
    Scene,
    ShowIncreasingSubsets,
    ShowPassingFlash,
    ShowPassingFlashWithThinningStrokeWidth,
    ShowSubmobjectsOneByOne,
    ShrinkToCenter,
    SpinInFromNothing,
    SpiralIn,
    Square,
    Star,
    StealthTip,
    Text,
    Triangle,
    TypeWithCursor,
    Uncreate,
    Underline,
    Unwrite,
    VGroup,
    Wiggle,
    Write,
)


class DrawAttention(Scene):
    """Indications of every kind."""

    def construct(self) -> None:
        square = Square(fill_opacity=0.3)
        self.add(square)
        for animation in (
            Indicate(square),
            Flash(square, line_length=0.6, num_lines=7),
            Circumscribe(square, Circle, fade_out=True),
            Wiggle(square),
            FocusOn(square, opacity=0.4),
            ShowPassingFlash(Circle(2, stroke_width=12), time_width=0.4),
            ApplyWave(square),
            Blink(square, blinks=2, time_on=0.125, time_off=0.125),
            ShowPassingFlashWithThinningStrokeWidth(Line(LEFT * 4, RIGHT * 4)),
        ):
            self.play(animation, run_time=0.25)
        self.play(Broadcast(Circle(0.5), focal_point=UP), run_time=0.5)


class ComeIn(Scene):
    """Creations of every kind."""

    def construct(self) -> None:
        rows = VGroup(*[VGroup(*[Square(0.4).shift([x, y, 0]) for x in range(3)]) for y in (-1, 0, 1)]).center()
        for animation in (Create, DrawBorderThenFill, SpiralIn, FadeIn, ShowIncreasingSubsets, ShowSubmobjectsOneByOne):
            self.play(animation(rows), run_time=0.25)
            self.remove(rows)
        for animation in (
            GrowFromPoint(rows, UP * 2, point_color=RED),
            GrowFromEdge(rows, LEFT),
            SpinInFromNothing(rows.copy().shift(RIGHT * 3)),
            GrowArrow(Arrow(LEFT * 2, RIGHT * 2)),
            Create(Arrow(DOWN, UP * 2, tip_shape=StealthTip)),
        ):
            self.play(animation, run_time=0.25)


class TextComesAndGoes(Scene):
    """Text written, typed, coloured, underlined, unwritten; markup; a paragraph; letters moved one by one."""

    def construct(self) -> None:
        text = Text("Cairo", gradient=(BLUE, GREEN), font_size=60)
        markup = MarkupText("<i>ab</i> <span foreground='yellow'>cd</span>", font_size=40).shift(DOWN)
        self.play(Write(text), AddTextLetterByLetter(markup), run_time=0.5)
        self.play(
            TypeWithCursor(Text("typed", t2c={"yp": RED}).shift(UP), Rectangle(height=0.6, width=0.1)), run_time=0.5
        )
        self.play(text.animate(lag_ratio=0.2).shift(LEFT), Create(Underline(text)), run_time=0.5)
        self.play(Unwrite(text), RemoveTextLetterByLetter(markup), run_time=0.5)
        self.play(FadeIn(Paragraph("two", "lines", alignment="center")), run_time=0.25)


class TakenAway(Scene):
    """Fades and removals with shifts, scales and targets, together with what stays."""

    def construct(self) -> None:
        shapes = VGroup(Square(), Circle(), Triangle(), Star(6)).arrange(RIGHT).set_fill(opacity=0.5)
        self.add(shapes)
        self.play(FadeOut(shapes[0], target_position=UP * 2, scale=0.3), run_time=0.25)
        self.play(Uncreate(shapes[1]), shapes[2].animate.set_stroke(width=15), run_time=0.25)
        self.play(ShrinkToCenter(shapes[2]), run_time=0.25)
        self.play(FadeOut(shapes), run_time=0.25)
        self.clear()
        self.play(FadeIn(Square()), run_time=0.25)
