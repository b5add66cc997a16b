"""A voice for tests, which hums for as long as a text is; and an ear of our own for what came out."""

import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from mathanim.rendering.errors import VoiceError

RATE = 22_050
SILENCE_BEFORE = 0.3
SECONDS_A_LETTER = 0.05


@dataclass
class Buzz:
    """Remembers what it was asked to say; at a text with the word in ``stumbles_at`` it fails."""

    stumbles_at: str = ""
    asked: list[str] = field(default_factory=list)
    name: str = "buzz 1"

    def speak(self, texts: Sequence[str], folder: Path) -> Iterator[Path]:
        for number, text in enumerate(texts):
            self.asked.append(text)
            if self.stumbles_at and self.stumbles_at in text:
                raise VoiceError("the voice failed: it has a cold")
            yield write_hum(folder / f"{number}.wav", seconds_of_hum(text), SILENCE_BEFORE)


def seconds_of_hum(text: str) -> float:
    """How long the voice needs."""
    return 1 + SECONDS_A_LETTER * len(text)


def write_hum(file: Path, seconds: float, silence: float = 0.0, level: float = 0.05) -> Path:
    """A hum after a silence, and another silence, mono, far too quiet."""
    time = np.arange(round(seconds * RATE)) / RATE
    hum = np.sin(2 * np.pi * 220 * time) * (1 + 0.3 * np.sin(2 * np.pi * 3 * time)) * level
    quiet = np.zeros(round(silence * RATE))
    samples = (np.concatenate([quiet, hum, quiet]) * 32_767).astype("<i2")
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        sound.writeframes(samples.tobytes())
    return file


def lufs(samples: Any) -> float:
    """Integrated loudness of (n, channels) at 48 kHz, by the formulas of ITU-R BS.1770-4 and nothing of FFmpeg's."""
    from scipy import signal  # here, as it takes a second and few tests hear

    shelf = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585])
    high_pass = ([1.0, -2.0, 1.0], [1, -1.99004745483398, 0.99007225036621])
    heard = signal.lfilter(*high_pass, signal.lfilter(*shelf, samples, axis=0), axis=0)
    starts = range(0, len(heard) - 19_200 + 1, 4_800)
    power = np.array([(heard[start : start + 19_200] ** 2).mean(axis=0).sum() for start in starts])
    power = power[power > 10 ** ((-70 + 0.691) / 10)]
    gated = power[power > power.mean() / 10]
    return float(-0.691 + 10 * np.log10(gated.mean()))


def true_peak(samples: Any) -> float:
    """The highest peak between samples too, in decibels, by eight times as many of them."""
    from scipy import signal

    return float(20 * np.log10(np.abs(signal.resample_poly(samples, 8, 1, axis=0)).max()))
