"""Scenes that take too long or too much, and one that does not."""

import time

import numpy as np
from manim import Circle, Create, Dot, Scene


class LoopsForEver(Scene):
    def construct(self) -> None:
        while True:
            time.sleep(0.01)


class HangsInAnUpdater(Scene):
    """Hangs after a few frames."""

    def construct(self) -> None:
        self.next_section("turn")
        dot = Dot()
        self.updates = 0
        dot.add_updater(self.hang_in_time)
        self.add(dot)
        self.wait(2)

    def hang_in_time(self, dot: Dot, dt: float) -> None:
        self.updates += 1
        if self.updates > 10:
            time.sleep(60)
        dot.shift([dt, 0, 0])


class EatsMemory(Scene):
    def construct(self) -> None:
        self.play(Create(Circle()), run_time=0.1)
        self.kept = bytearray(10**11)


class EatsMemoryInArrays(Scene):
    def construct(self) -> None:
        self.kept = []
        while True:
            self.kept.append(np.zeros(2**27))


class TakesLittle(Scene):
    def construct(self) -> None:
        self.play(Create(Circle()), run_time=0.2)
