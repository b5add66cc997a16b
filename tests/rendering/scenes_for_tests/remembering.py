"""Plays that remember what was before, each in a way of its own, and plays that do not."""

from typing import Any

from manim import (
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Circle,
    Create,
    Dot,
    FadeIn,
    LaggedStart,
    Rotate,
    Scene,
    Square,
    Succession,
    Transform,
    UpdateFromFunc,
    Wait,
    linear,
    there_and_back,
)


class Creeps(Animation):
    """Moves on a little whenever it is asked."""

    def interpolate_mobject(self, alpha: float) -> None:
        self.mobject.shift(RIGHT * alpha / 10)


class Plays(Scene):
    """Asks for the kinds of play by name, each of which ends a beat."""

    def construct(self) -> None:
        for name, play in self.kinds().items():
            self.next_section(name)
            play()

    def kinds(self) -> dict[str, Any]:
        raise NotImplementedError


class Remembers(Plays):
    """Every play must be stepped through."""

    def kinds(self) -> dict[str, Any]:
        dot, square = Dot(LEFT * 3), Square()
        self.add(dot, square)
        return {
            "own_animation": lambda: self.play(Creeps(dot), run_time=0.5),
            "own_function": lambda: self.play(UpdateFromFunc(dot, lambda it: it.shift(UP / 10)), run_time=0.5),
            "group_that_returns": lambda: self.play(
                Succession(Rotate(dot), FadeIn(Circle()), rate_func=there_and_back), run_time=0.5
            ),
            "two_on_one": lambda: self.play(
                LaggedStart(dot.animate.shift(UP), Rotate(dot, about_point=LEFT), lag_ratio=0.3), run_time=0.5
            ),
            "own_rate": lambda: self.play(Create(Square(3)), rate_func=lambda alpha: alpha**2, run_time=0.5),
            "updater": lambda: [dot.add_updater(lambda it: it.shift(UP / 20)), self.play(Rotate(square), run_time=0.5)],
            "scene_updater": lambda: [
                dot.clear_updaters(),
                self.add_updater(lambda dt: dot.shift(UP * dt)),
                self.wait(0.5),
            ],
        }


class Forgets(Plays):
    """Every play may be leapt over."""

    def kinds(self) -> dict[str, Any]:
        square, circle = Square(), Circle().shift(RIGHT * 3)
        self.add(square)
        return {
            "create": lambda: self.play(Create(circle), run_time=0.5, rate_func=linear),
            "method": lambda: self.play(square.animate.shift(UP), Rotate(circle), run_time=0.5),
            "transform": lambda: self.play(Transform(square, Circle().shift(LEFT)), run_time=0.5, rate_func=linear),
            "group": lambda: self.play(
                AnimationGroup(FadeIn(Dot()), Succession(Rotate(square), Wait(0.2), Rotate(square)), lag_ratio=0.5)
            ),
        }
