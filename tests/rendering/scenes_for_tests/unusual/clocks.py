"""Time: updaters of every kind, waits of every kind, chance, sections that are skipped, sound."""

import random
import wave
from pathlib import Path

import numpy as np
from manim import (
    BLUE,
    DOWN,
    LEFT,
    ORIGIN,
    RED,
    RIGHT,
    UP,
    UR,
    Add,
    Animation,
    ChangeDecimalToValue,
    ChangeSpeed,
    Circle,
    Create,
    DecimalNumber,
    Dot,
    FadeIn,
    FadeOut,
    Indicate,
    Line,
    MaintainPositionRelativeTo,
    Rotate,
    Scene,
    Square,
    Succession,
    Text,
    TracedPath,
    Triangle,
    Typst,
    UpdateFromAlphaFunc,
    UpdateFromFunc,
    ValueTracker,
    VGroup,
    Wait,
    always_redraw,
    always_rotate,
    always_shift,
    config,
    cycle_animation,
    linear,
    random_color,
    rate_functions,
    there_and_back_with_pause,
    turn_animation_into_updater,
)


class UpdatersOfEveryKind(Scene):
    """With and without dt, suspended and resumed, added and removed on the way, driven by other objects."""

    def construct(self) -> None:
        leader, follower, spinner = Dot(LEFT * 3), Square(0.5), Triangle().shift(UP * 2)
        leader.add_updater(lambda mobject, dt: mobject.shift(RIGHT * 3 * dt))
        follower.add_updater(lambda mobject: mobject.next_to(leader, DOWN))
        always_rotate(spinner, rate=2)
        always_shift(follower, UP, 0.5)
        self.add(follower, leader, spinner)
        self.wait(0.375)
        leader.suspend_updating()
        self.play(spinner.animate.shift(DOWN), run_time=0.25)
        leader.resume_updating()
        self.play(leader.animate.set_color(RED), run_time=0.25, suspend_mobject_updating=False)
        follower.clear_updaters()
        turn_animation_into_updater(Rotate(follower, run_time=0.5))
        cycle_animation(Indicate(Dot(DOWN * 2), run_time=0.25))
        self.wait(0.5)


class WaitsOfEveryKind(Scene):
    """Frozen with updaters, unfrozen without, until something is so, inside other animations, always updated."""

    def construct(self) -> None:
        dot = Dot(LEFT * 2).add_updater(lambda mobject, dt: mobject.shift(RIGHT * 2 * dt))
        self.add(Square(), dot)
        self.wait(0.25, frozen_frame=True)
        self.wait(0.25, frozen_frame=False)
        self.wait(2, stop_condition=lambda: dot.get_x() > -0.5)
        self.pause(0.25)
        dot.clear_updaters()
        self.wait(0.25)
        self.always_update_mobjects = True
        self.wait(0.25)
        self.play(Succession(FadeIn(Circle()), Wait(0.25), FadeOut(dot)), run_time=0.75)
        self.play(Add(Triangle()), Wait(0.25))


class TrailsAndRedraws(Scene):
    """Traced paths that last and that dissipate, redraws in a chain of trackers, numbers set by Typst."""

    def construct(self) -> None:
        a, b = ValueTracker(0), ValueTracker(0)
        b.add_updater(lambda tracker: tracker.set_value(np.sin(a.get_value())))
        dot = Dot().add_updater(lambda mobject: mobject.move_to([a.get_value() - 2, b.get_value(), 0]))
        line = always_redraw(lambda: Line(ORIGIN, dot.get_center(), color=BLUE, stroke_width=3 + a.get_value()))
        number = DecimalNumber(0, mob_class=Text, font_size=30).to_corner(UR)
        number.add_updater(lambda mobject: mobject.set_value(b.get_value()))
        trails = [TracedPath(dot.get_center, dissipating_time=0.25, stroke_color=RED), TracedPath(line.get_midpoint)]
        self.add(a, b, dot, line, number, *trails)
        self.play(a.animate.set_value(4), run_time=0.75, rate_func=linear)
        self.wait(0.25)
        self.play(ChangeDecimalToValue(DecimalNumber(1, mob_class=Typst), 3), run_time=0.25)


class ChanceIsSeeded(Scene):
    """Python's and numpy's chance, in the construction and in an updater."""

    def construct(self) -> None:
        dots = VGroup(*[Dot([random.uniform(-3, 3), np.random.normal(), 0], color=random_color()) for _ in range(9)])
        dots.add_updater(lambda group, dt: [dot.shift(np.random.uniform(-1, 1, 3) * dt) for dot in group])
        self.add(dots)
        self.wait(0.375)
        self.play(dots.animate.shuffle(), run_time=0.25)


class Skips(Scene):
    """Sections of which one is skipped, with updaters that go on, and sound in the others."""

    def construct(self) -> None:
        dot = Dot(LEFT * 3).add_updater(lambda mobject, dt: mobject.shift(RIGHT * 2 * dt))
        self.add(dot)
        self.add_sound(beep())
        self.wait(0.25)
        self.next_section("skipped", skip_animations=True)
        self.play(Create(Square()), run_time=0.5)
        self.wait(0.25)
        self.next_section("seen")
        self.add_sound(beep(), time_offset=0.125)
        self.play(FadeIn(Circle()), run_time=0.25, subcaption="a circle")
        self.wait(0.25)


def beep() -> str:
    """A sound file."""
    file = Path(config.media_dir) / "beep.wav"
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 48000, 0, "NONE", ""))
        sound.writeframes(bytes(9600))
    return str(file)


class FunctionsOfAlpha(Scene):
    """Updates from functions, odd rates, speeds that change, and animations that keep the scene busy with nothing."""

    def construct(self) -> None:
        square, circle = Square(), Circle().shift(RIGHT * 2)
        self.add(circle)
        self.play(UpdateFromAlphaFunc(square, lambda mobject, alpha: mobject.set_x(alpha)), run_time=0.25)
        self.play(UpdateFromFunc(circle, lambda mobject: mobject.next_to(square)), Rotate(square), run_time=0.25)
        self.play(MaintainPositionRelativeTo(circle, square), square.animate.shift(UP), run_time=0.25)
        self.play(square.animate(rate_func=there_and_back_with_pause).shift(LEFT), run_time=0.5)
        self.play(circle.animate(rate_func=rate_functions.ease_out_bounce).shift(DOWN * 2), run_time=0.5)
        self.play(ChangeSpeed(square.animate(run_time=0.5).shift(RIGHT * 2), {0: 1, 1: 3}, rate_func=linear))
        self.play(Animation(circle), run_time=0.125)
