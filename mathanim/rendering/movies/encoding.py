"""Frames to encoded groups of pictures: each group is closed, so that it can stand anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Encoder, Quality
from mathanim.rendering.movies.picture_numbers import PictureNumbers

EACH_REFERS_TO_THE_ONE_BEFORE = "keyint=240:bframes=0:ref=1:weightp=0:threads=1"
FASTEST = f"{EACH_REFERS_TO_THE_ONE_BEFORE}:scenecut=0:subme=0:me=dia:ipratio=2"
ENCODERS: Mapping[Encoder, Mapping[str, str]] = {
    "fine": {"preset": "superfast", "x264-params": f"{FASTEST}:8x8dct=0:deadzone-inter=11:deadzone-intra=6:qp=26"},
    "fast": {"preset": "ultrafast", "x264-params": f"{FASTEST}:qp=28"},
    "small": {"preset": "medium", "x264-params": f"{EACH_REFERS_TO_THE_ONE_BEFORE}:no-psy=1:crf=21.5"},
}


@dataclass(frozen=True)
class EncodedFrame:
    """One compressed picture: its bytes, and if it is a key."""

    content: bytes
    is_key: bool


@dataclass(frozen=True)
class Group:
    """A closed group of pictures, shown in the order in which they are decoded."""

    pictures: tuple[EncodedFrame, ...]

    @property
    def frames(self) -> int:
        """Number of frames on the screen."""
        return len(self.pictures)


def encoder_for(quality: Quality) -> VideoCodecContext:
    """A fresh encoder; all that are made for one quality write the same parameter sets, so their groups mix."""
    encoder = VideoCodecContext.create("libx264", "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = quality.width, quality.height, "yuv420p"
    encoder.framerate, encoder.time_base = quality.frame_rate, 1 / quality.frame_rate
    encoder.color_range, encoder.colorspace = ColorRange.MPEG, Colorspace.ITU709
    encoder.color_primaries, encoder.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
    encoder.options = dict(ENCODERS[quality.encoder])
    encoder.flags |= av.codec.context.Flags.global_header
    return encoder


class GroupEncoder:
    """Encodes one closed group of pictures, from its first frame to its last.

    A picture that is shown for many frames is encoded once; the pictures after it say that nothing changed.
    """

    def __init__(self, quality: Quality) -> None:
        self._quality = quality
        self._encoder = encoder_for(quality)
        self._time_base = Fraction(1) / quality.frame_rate
        self._pictures: list[EncodedFrame] = []
        self._lengths: list[int] = []

    def add(self, frame: av.VideoFrame, times: int = 1) -> None:
        """Encode a YUV frame, to be shown ``times`` times."""
        frame.pts, frame.time_base, frame.pict_type = len(self._lengths), self._time_base, PictureType.NONE
        self._lengths.append(times)
        self._collect(self._encoder.encode(frame))

    def extend(self, times: int) -> None:
        """Show the last picture so many times more."""
        self._lengths[-1] += times

    def finish(self) -> Group:
        """The whole group.

        Raises:
            ProductError: if the encoder swallowed a frame, or its pictures are no such group.
        """
        self._collect(self._encoder.encode(None))
        if len(self._pictures) != len(self._lengths):
            raise ProductError(f"{len(self._lengths)} frames went into the encoder, {len(self._pictures)} came out")
        if not self._pictures[0].is_key:
            raise ProductError("a group of pictures does not begin with a key frame")
        return lengthened(self._pictures, self._lengths, self._quality)

    def _collect(self, packets: list["av.Packet[Any]"]) -> None:
        for packet in packets:
            if packet.pts != len(self._pictures):
                raise ProductError("the encoder shows pictures in another order than it encodes them")
            self._pictures.append(EncodedFrame(bytes(packet), packet.is_keyframe))


def lengthened(pictures: list[EncodedFrame], lengths: list[int], quality: Quality) -> Group:
    """The pictures, each shown as long as it should be; those between keys are counted anew."""
    numbers = numbers_of(quality)
    group: list[EncodedFrame] = []
    count = 0
    for picture, length in zip(pictures, lengths, strict=True):
        count = 0 if picture.is_key else count + 1
        group.append(picture if picture.is_key else EncodedFrame(numbers.numbered(picture.content, count), False))
        for _ in range(length - 1):
            count += 1
            group.append(unchanged_pictures(quality)[count % numbers.limit])
    return Group(tuple(group))


@cache
def numbers_of(quality: Quality) -> PictureNumbers:
    """What numbers the pictures of a quality's encoder."""
    encoder = encoder_for(quality)
    encoder.open()
    return PictureNumbers(bytes(encoder.extradata or b""))


@cache
def unchanged_pictures(quality: Quality) -> tuple[EncodedFrame, ...]:
    """Pictures that say that nothing changed, one for every number.

    The encoder makes them, of a grey picture that stays. Every block in them is skipped, and a skipped block is
    that of the picture before, so they say the same after any picture.
    """
    grey = av.VideoFrame(quality.width, quality.height, "yuv420p")
    for plane in grey.planes:
        plane.update(bytes([128]) * plane.buffer_size)
    encoder, contents = encoder_for(quality), []
    for time in range(3):
        grey.pts, grey.time_base = time, 1 / quality.frame_rate
        contents += [bytes(packet) for packet in encoder.encode(grey)]
    contents += [bytes(packet) for packet in encoder.encode(None)]
    numbers = numbers_of(quality)
    return tuple(EncodedFrame(numbers.numbered(contents[-1], number), False) for number in range(numbers.limit))
