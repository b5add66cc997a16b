"""How loud a sound is, by EBU R128, and the same sound as loud as it should be."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import av
import numpy as np
from av.filter import Graph

from mathanim.rendering.errors import SceneError
from mathanim.rendering.movies.sound import SAMPLE_RATE, Samples

TARGET = -16.0
"""Loudness of speech in LUFS, as podcasts and lectures on the web have it."""
HIGHEST_PEAK = -2.0
"""True peak in dBTP; a decibel below what is allowed, because encoding moves peaks."""
SHORTEST = 3.0
"""Seconds that a measurement needs; a shorter sound is measured as if it went on."""
CLOSE_ENOUGH = 0.1
MOST_PASSES = 4
OVERSAMPLED = 4 * SAMPLE_RATE
FRAME = SAMPLE_RATE
SILENCE = -69.0


@dataclass(frozen=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP."""

    integrated: float
    true_peak: float


def loudness_of(samples: Samples) -> Loudness:
    """The loudness of samples (n, 2) at 48 kHz, gated as R128 has it."""
    peak = 0.0
    integrated = -70.0
    repeats = max(1, -(-round(SHORTEST * SAMPLE_RATE) // max(1, len(samples))))
    for frame in filtered(np.tile(samples, (repeats, 1)), [("ebur128", {"metadata": "1", "peak": "true"})]):
        integrated = float(frame.metadata.get("lavfi.r128.I", integrated))
        peak = max(peak, float(frame.metadata.get("lavfi.r128.true_peak", peak)))
    return Loudness(integrated, 20 * math.log10(max(peak, 1e-6)))


def levelled(samples: Samples) -> Samples:
    """The samples at -16 LUFS; peaks that would rise above -2 dBTP are held down, and nothing else is.

    Raises:
        SceneError: if there is nothing to hear.
    """
    loudness = loudness_of(samples)
    if loudness.integrated < SILENCE:
        raise SceneError("holds nothing that can be heard")
    gain = TARGET - loudness.integrated
    result = samples
    for _ in range(MOST_PASSES):
        result = amplified(samples, gain)
        found = loudness_of(result)
        if abs(found.integrated - TARGET) <= CLOSE_ENOUGH:
            break
        gain += TARGET - found.integrated
    return result


def amplified(samples: Samples, gain: float) -> Samples:
    """The samples louder by so many decibels, limited if their true peak would be too high."""
    louder = np.asarray(samples * np.float32(10 ** (gain / 20)), np.float32)
    return louder if loudness_of(louder).true_peak <= HIGHEST_PEAK else limited(louder)


def limited(samples: Samples) -> Samples:
    """The samples with every true peak below the highest, each sample where it was."""
    limit = 10 ** (HIGHEST_PEAK / 20)
    chain = [
        ("aresample", {"sample_rate": str(OVERSAMPLED)}),
        ("alimiter", {"limit": f"{limit:.6f}", "attack": "5", "release": "80", "level": "0", "latency": "1"}),
        ("aresample", {"sample_rate": str(SAMPLE_RATE)}),
        ("aformat", {"sample_fmts": "flt"}),
    ]
    parts = [frame.to_ndarray().reshape(-1, 2) for frame in filtered(samples, chain)]
    made = np.concatenate(parts)[: len(samples)].astype(np.float32)
    return np.concatenate([made, np.zeros((len(samples) - len(made), 2), np.float32)])


def filtered(samples: Samples, chain: Sequence[tuple[str, dict[str, str]]]) -> Iterator[Any]:
    """The sound's frames after a chain of FFmpeg's filters."""
    graph = Graph()
    source: Any = graph.add_abuffer(
        format="flt", sample_rate=SAMPLE_RATE, layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )
    nodes = [source, *(graph.add(name, **options) for name, options in chain), graph.add("abuffersink")]
    for before, after in pairwise(nodes):
        before.link_to(after)
    graph.configure()
    for start in range(0, len(samples), FRAME):
        source.push(sound_frame(samples[start : start + FRAME], start))
        yield from pulled(nodes[-1])
    source.push(None)
    yield from pulled(nodes[-1])


def sound_frame(samples: Samples, start: int) -> av.AudioFrame:
    """Samples as a frame that begins at sample number ``start``."""
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), format="flt", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
    return frame


def pulled(sink: Any) -> Iterator[Any]:
    """All frames that are ready."""
    while True:
        try:
            yield sink.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
