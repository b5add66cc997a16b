"""A scene of many plays, with state that every frame changes: whoever skips a frame draws something else."""

import random

import numpy as np
from manim import BLUE, DOWN, RIGHT, UP, Circle, Create, Dot, FadeOut, Rotate, Scene, Square, TracedPath, VGroup


class ManyPlays(Scene):
    """Updaters that integrate, a traced path, chance, sections and holds."""

    def construct(self) -> None:
        dot, square = Dot(RIGHT), Square(fill_opacity=0.5)
        dot.add_updater(
            lambda mobject, dt: mobject.shift([dt * random.uniform(-3, 3), np.sin(mobject.get_x()) * dt, 0])
        )
        self.add(TracedPath(dot.get_center, stroke_color=BLUE), dot)
        for step in range(4):
            self.next_section(f"step_{step}")
            self.play(Create(square), run_time=0.4)
            self.play(Rotate(square), square.animate.shift(DOWN * 0.3), run_time=0.5)
            self.wait(0.35)
            self.play(FadeOut(square), run_time=0.2)
        dot.clear_updaters()
        self.wait(1)
        self.play(VGroup(dot, Circle()).animate.shift(UP), run_time=0.5)


class FailsLate(ManyPlays):
    """The same, and then a mistake."""

    def construct(self) -> None:
        super().construct()
        raise RuntimeError("the scene gives up at last")
