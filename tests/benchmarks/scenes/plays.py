"""Ordinary Manim scenes of short plays: three hundred, and one."""

from manim import BLUE, Dot, GrowFromCenter, Scene


class ThreeHundredPlays(Scene):
    """Dots grow row by row, each in a play of a tenth of a second."""

    def construct(self) -> None:
        for number in range(300):
            place = (number % 20 * 0.6 - 5.7, number // 20 * 0.45 - 3.2, 0.0)
            self.play(GrowFromCenter(Dot(place, color=BLUE)), run_time=0.1)


class OneDot(Scene):
    """A single play, to have started a program once."""

    def construct(self) -> None:
        self.play(GrowFromCenter(Dot()), run_time=0.1)
