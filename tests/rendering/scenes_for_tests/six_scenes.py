"""Six scenes that take a while: each frame waits a little."""

import time
from typing import Any

from manim import BLUE, RED, UP, Circle, Create, Dot, FadeIn, Rotate, Scene, Square, Text, Transform, Triangle


class Slow(Scene):
    """Every frame takes as long as if there were much to draw."""

    def setup(self) -> None:
        self.add_updater(self.take_time)

    def take_time(self, dt: float) -> None:
        time.sleep(0.04 if dt else 0)


class CircleAppears(Slow):
    def construct(self) -> None:
        self.next_section("appear")
        self.play(Create(Circle(color=RED)))
        self.next_section("rest")
        self.wait(1)


class SquareTurns(Slow):
    def construct(self) -> None:
        self.play(Rotate(Square(color=BLUE), 1), run_time=1.5)


class TriangleBecomesCircle(Slow):
    def construct(self) -> None:
        self.play(Transform(Triangle(), Circle()), run_time=1.5)


class DotsFollow(Slow):
    def construct(self) -> None:
        dots: list[Any] = [Dot(UP * number) for number in range(3)]
        dots[0].add_updater(lambda dot, dt: dot.shift([dt, 0, 0]))
        self.add(*dots)
        self.wait(1.5)


class WordsFade(Slow):
    def construct(self) -> None:
        self.play(FadeIn(Text("a law", font="Noto Sans CJK JP")), run_time=1)


class SquareGrows(Slow):
    def construct(self) -> None:
        self.play(Square().animate.scale(3), run_time=1.5)
