"""The sound of a scene: files mixed at their times, as 48 kHz stereo samples."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain
from math import inf
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from mathanim.rendering.errors import SceneError

SAMPLE_RATE = 48_000

Samples = npt.NDArray[np.float32]


def samples_of(file: Path, longest: float = inf) -> Samples:
    """The file's first sound stream as an array (samples, 2) of floats in [-1, 1] at 48 kHz.

    Raises:
        SceneError: if the file is no sound, broken, empty, or longer than so many seconds.
    """
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=SAMPLE_RATE)
    try:
        with av.open(str(file)) as container:
            if not container.streams.audio:
                raise SceneError(f"{file} holds no sound")
            parts, length = [], 0
            for frame in chain(container.decode(audio=0), [None]):
                new = [part.to_ndarray() for part in resampler.resample(frame)]
                parts += new
                length += sum(part.size for part in new) // 2
                if length > longest * SAMPLE_RATE:
                    raise SceneError(f"{file} lasts longer than {longest:g} s")
    except (av.FFmpegError, OSError) as error:
        raise SceneError(f"{file} cannot be read as sound: {error.strerror or error}") from error
    if not length:
        raise SceneError(f"{file} is an empty sound")
    return np.concatenate(parts, axis=1).reshape(-1, 2).astype(np.float32)


class SoundTrack:
    """Sounds laid over one another, each from its own time on."""

    def __init__(self) -> None:
        self._samples: Samples = np.zeros((0, 2), np.float32)

    def __bool__(self) -> bool:
        return len(self._samples) > 0

    def add(self, sound: Samples, time: float, gain: float = 0.0, background_gain: float = 0.0) -> None:
        """Lay ``sound`` over the track at ``time`` seconds; both gains are in decibels."""
        start = round(time * SAMPLE_RATE)
        if start < 0:
            raise SceneError(f"a sound must start at 0 s or later, not at {time:g} s")
        end = start + len(sound)
        if end > len(self._samples):
            self._samples = padded(self._samples, end)
        self._samples[start:end] *= 10 ** (background_gain / 20)
        self._samples[start:end] += sound * np.float32(10 ** (gain / 20))

    def lasting(self, seconds: Fraction) -> Samples:
        """The track cut or filled with silence to exactly that length, clipped to [-1, 1]."""
        length = round(seconds * SAMPLE_RATE)
        return np.clip(padded(self._samples, length)[:length], -1.0, 1.0)


def padded(samples: Samples, length: int) -> Samples:
    """The samples followed by silence up to ``length``; longer ones stay as they are."""
    missing = max(0, length - len(samples))
    return np.concatenate([samples, np.zeros((missing, 2), np.float32)])


def joined(tracks: Sequence[tuple[Samples | None, Fraction]]) -> Samples:
    """Tracks one after another, each filled to its seconds; None is silence.

    Every track starts at the sample nearest to its true time, so rounding does not add up.
    """
    total = sum((seconds for _, seconds in tracks), Fraction(0))
    whole = np.zeros((round(total * SAMPLE_RATE), 2), np.float32)
    time = Fraction(0)
    for samples, seconds in tracks:
        start, time = round(time * SAMPLE_RATE), time + seconds
        if samples is not None:
            part = samples[: len(whole) - start]
            whole[start : start + len(part)] = part
    return whole
