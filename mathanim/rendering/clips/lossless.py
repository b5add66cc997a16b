"""The frames of a scene kept as they were drawn, so that every format of its clips is made from the same pictures.

QuickTime Animation (qtrle) writes only the pixels that change, and gives back every one as it was.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import OutputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import VideoReformatter

from mathanim.rendering.errors import ProductError
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.assembly import frame_of
from mathanim.rendering.movies.encoding import EncodedFrame, Group
from mathanim.rendering.movies.movie import mux_all, pictures_of, video_packets
from mathanim.rendering.movies.yuv_picture import Pixels
from mathanim.rendering.publishing import delivering

ENCODER = "qtrle"
OPAQUE, TRANSPARENT = "rgb24", "argb"
NEVER = 1 << 30
UNCHANGED = EncodedFrame(b"", False)


class LosslessEncoder:
    """Takes the frames of a scene, as a clip's encoder does, and gives back its groups of pictures, one a beat.

    A frame that equals the one before costs nothing: it is a picture without content.
    """

    def __init__(self, quality: Quality, colours: str) -> None:
        self.quality, self.colours = quality, colours
        self.groups: list[Group] = []
        self._pictures: list[EncodedFrame] = []
        self._encoder: VideoCodecContext | None = None
        self._reformatter = VideoReformatter()

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a frame, to be shown ``repeat`` times.

        Raises:
            ProductError: if the frame has another size than the video.
        """
        if pixels.shape != (self.quality.height, self.quality.width, 4):
            raise ProductError(
                f"the scene's camera draws {pixels.shape[1]}x{pixels.shape[0]} pixels where the video has "
                f"{self.quality.width}x{self.quality.height}: leave the camera's pixel size alone"
            )
        if self._encoder is None or not changed.is_empty:
            self._pictures.append(self._encoded(pixels))
            repeat -= 1
        self._pictures += [UNCHANGED] * repeat

    def cut(self) -> None:
        """End the group of pictures: the next frame starts a beat."""
        if self._pictures:
            self.groups.append(Group(tuple(self._pictures)))
        self._pictures, self._encoder = [], None

    def taken(self) -> list[Group]:
        """The groups up to here, which are forgotten."""
        self.cut()
        groups, self.groups = self.groups, []
        return groups

    def finish(self) -> list[Group]:
        """All groups that were not taken yet."""
        return self.taken()

    def abort(self) -> None:
        """Forget everything."""
        self.taken()

    def _encoded(self, pixels: Any) -> EncodedFrame:
        if self._encoder is None:
            self._encoder = lossless_encoder(self.quality, self.colours)
        drawn = av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), format="rgba")
        frame = self._reformatter.reformat(drawn, format=self.colours, threads=1)
        frame.pts = len(self._pictures)
        (packet,) = self._encoder.encode(frame)
        return EncodedFrame(bytes(packet), packet.is_keyframe)


def lossless_encoder(quality: Quality, colours: str) -> VideoCodecContext:
    """A fresh encoder, whose first picture stands for itself and no other does."""
    encoder = VideoCodecContext.create(ENCODER, "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = quality.width, quality.height, colours
    encoder.framerate, encoder.time_base = quality.frame_rate, 1 / quality.frame_rate
    encoder.gop_size, encoder.thread_count = NEVER, 1
    return encoder


def write_frames(file: Path, quality: Quality, colours: str, groups: Sequence[Group]) -> None:
    """Write the groups as a video in which pictures stay until the next one comes.

    Raises:
        DeliveryError: if the disk refuses.
    """
    size = sum(len(picture.content) for picture in pictures_of(groups))
    with delivering(file, size), av.open(str(file), "w", format="mov") as container:
        stream = lossless_stream(container, quality, colours)
        container.start_encoding()
        pictures = (picture for picture in pictures_of(groups) if picture.content)
        mux_all(container, [video_packets(stream, quality.frame_rate, pictures)])


def lossless_stream(container: OutputContainer, quality: Quality, colours: str) -> Any:
    """A video stream for what the encoder writes."""
    stream: Any = container.add_stream(ENCODER, rate=quality.frame_rate)
    stream.width, stream.height, stream.pix_fmt = quality.width, quality.height, colours
    stream.time_base = 1 / quality.frame_rate
    return stream


def frames_in(file: Path, rate: Fraction, start: int, count: int) -> Iterator[Pixels]:
    """Frames ``start`` to ``start + count`` of a kept scene, as rows of RGBA pixels just as they were drawn.

    A frame that equals the one before is the same array again.

    Raises:
        ProductError: if the video does not begin where the frames do.
    """
    number = start
    shown: Any = None
    reformatter = VideoReformatter()
    with av.open(str(file)) as container:
        stream = container.streams.video[0]
        container.seek(round(start / rate / (stream.time_base or 1)), stream=stream)
        for frame in container.decode(stream):
            begins = frame_of(frame.pts, frame.time_base or Fraction(1), rate)
            while shown is not None and number < min(begins, start + count):
                yield shown
                number += 1
            if begins >= start + count:
                return
            if begins > start and shown is None:
                raise ProductError(f"the frames from {start} on are missing: the first that is there is {begins}")
            shown = reformatter.reformat(frame, format="rgba", threads=1).to_ndarray()
    while shown is not None and number < start + count:
        yield shown
        number += 1
