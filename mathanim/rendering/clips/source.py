"""The pictures of a clip: frames as they were drawn, at another size and rate where that is wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import Interpolation, VideoReformatter

from mathanim.rendering.clips.lossless import frames_in
from mathanim.rendering.clips.seam import Shape
from mathanim.rendering.clips.straight_alpha import straight
from mathanim.rendering.movies.yuv_picture import Pixels


@dataclass(frozen=True)
class DrawnPart:
    """A part of a scene's kept frames: where they lie, at which rate, the first one and how many."""

    file: Path
    frame_rate: Fraction
    start: int
    frames: int


@dataclass(frozen=True)
class Pictures:
    """Straight RGBA pictures of a shape, made of a drawn part each time that one goes through them.

    A picture that equals the one before is the same array again. Each shows what was drawn last in its time, so the
    last picture is the last frame at any rate.
    """

    part: DrawnPart
    shape: Shape

    def __iter__(self) -> Iterator[Pixels]:
        """The pictures, one a frame."""
        numbers = iter(chosen(self.part.frames, self.shape.frames))
        wanted = next(numbers)
        scaling = Scaling(self.shape)
        for number, frame in enumerate(
            frames_in(self.part.file, self.part.frame_rate, self.part.start, self.part.frames)
        ):
            while number == wanted:
                yield scaling.picture(frame)
                wanted = next(numbers, -1)


def chosen(drawn: int, shown: int) -> list[int]:
    """Which of so many drawn frames are shown: the last one in the time of each, dropped or repeated evenly."""
    return [-(-(number + 1) * drawn // shown) - 1 for number in range(shown)]


class Scaling:
    """Makes pictures of a size out of frames with premultiplied alpha, and remembers the last one."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self._reformatter = VideoReformatter()
        self._frame: Pixels | None = None
        self._picture = np.empty(0, np.uint8)

    def picture(self, frame: Pixels) -> Pixels:
        """The frame as a picture of the size, with straight alpha."""
        if frame is not self._frame:
            self._frame = frame
            self._picture = self._made(frame)
        return self._picture

    def _made(self, frame: Pixels) -> Pixels:
        scaled = frame if frame.shape[:2] == (self.shape.height, self.shape.width) else self._scaled(frame)
        return straight(scaled) if self.shape.is_transparent else scaled

    def _scaled(self, frame: Pixels) -> Pixels:
        """The mean over each new pixel's area, so that no colour exceeds its alpha."""
        made = self._reformatter.reformat(
            av.VideoFrame.from_ndarray(frame, format="rgba"),
            width=self.shape.width,
            height=self.shape.height,
            interpolation=Interpolation.AREA,
            threads=1,
        )
        return np.asarray(made.to_ndarray(), np.uint8)
