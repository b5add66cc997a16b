"""Three plain Manim scenes; the second one raises."""

from manim import BLUE, RED, Circle, Create, Scene, Square, Transform


class CircleAppears(Scene):
    """Two sections, so two beats."""

    def construct(self) -> None:
        """Draw a circle, then wait."""
        self.circle = Circle(color=RED)
        self.next_section("create")
        self.play(Create(self.circle))
        self.next_section("rest")
        self.wait(3)


class DividesByZero(Scene):
    """Fails in its second play."""

    def construct(self) -> None:
        """Draw a square, then divide."""
        self.play(Create(Square()), run_time=0.5)
        self.wait(1 / 0)


class SquareBecomesCircle(Scene):
    """One beat."""

    def construct(self) -> None:
        """Transform."""
        self.play(Transform(Square(color=BLUE), Circle(color=RED)), run_time=1.5)
