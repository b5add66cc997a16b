"""Scenes with soft edges, things to look through, pictures and points, over nothing."""

import wave
from pathlib import Path

import numpy as np
from manim import BLUE, DOWN, LEFT, RED, RIGHT, UP, Circle, Create, ImageMobject, PMobject, Scene, Square, config

GROUND = "#204060"


class LooksThrough(Scene):
    """Three beats: soft shapes over one another, a picture that fades to its right, a cloud of points."""

    def construct(self) -> None:
        """Play."""
        self.camera.background_color = GROUND
        self.next_section("shapes")
        self.add(Square(side_length=3, fill_opacity=0.3, color=RED).shift(LEFT))
        self.play(Create(Circle(radius=1.4, color=BLUE, fill_opacity=0.6).shift(RIGHT * 0.3)), run_time=0.6)
        self.next_section("picture")
        fading = np.zeros((40, 80, 4), np.uint8)
        fading[...] = (250, 200, 20, 0)
        fading[..., 3] = np.linspace(0, 255, 80).astype(np.uint8)
        self.add(ImageMobject(fading).scale(1.5).shift(DOWN * 2.4 + RIGHT * 2))
        self.wait(0.5)
        self.next_section("points")
        cloud = PMobject(stroke_width=4)
        cloud.add_points([UP * 3 + RIGHT * x / 10 for x in range(-20, 20)], color=RED)
        self.add(cloud)
        self.play(cloud.animate.shift(LEFT), run_time=0.4)


class Sounds(Scene):
    """Two beats of half a second, each with a tone of its own."""

    def construct(self) -> None:
        """Play."""
        for name, loudness in (("low", 4000), ("high", 16000)):
            self.next_section(name)
            self.add_sound(tone(loudness))
            self.play(Create(Circle()), run_time=0.5)


def tone(loudness: int) -> str:
    """A sound of half a second."""
    file = Path(config.media_dir) / f"{loudness}.wav"
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 48000, 0, "NONE", ""))
        sound.writeframes((loudness * np.sin(np.arange(24000) / 10)).astype("<i2").tobytes())
    return str(file)
