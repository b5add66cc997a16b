"""A short ordinary scene that writes down when its first frame has been drawn."""

from manim import Circle, Create, Mobject, Scene

from tests.benchmarks.scenes.stamp import stamp


class StampedCircle(Scene):
    """A circle is drawn within a fifth of a second."""

    def construct(self) -> None:
        self.add(Mobject().add_updater(stamp))
        self.play(Create(Circle()), run_time=0.2)
