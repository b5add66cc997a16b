"""A scene that changes everything it can reach, between two that would show it."""

import os
import random
import sys
from pathlib import Path

import numpy as np
from manim import RED, Circle, Create, Dot, FadeIn, Scene, Square, Text, config


class Shows(Scene):
    """What a scene's world looks like: defaults, ground, chance, folder, sizes."""

    def construct(self) -> None:
        folder, path = len(str(Path.cwd())), len(sys.path)
        places = [np.random.uniform(-2, 2, 3), [random.random(), 1, 0], [folder / 50, path / 50, 0]]
        self.play(Create(Circle()), *[FadeIn(Dot(place)) for place in places], run_time=0.3)
        self.play(FadeIn(Text("as it is")), run_time=0.2)


class ChangesEverything(Scene):
    """Defaults, configuration, classes, folder, environment, chance."""

    def construct(self) -> None:
        Circle.set_default(radius=3, color=RED)
        Text.set_default(font_size=12)
        config.background_color, config.frame_rate, config.frame_width = RED, 7, 5
        FadeIn.interpolate = Create.interpolate
        np.random.seed(7)
        random.seed(7)
        os.chdir("/")
        os.environ["TZ"] = os.environ["LANG"] = "nowhere"
        sys.path.insert(0, "/")
        self.play(Create(Square()), run_time=0.3)


class ShowsAgain(Shows):
    """The same once more, after it."""

    def construct(self) -> None:
        super().construct()
