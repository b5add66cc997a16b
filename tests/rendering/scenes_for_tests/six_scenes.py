"""Six scenes that stop in the middle until there is a file called go beside this one."""

import time
from pathlib import Path

from manim import BLUE, RED, UP, Circle, Create, Dot, FadeIn, Rotate, Scene, Square, Text, Transform, Triangle

GO = Path(__file__).with_name("go")


class Stops(Scene):
    """Half a second is drawn, then it waits for the file."""

    def setup(self) -> None:
        self.frames = 0
        self.add_updater(self.count)

    def count(self, dt: float) -> None:
        self.frames += dt > 0
        while self.frames > 10 and not GO.exists():
            time.sleep(0.05)


class CircleAppears(Stops):
    def construct(self) -> None:
        self.next_section("appear")
        self.play(Create(Circle(color=RED)))
        self.next_section("rest")
        self.wait(1)


class SquareTurns(Stops):
    def construct(self) -> None:
        self.play(Rotate(Square(color=BLUE), 1), run_time=1.5)


class TriangleBecomesCircle(Stops):
    def construct(self) -> None:
        self.play(Transform(Triangle(), Circle()), run_time=1.5)


class DotsFollow(Stops):
    def construct(self) -> None:
        dots = [Dot(UP * number) for number in range(3)]
        dots[0].add_updater(lambda dot, dt: dot.shift([dt, 0, 0]))
        self.add(*dots)
        self.wait(1.5)


class WordsFade(Stops):
    def construct(self) -> None:
        self.play(FadeIn(Text("a law", font="Noto Sans CJK JP")), run_time=1)


class SquareGrows(Stops):
    def construct(self) -> None:
        self.play(Square().animate.scale(3), run_time=1.5)
