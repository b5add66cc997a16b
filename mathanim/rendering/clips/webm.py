"""Clips as webm: VP9, for browsers; transparent ones carry their alpha without any loss beside the colours."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial
from itertools import tee
from pathlib import Path
from typing import Any

import av
from av.packet import PacketSideData

from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.clips.straight_alpha import filled_pictures
from mathanim.rendering.clips.video_file import (
    TAGS,
    Codec,
    Options,
    encoded,
    look_at_video,
    sound_stream,
    video_stream,
    write_video,
    yuv_frames,
)
from mathanim.rendering.errors import ProductError
from mathanim.rendering.movies.movie import Packet, mux_all, sound_packets
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.yuv_picture import Pixels, planes_of

RATE_FACTORS = (18, 24, 30, 36, 42, 48, 54)
BLOCK_ADDITIONAL = 15
"""The number of AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL."""
ALPHA_BLOCK = (1).to_bytes(8, "big")
GREY = 128
IN_STEP: Options = {
    "deadline": "realtime",
    "cpu-used": "6",
    "row-mt": "1",
    "auto-alt-ref": "0",
    "lag-in-frames": "0",
    "g": "120",
    "keyint_min": "120",
}
"""One packet a frame and a key at every 120th, so that the packets of colours and of alpha go in pairs.

Of drawings, the quick way of encoding makes files as small and as good as the thorough one, in a fifth of the time.
"""


def write_webm(file: Path, shape: Shape, pictures: Iterable[Pixels], quality: int, sound: Samples | None) -> None:
    """Write a webm."""
    lossy = {"crf": str(RATE_FACTORS[quality]), "b": "0"}
    codec = Codec("libvpx-vp9", "yuv420p", "libopus", {**IN_STEP, **lossy})
    if not shape.is_transparent:
        write_video(file, shape, codec, pictures, sound, {})
        return
    with av.open(str(file), "w", format="webm") as container:
        stream = video_stream(container, shape, Codec(codec.name, "yuva420p", codec.sound, codec.options))
        stream.metadata["alpha_mode"] = "1"
        sources = [transparent_packets(stream, shape, pictures, codec)]
        if sound is not None:
            sources.append(sound_packets(sound_stream(container, codec.sound), sound))
        container.start_encoding()
        mux_all(container, sources)


def transparent_packets(stream: Any, shape: Shape, pictures: Iterable[Pixels], codec: Codec) -> Iterator[Packet]:
    """Each frame's colours with its alpha beside them, as Matroska wants it.

    Raises:
        ProductError: if the two were not encoded in step.
    """
    of_colours, of_alpha = tee(pictures)
    colours = encoded(encoder(shape, codec.options), shape, yuv_frames(filled_pictures(of_colours), codec.colours))
    alphas = encoded(encoder(shape, {**IN_STEP, "lossless": "1"}), shape, alpha_frames(of_alpha))
    for colour, alpha in zip(colours, alphas, strict=True):
        if (colour.pts, colour.is_keyframe) != (alpha.pts, alpha.is_keyframe):
            raise ProductError("colours and alpha were encoded out of step")
        yield paired(stream, shape, colour, alpha)


def paired(stream: Any, shape: Shape, colour: Packet, alpha: Packet) -> Packet:
    """A packet of the stream that carries both."""
    packet: Packet = av.Packet(bytes(colour))
    packet.stream, packet.time_base, packet.duration = stream, 1 / shape.frame_rate, 1
    packet.pts = packet.dts = colour.pts
    packet.is_keyframe = colour.is_keyframe
    beside = ALPHA_BLOCK + bytes(alpha)
    side: Any = PacketSideData
    data = side(BLOCK_ADDITIONAL, len(beside))
    data.update(beside)
    packet.set_sidedata(data)
    return packet


def encoder(shape: Shape, options: Options) -> Any:
    """An encoder of one plane of the pair."""
    context: Any = av.CodecContext.create("libvpx-vp9", "w")
    context.width, context.height, context.pix_fmt = shape.width, shape.height, "yuv420p"
    context.framerate, context.time_base = shape.frame_rate, 1 / shape.frame_rate
    for name, value in TAGS.items():
        setattr(context, name, value)
    context.options = dict(options)
    return context


def alpha_frames(pictures: Iterable[Pixels]) -> Iterator[av.VideoFrame]:
    """The alpha of pictures as brightness."""
    last, frame = None, None
    for picture in pictures:
        if frame is None or picture is not last:
            height, width = picture.shape[:2]
            frame, last = av.VideoFrame(width, height, "yuv420p"), picture
            brightness, *colours = planes_of(frame)
            brightness[...] = picture[..., 3]
            for plane in colours:
                plane[...] = GREY
        yield frame


WEBM = Format(
    "webm",
    write_webm,
    partial(look_at_video, decoder="libvpx-vp9"),
    len(RATE_FACTORS),
    "full",
    Fraction(1, 1000),
    has_sound=True,
)
