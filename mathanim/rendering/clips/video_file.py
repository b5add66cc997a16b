"""Write and read back clips that are videos: one codec, BT.709 colours, limited range, sound if there is any."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import PictureType
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter

from mathanim.rendering.clips.seam import SeenFrame, Shape
from mathanim.rendering.errors import ProductError
from mathanim.rendering.movies.movie import Packet, mux_all, sound_packets
from mathanim.rendering.movies.sound import SAMPLE_RATE, Samples
from mathanim.rendering.movies.yuv_picture import MEAN_OF_FOUR, Pixels, in_yuv

Options: TypeAlias = Mapping[str, str]
TAGS: Mapping[str, int] = {
    "color_range": ColorRange.MPEG,
    "colorspace": Colorspace.ITU709,
    "color_primaries": ColorPrimaries.BT709,
    "color_trc": ColorTrc.BT709,
}
ONE = 1
"""The threads of a conversion: each of several spoils where the next one begins, in 10 bits at some widths."""


@dataclass(frozen=True)
class Codec:
    """An encoder of pictures with its pixel format, and the encoder of sound that goes with it."""

    name: str
    colours: str
    sound: str
    options: Options = field(default_factory=dict)


def write_video(
    file: Path, shape: Shape, codec: Codec, pictures: Iterable[Pixels], sound: Samples | None, muxer: Options
) -> None:
    """Write the pictures as a video of constant frame rate."""
    with av.open(str(file), "w", options=dict(muxer)) as container:
        stream = video_stream(container, shape, codec)
        sources = [encoded(stream, shape, yuv_frames(pictures, codec.colours))]
        if sound is not None:
            sources.append(sound_packets(sound_stream(container, codec.sound), sound))
        container.start_encoding()
        mux_all(container, sources)


def video_stream(container: OutputContainer, shape: Shape, codec: Codec) -> Any:
    """A stream for pictures of the shape, tagged."""
    stream: Any = container.add_stream(codec.name, rate=shape.frame_rate, options=dict(codec.options))
    stream.width, stream.height, stream.pix_fmt = shape.width, shape.height, codec.colours
    stream.time_base = stream.codec_context.time_base = 1 / shape.frame_rate
    for name, value in TAGS.items():
        setattr(stream.codec_context, name, value)
    return stream


def sound_stream(container: OutputContainer, codec: str) -> av.AudioStream:
    """A stereo stream at the project's rate."""
    stream: Any = container.add_stream(codec, rate=SAMPLE_RATE, options={"b": "160k"})
    stream.codec_context.layout = "stereo"
    return stream  # type: ignore[no-any-return]


def encoded(stream: Any, shape: Shape, frames: Iterable[av.VideoFrame]) -> Iterator[Packet]:
    """The frames, one after another, encoded by a stream or an encoder."""
    for number, frame in enumerate(frames):
        frame.pts, frame.time_base, frame.pict_type = number, 1 / shape.frame_rate, PictureType.NONE
        yield from stream.encode(frame)
    yield from stream.encode(None)


def yuv_frames(pictures: Iterable[Pixels], colours: str) -> Iterator[av.VideoFrame]:
    """The pictures in a YUV format; one that comes again is converted once."""
    reformatter, last, frame = VideoReformatter(), None, None
    for picture in pictures:
        if frame is None or picture is not last:
            frame = as_yuv(picture, colours, reformatter)
            last = picture
        yield frame


def as_yuv(picture: Pixels, colours: str, reformatter: VideoReformatter) -> av.VideoFrame:
    """Straight RGBA pixels in a YUV format: BT.709, limited range, and alpha in all its range if there is any."""
    return in_yuv(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgba"), colours, reformatter)


def look_at_video(file: Path, decoder: str | None = None) -> Iterator[SeenFrame]:
    """Every frame of a video, decoded by the decoder of that name.

    Raises:
        ProductError: if colours are not tagged as BT.709 in limited range.
    """
    reformatter = VideoReformatter()
    with av.open(str(file)) as container:
        stream = container.streams.video[0]
        step = 1 / (stream.average_rate or Fraction(1))
        refuse_other_tags(stream.codec_context)
        for frame in frames_of(stream, container, decoder):
            begins = Fraction(frame.pts or 0) * (stream.time_base or Fraction(1))
            yield SeenFrame(as_rgba(frame, reformatter), begins, begins + step)


def frames_of(
    stream: av.VideoStream, container: av.container.InputContainer, decoder: str | None
) -> Iterator[av.VideoFrame]:
    """The frames of a stream."""
    if decoder is None:
        yield from container.decode(stream)
        return
    context: Any = av.CodecContext.create(decoder, "r")
    for packet in container.demux(stream):
        yield from context.decode(packet if packet.size else None)


def refuse_other_tags(context: Any) -> None:
    """Stop at colours that a player would take for others."""
    tags = {name: getattr(context, name) for name in TAGS}
    if tags != TAGS:
        raise ProductError(f"the clip's colours are tagged {tags}, not {dict(TAGS)}")


def as_rgba(frame: av.VideoFrame, reformatter: VideoReformatter) -> Pixels:
    """A decoded frame as straight RGBA pixels, opaque if it has no alpha."""
    colours = reformatter.reformat(
        frame,
        format="rgb24",
        interpolation=MEAN_OF_FOUR,
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        threads=ONE,
    ).to_ndarray()
    return np.dstack([colours, alpha_of(frame)])


def alpha_of(frame: av.VideoFrame) -> Pixels:
    """The alpha of a decoded frame, of 255; opaque if it has none."""
    if len(frame.planes) < 4:
        return np.full((frame.height, frame.width), 255, np.uint8)
    plane, bits = frame.planes[3], frame.format.components[3].bits
    kind = np.uint8 if bits == 8 else np.uint16
    values: Any = np.frombuffer(memoryview(plane), kind).reshape(plane.height, -1)[:, : plane.width]
    alpha: Pixels = np.rint(values * (255 / (2**bits - 1))).astype(np.uint8)
    return alpha
