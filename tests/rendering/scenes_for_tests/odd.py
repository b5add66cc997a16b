"""Scenes that go wrong, each in its own way."""

import os
import signal
import sys
from pathlib import Path

import manim
import numpy as np
from manim import Circle, Create, Dot, Scene, Square


class LeavesQuietly(Scene):
    def construct(self) -> None:
        sys.exit(0)


class LeavesAtOnce(Scene):
    def construct(self) -> None:
        os._exit(0)


class IsKilledOnce(Scene):
    """Killed by the system the first time; fine when tried again."""

    def construct(self) -> None:
        mark = Path(__file__).with_name("mark")
        if not mark.exists():
            mark.write_text("killed")
            os.kill(os.getpid(), signal.SIGKILL)
        self.play(Create(Circle()), run_time=0.2)


class IsAlwaysKilled(Scene):
    def construct(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class WaitsForEver(Scene):
    def construct(self) -> None:
        self.wait(float("inf"))


class WaitsForNothing(Scene):
    def construct(self) -> None:
        self.wait(0)


class WaitsForAges(Scene):
    def construct(self) -> None:
        self.wait(1e9)


class WaitsBackwards(Scene):
    def construct(self) -> None:
        self.wait(-1)


class PlaysForNoNumber(Scene):
    def construct(self) -> None:
        self.play(Create(Circle()), run_time=float("nan"))


class WaitsForAMoment(Scene):
    def construct(self) -> None:
        self.wait(1e-6)


class HasNoNumbers(Scene):
    def construct(self) -> None:
        dot = Dot()
        dot.points[0] = np.nan
        self.play(Create(dot))


class PlaysNothing(Scene):
    def construct(self) -> None:
        self.add(Square(fill_opacity=1))


class FailsInAnUpdater(Scene):
    def construct(self) -> None:
        dot = Dot()
        dot.add_updater(lambda mobject, dt: mobject.missing if dt and self.time > 0.5 else mobject)
        self.add(dot)
        self.wait(2)


class ChangesTheWorld(Scene):
    """Whatever it does to Manim, its video has the size that was asked for."""

    def construct(self) -> None:
        manim.config.pixel_width = 100
        manim.config.frame_rate = 7
        Circle.set_default(color="#00ff00")
        os.chdir("/")
        self.play(Create(Circle()), run_time=0.5)
