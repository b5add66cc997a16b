"""A scene with subcaptions and sound."""

from manim import Circle, Create, Scene


class SoundsAndSubtitles(Scene):
    """A beep after one second, and what is said about it."""

    def construct(self) -> None:
        """Play."""
        self.play(Create(Circle()), subcaption="A circle", run_time=1)
        self.add_sound("beep.wav")
        self.add_subcaption("Beep!", duration=0.5)
        self.wait(2)
