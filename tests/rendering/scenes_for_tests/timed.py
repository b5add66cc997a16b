"""Scenes whose times are known beforehand, to the thousandth of a second, and fit no frame rate."""

import os
import wave
from pathlib import Path

from manim import Circle, Create, Dot, Rotate, Scene, Square, config

SHORT_WAITS = (0.0137, 0.0311, 0.0007, 0.0229)
ROUNDS = 60
ROUNDS_UNTIL_SOUND = 15
PLAY = 0.213
BEAT_NAMES = ("begin", "go_on", "stay", "end")


def click() -> str:
    """A sound of 20 ms, from its first sample on at one loudness."""
    file = Path(config.media_dir) / "click.wav"
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"click-{os.getpid()}.wav")  # a process that draws a part of the scene writes it too
    with wave.open(str(draft), "wb") as sound:
        sound.setparams((1, 2, 48000, 0, "NONE", ""))
        sound.writeframes(b"".join((20000 * (-1) ** (i // 24)).to_bytes(2, "little", signed=True) for i in range(960)))
    draft.replace(file)
    return str(file)


class WaitsAndSays(Scene):
    """Very many short waits of both kinds; now and then a sound, a subcaption by itself, and one with a play."""

    def construct(self) -> None:
        dot = Dot()
        self.add(dot)
        for number in range(1, ROUNDS + 1):
            for place, length in enumerate(SHORT_WAITS):
                self.wait(length, frozen_frame=place % 2 == 0)
            if number % ROUNDS_UNTIL_SOUND == 0:
                self.add_sound(click())
                self.add_subcaption(f"said {number}", duration=0.1)
                self.play(Rotate(Square()), subcaption=f"played {number}", run_time=PLAY)


class SpeaksInBeats(Scene):
    """Beats of the given lengths of plays and waits in turn, each beat with a narration and a click."""

    lengths: tuple[tuple[float, ...], ...] = ()

    @property
    def titles(self) -> dict[str, str]:
        return {"en": f"{len(self.lengths)} beats", "ja": "拍"}

    def narration(self, beat: str) -> dict[str, str]:
        return {"en": f"We {beat}.", "ja": f"{beat}。"}

    def construct(self) -> None:
        for name, lengths in zip(BEAT_NAMES, self.lengths, strict=False):
            self.next_section(name)
            self.add_sound(click())
            for number, length in enumerate(lengths):
                if number % 2:
                    self.wait(length)
                else:
                    self.play(Create(Circle()), run_time=length)


class FourBeats(SpeaksInBeats):
    lengths = ((0.371, 0.0213, 0.517), (0.0333, 0.9), (0.611,), (0.2, 0.1, 0.1501))


class TwoBeats(SpeaksInBeats):
    lengths = ((0.0071, 0.48), (0.7331, 0.0909, 0.0017))


class ThreeBeats(SpeaksInBeats):
    lengths = ((0.25, 0.5), (1 / 3,), (0.125, 0.4449))


class PlaysThreeHundredTimes(Scene):
    """Three hundred plays, each of which leaves its mark."""

    def construct(self) -> None:
        for number in range(300):
            place = [number % 20 * 0.6 - 5.7, number // 20 * 0.45 - 3.2, 0]
            self.play(Create(Square(side_length=0.4, fill_opacity=1).move_to(place)), run_time=0.1)
