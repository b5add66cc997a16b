"""Three ordinary Manim scenes of ten seconds in which something moves in every frame."""

from typing import Any

import numpy as np
from manim import (
    BLUE,
    DOWN,
    GREEN,
    ORANGE,
    PI,
    PURPLE,
    RED,
    TEAL,
    UP,
    WHITE,
    YELLOW,
    ApplyMatrix,
    Axes,
    Dot,
    LaggedStart,
    NumberPlane,
    Scene,
    Square,
    Text,
    ValueTracker,
    Vector,
    VGroup,
    always_redraw,
    linear,
)

COLOURS = (RED, TEAL, PURPLE, YELLOW)
MATRICES = ([[1, 1], [0, 1]], [[0, -1], [1, 0]], [[1.5, 0], [0.5, 0.6]], [[0.8, -0.4], [0.3, 1.1]])


class TurningSquares(Scene):
    """A hundred and forty-four squares turn and change colour, each a little after the one before."""

    def construct(self) -> None:
        squares: Any = VGroup(*(Square(0.42, fill_opacity=0.6, color=BLUE) for _ in range(144)))
        squares.arrange_in_grid(12, 12, buff=0.14)
        self.add(squares)
        for colour in COLOURS:
            turns = [square.animate(rate_func=linear).rotate(PI / 3).set_color(colour) for square in squares]
            self.play(LaggedStart(*turns, lag_ratio=0.01, rate_func=linear), run_time=2.5)


class MappedPlane(Scene):
    """A plane goes through four linear maps, and three vectors with it."""

    def construct(self) -> None:
        plane = NumberPlane(x_range=(-10, 10), y_range=(-6, 6))
        vectors = [Vector((1.0, 0.0), color=GREEN), Vector((0.0, 1.0), color=RED), Vector((2.0, 1.0), color=YELLOW)]
        self.add(plane, *vectors)
        for matrix in MATRICES:
            maps = [ApplyMatrix(np.array(matrix), mobject) for mobject in (plane, *vectors)]
            self.play(*maps, run_time=2.5, rate_func=linear)


class RedrawnGraph(Scene):
    """A graph is drawn anew in every frame; a dot runs along it, and two words with the dot."""

    def construct(self) -> None:
        axes, time = Axes(x_range=(-4, 4), y_range=(-2, 2)), ValueTracker(0)

        def height(x: float) -> float:
            return x * x * (x - time.get_value()) / 16

        def place() -> Any:
            x = 0.7 * time.get_value() - 3
            return axes.c2p(x, height(x))

        graph = always_redraw(lambda: axes.plot(height, color=BLUE))
        dot = always_redraw(lambda: Dot(place(), color=ORANGE))
        words = [Text("above", font_size=28, color=WHITE), Text("below", font_size=28, color=TEAL)]
        words[0].add_updater(lambda word: word.next_to(dot, UP))
        words[1].add_updater(lambda word: word.next_to(dot, DOWN))
        self.add(axes, graph, dot, *words)
        self.play(time.animate.set_value(8), run_time=10, rate_func=linear)
