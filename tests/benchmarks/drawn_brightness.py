"""What is drawn, to compare videos with: the brightness of every so many-th frame, as its maker gives it to an encoder.

``python -m tests.benchmarks.drawn_brightness MAKER TARGET QUALITY FOLDER [--pace tight]`` writes ``drawn.npy`` into
the folder. Stock Manim and ours plan frames differently and mix colours to brightness differently, so each is recorded
for itself.
"""

import argparse
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from mathanim.inputs.setting import PACES
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Lost, Tell
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import QUALITIES, Job
from mathanim.rendering.request import Request
from mathanim.rendering.targets import target_named

STEP = 19
FILE = "drawn.npy"

Brightness = npt.NDArray[np.uint8]


def brightness_of(frame: av.VideoFrame) -> Brightness:
    """A copy of the first of a frame's planes."""
    return np.array(frame.to_ndarray()[: frame.height], np.uint8)


@dataclass
class EveryNineteenth:
    """A sink that keeps the brightness of every nineteenth frame, as one of the makers mixes it."""

    maker: str
    height: int
    width: int
    frames: int = 0
    kept: list[Brightness] = field(default_factory=list)

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Keep the frame as often as it is shown at a time that counts."""
        del changed
        times = -(-(self.frames + repeat) // STEP) + -self.frames // STEP
        self.frames += repeat
        if times:
            self.kept += [self._brightness(np.ascontiguousarray(pixels))] * times

    def cut(self) -> None:
        """A frame is a frame."""

    def part_at_each_play(self, renderer_class: Any) -> None:
        """A play is not asked for."""

    def _brightness(self, pixels: Brightness) -> Brightness:
        if self.maker == "stock":
            mixed = av.VideoFrame.from_ndarray(pixels, format="rgba").reformat(format="yuv420p")
            return brightness_of(mixed)
        yuv_picture: Any = import_module("mathanim.rendering.movies.yuv_picture")
        picture = yuv_picture.YuvPicture(self.height, self.width)
        picture.change(picture.whole, pixels)
        return brightness_of(picture.frame)


@dataclass(frozen=True)
class Sitting:
    """Who draws what."""

    maker: str
    job: Job


def recorded(sitting: Sitting, tell: Tell) -> int:
    """Draw in this process, which is used up by it, into the job's folder; the number of frames."""
    del tell
    makers: Any = import_module("tests.rendering.makers")
    quality = sitting.job.quality
    sink = EveryNineteenth(sitting.maker, quality.height, quality.width)
    makers.MAKERS[sitting.maker](sitting.job, sink)
    np.save(sitting.job.folder / FILE, np.stack(sink.kept))
    return sink.frames


def main() -> None:
    """Record one scene."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("maker", choices=["stock", "ours"])
    parser.add_argument("target")
    parser.add_argument("quality", choices=sorted(QUALITIES))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pace", choices=PACES)
    wanted = parser.parse_args()
    request = Request((target_named(wanted.target),), quality=QUALITIES[wanted.quality], pace=wanted.pace)
    job = request.jobs(wanted.folder, "clip")[0][2]
    for _, result in Processes(1, ("torch",)).run([Sitting(wanted.maker, job)], recorded, lambda *_: None):
        if isinstance(result, Lost):
            raise RuntimeError(result.reason)
        print(f"{result} frames")
    (job.folder / FILE).rename(wanted.folder / FILE)


if __name__ == "__main__":
    main()
