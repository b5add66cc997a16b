"""Clips that run backwards, for going back: decoded a stretch at a time, so that no clip has to fit into memory."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer

from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.assembly import frame_of
from mathanim.rendering.movies.encoding import Group, GroupEncoder
from mathanim.rendering.movies.movie import write_clip
from mathanim.rendering.movies.yuv_picture import planes_of

MOST_BYTES = 200_000_000
"""How much of a clip is held decoded."""


def write_reversed(clip: Path, frames: int, quality: Quality, file: Path) -> None:
    """Write a clip of so many frames backwards.

    Raises:
        ProductError: if the clip has not as many frames.
        DeliveryError: if the disk refuses.
    """
    stretch = max(1, MOST_BYTES // (quality.width * quality.height * 3 // 2))
    with av.open(str(clip)) as container:
        group = encoded(backwards(container, frames, stretch, quality.frame_rate), quality)
    if group.frames != frames:
        raise ProductError(f"{clip.name} has {group.frames} frames where {frames} were to be reversed")
    write_clip(file, quality, [group])


def encoded(pictures: Iterator[av.VideoFrame], quality: Quality) -> Group:
    """The pictures as a group; one that is like the one before is not encoded again."""
    encoder, shown = GroupEncoder(quality), None
    for picture in pictures:
        if shown is not None and are_equal(shown, picture):
            encoder.extend(1)
        else:
            encoder.add(picture)
        shown = picture
    return encoder.finish()


def are_equal(one: av.VideoFrame, other: av.VideoFrame) -> bool:
    """Whether two frames show the same."""
    return all(np.array_equal(*planes) for planes in zip(planes_of(one), planes_of(other), strict=True))


def backwards(container: InputContainer, frames: int, stretch: int, rate: Fraction) -> Iterator[av.VideoFrame]:
    """The frames of a clip from the last to the first, of which no more than a stretch is held at a time."""
    for start in reversed(range(0, frames, stretch)):
        yield from reversed(decoded(container, range(start, min(start + stretch, frames)), rate))


def decoded(container: InputContainer, wanted: range, rate: Fraction) -> list[av.VideoFrame]:
    """The frames of these numbers."""
    stream = container.streams.video[0]
    time_base = stream.time_base or Fraction(1)
    container.seek(int(wanted.start / rate / time_base), stream=stream)
    found = []
    for frame in container.decode(stream):
        number = frame_of(frame.pts, time_base, rate)
        if number >= wanted.start:
            found.append(frame)
        if number >= wanted.stop - 1:
            break
    return found
