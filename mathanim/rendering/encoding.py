"""Frames to encoded groups of pictures: each group is closed, so it can stand anywhere and be shown again."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter

from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Quality

REORDER_DELAY = 2
ENCODERS: Mapping[str, Mapping[str, str]] = {
    "fine": {"preset": "veryfast", "crf": "18", "x264-params": "keyint=240:rc-lookahead=10:threads=2:sliced-threads=0"},
    "fast": {"preset": "ultrafast", "crf": "23", "x264-params": "keyint=240:threads=2:sliced-threads=0"},
}


@dataclass(frozen=True)
class EncodedFrame:
    """One compressed picture: its bytes, its place on the screen's time line within its group, and if it is a key."""

    content: bytes
    shown_at: int
    is_key: bool


@dataclass(frozen=True)
class Group:
    """A closed group of pictures in decoding order, ``frames`` long, shown ``repeats`` times."""

    pictures: tuple[EncodedFrame, ...]
    repeats: int = 1

    @property
    def frames(self) -> int:
        """Number of frames on the screen."""
        return len(self.pictures) * self.repeats


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


class Converter:
    """RGBA pixels to the encoder's YUV (BT.709, limited range), tagged as what they are."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def yuv(self, rgba: av.VideoFrame) -> av.VideoFrame:
        """The frame in YUV; alpha is dropped."""
        return self._reformatter.reformat(
            rgba,
            format="yuv420p",
            src_color_range=ColorRange.JPEG,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            dst_color_primaries=ColorPrimaries.BT709,
            dst_color_trc=ColorTrc.BT709,
            threads=1,
        )


class GroupEncoder:
    """Encodes one closed group of pictures, from its first frame to its last."""

    def __init__(self, quality: Quality) -> None:
        self._encoder = encoder_for(quality)
        self._time_base = Fraction(1) / quality.frame_rate
        self._pictures: list[EncodedFrame] = []
        self._given = 0

    @property
    def is_empty(self) -> bool:
        """Whether no frame was given yet."""
        return self._given == 0

    def add(self, frame: av.VideoFrame, times: int = 1) -> None:
        """Encode the same YUV frame ``times`` times."""
        for _ in range(times):
            frame.pts, frame.time_base, frame.pict_type = self._given, self._time_base, PictureType.NONE
            self._given += 1
            self._collect(self._encoder.encode(frame))

    def finish(self) -> tuple[EncodedFrame, ...]:
        """The whole group in decoding order.

        Raises:
            ProductError: if the encoder swallowed a frame, or reordered further than players are told to expect.
        """
        self._collect(self._encoder.encode(None))
        if sorted(picture.shown_at for picture in self._pictures) != list(range(self._given)):
            raise ProductError(f"{self._given} frames went into the encoder, {len(self._pictures)} came out")
        if any(index - REORDER_DELAY > picture.shown_at for index, picture in enumerate(self._pictures)):
            raise ProductError(f"the encoder reorders by more than {REORDER_DELAY} frames")
        if not self._pictures[0].is_key:
            raise ProductError("a group of pictures does not begin with a key frame")
        return tuple(self._pictures)

    def _collect(self, packets: list["av.Packet[Any]"]) -> None:
        for packet in packets:
            assert packet.pts is not None
            self._pictures.append(EncodedFrame(bytes(packet), packet.pts, packet.is_keyframe))


def hold_of(frames: int, shortest: int) -> tuple[int, int, int]:
    """A hold of so many frames as (length, repeats, rest): length * repeats + rest, with length >= shortest.

    One group of that length is encoded once and shown again and again; the rest, less than one frame a repeat,
    is encoded as ordinary frames. With fewer than twice the shortest frames there is nothing to repeat.
    """
    repeats = max(1, frames // shortest)
    length, rest = divmod(frames, repeats)
    return length, repeats, rest
