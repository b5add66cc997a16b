"""Encoder settings, measured on real moving frames: CPU, bytes and faithfulness a frame, as a table in Markdown.

``python -m tests.benchmarks.encoder_settings FOLDER [--rounds N]``

FOLDER keeps the frames (about 1.5 GB) from call to call. Every stretch of frames is encoded by every candidate, one
candidate after another, ``rounds`` times; CPU is that of all threads of the encoder, the median over the rounds.
SSIM is that of decoded brightness against what was drawn, in tiles of 8 x 8 pixels: over the whole frame, and over
the tiles in which something is drawn.
"""

import argparse
import resource
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np

from mathanim.rendering.job import QUALITIES
from mathanim.rendering.movies.encoding import EACH_REFERS_TO_THE_ONE_BEFORE, ENCODERS, encoder_for
from tests.benchmarks.drawn_brightness import brightness_of
from tests.benchmarks.likeness import similarity
from tests.benchmarks.moving_frames import Frames, stretches_in

HD = QUALITIES["hd"]
STEP = 5


def ultrafast(more: str) -> Mapping[str, str]:
    """The fastest preset with something more."""
    return {"preset": "ultrafast", "x264-params": f"{EACH_REFERS_TO_THE_ONE_BEFORE}:{more}"}


CANDIDATES: Mapping[str, Mapping[str, str]] = {
    "stock manim: medium, crf 23": {"crf": "23"},
    "tuned manim: veryfast, crf 23": {"preset": "veryfast", "crf": "23"},
    **{f"**{name}**": options for name, options in ENCODERS.items()},
    "ultrafast, crf 23": {"preset": "ultrafast", "crf": "23"},
}


@dataclass
class Measured:
    """What a candidate came to, stretch by stretch."""

    seconds: list[list[float]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    likeness: list[tuple[float, float]] = field(default_factory=list)


def cpu_seconds() -> float:
    """What this process has used so far, all threads together."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def encoded(frames: Frames, options: Mapping[str, str]) -> tuple[float, bytes, list[bytes]]:
    """CPU seconds, header and packets of a stretch."""
    pictures = [av.VideoFrame.from_ndarray(frame, format="yuv420p") for frame in frames]
    begun = cpu_seconds()
    encoder = encoder_for(HD)
    encoder.options = dict(options)
    packets = []
    for time, picture in enumerate(pictures):
        picture.pts, picture.time_base = time, encoder.time_base
        packets += encoder.encode(picture)
    packets += encoder.encode(None)
    contents = [bytes(packet) for packet in packets]
    return cpu_seconds() - begun, bytes(encoder.extradata or b""), contents


def likeness_of(frames: Frames, header: bytes, contents: Sequence[bytes]) -> tuple[float, float]:
    """Mean SSIM of every fifth frame: of all tiles, and of those with something in them."""
    decoder = av.CodecContext.create("h264", "r")
    assert isinstance(decoder, av.VideoCodecContext)
    decoder.extradata = header
    shown = [frame for content in contents for frame in decoder.decode(av.Packet(content))]
    shown += decoder.decode(None)
    values = [
        similarity(frames[at][: HD.height], brightness_of(shown[at])) for at in range(STEP // 2, len(frames), STEP)
    ]
    whole, busy = np.nanmean(values, axis=0)
    return float(whole), float(busy)


def measured(stretches: Sequence[Frames], rounds: int) -> dict[str, Measured]:
    """Every candidate on every stretch."""
    results = {name: Measured() for name in CANDIDATES}
    for frames in stretches:
        for turn in range(rounds):
            for name, options in CANDIDATES.items():
                seconds, header, contents = encoded(frames, options)
                if turn == 0:
                    results[name].seconds.append([])
                    results[name].sizes.append(sum(map(len, contents)))
                    results[name].likeness.append(likeness_of(frames, header, contents))
                results[name].seconds[-1].append(seconds)
    return results


def row_of(name: str, result: Measured, frames: int) -> str:
    """A candidate's row of the table."""
    milliseconds = 1000 * sum(float(np.median(seconds)) for seconds in result.seconds) / frames
    whole, busy = np.mean(result.likeness, axis=0)
    size = sum(result.sizes) / 1000 / frames
    return f"| {name} | {milliseconds:.1f} | {size:.2f} | {whole:.5f} | {busy:.5f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    stretches = stretches_in(arguments.folder)
    frames = sum(map(len, stretches))
    print(f"{frames} frames of {HD.width}x{HD.height} at {HD.frame_rate} a second, {len(stretches)} stretches\n")
    print("| encoder | CPU ms | kB | SSIM | SSIM of what is drawn |\n|---|---|---|---|---|")
    for name, result in measured(stretches, arguments.rounds).items():
        print(row_of(name, result, frames))


if __name__ == "__main__":
    main()
