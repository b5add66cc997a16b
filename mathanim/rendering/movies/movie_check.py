"""Look at a finished movie as a player would, before anyone else does."""

from pathlib import Path

import av

from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.movie import Extras


def check_movie(file: Path, quality: Quality, frames: int, extras: Extras) -> None:
    """Check size, rate, number and spacing of the frames, every distinct key picture, subtitles, chapters and index.

    Raises:
        ProductError: naming the first thing that is not as planned.
    """
    try:
        with av.open(str(file)) as container:
            check_contents(container, quality, frames, extras)
    except av.FFmpegError as error:
        raise ProductError(f"{file.name} cannot be read back: {error}") from error
    if not has_index_first(file):
        raise ProductError(f"{file.name} has its index after its pictures")


def check_contents(container: av.container.InputContainer, quality: Quality, frames: int, extras: Extras) -> None:
    """Check what is in the container."""
    video = container.streams.video[0]
    require("size", (video.width, video.height), (quality.width, quality.height))
    require("chapters", len(container.chapters()), len(extras.chapters))
    require("subtitle tracks", len(container.streams.subtitles), len(extras.cues))
    require("sound tracks", len(container.streams.audio), int(extras.sound is not None))
    shown, seen = [], set()
    for packet in container.demux(video):
        if not packet.size:
            continue
        shown.append(packet.pts or 0)
        if packet.is_keyframe and (content := hash(bytes(packet))) not in seen:
            seen.add(content)
            require("a key picture's size", decoded_size(packet), (quality.width, quality.height))
    step = 1 / (quality.frame_rate * (video.time_base or 1))
    require("frames", len(shown), frames)
    require("the frames' times", sorted(shown), [number * step for number in range(frames)])


def decoded_size(packet: "av.Packet[av.VideoStream]") -> tuple[int, int]:
    """Width and height of the picture in a packet that stands for itself.

    Raises:
        ProductError: if it does not decode.
    """
    context = av.CodecContext.create("h264", "r")
    context.extradata = packet.stream.codec_context.extradata
    pictures = [*context.decode(packet), *context.decode(None)]
    if len(pictures) != 1 or not isinstance(pictures[0], av.VideoFrame):
        raise ProductError("a key picture does not decode")
    return pictures[0].width, pictures[0].height


def require(what: str, found: object, planned: object) -> None:
    """Raise if what was found is not what was planned."""
    if found != planned:
        raise ProductError(f"the movie is not as planned: {what}: {str(found)[:80]}, not {str(planned)[:80]}")


def has_index_first(file: Path) -> bool:
    """Whether the mp4's index (moov) stands before its contents (mdat), read box by box."""
    with file.open("rb") as stream:
        while header := stream.read(8):
            size, name = int.from_bytes(header[:4], "big"), header[4:]
            if name in (b"moov", b"mdat"):
                return name == b"moov"
            if size == 1:
                size = int.from_bytes(stream.read(8), "big") - 8
            stream.seek(size - 8, 1)
    return False
