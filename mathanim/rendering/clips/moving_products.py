"""How each moving product of a scene is made: who draws it, who encodes it, and what file it becomes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mathanim.rendering.clips.lossless import OPAQUE, TRANSPARENT, LosslessEncoder, write_frames
from mathanim.rendering.clips.transparent_renderer import TransparentRenderer
from mathanim.rendering.frames.planned_renderer import PlannedRenderer
from mathanim.rendering.frames.relay import Encoder
from mathanim.rendering.job import Product, Quality
from mathanim.rendering.movies.clip_encoder import ClipEncoder
from mathanim.rendering.movies.encoding import Group
from mathanim.rendering.movies.movie import write_clip


@dataclass(frozen=True)
class Making:
    """The renderer that draws, what makes its encoder, and what writes the groups of pictures into a file."""

    renderer: type[PlannedRenderer]
    encoder_for: Callable[[Quality], Encoder]
    write: Callable[[Path, Quality, Sequence[Group]], None]
    file_name: str


def lossless_making(renderer: type[PlannedRenderer], colours: str) -> Making:
    """The making of frames that are kept as they were drawn."""

    def write(file: Path, quality: Quality, groups: Sequence[Group]) -> None:
        write_frames(file, quality, colours, groups)

    return Making(renderer, partial(LosslessEncoder, colours=colours), write, "frames.mov")


MAKINGS: Mapping[Product, Making] = {
    "clip": Making(PlannedRenderer, ClipEncoder, write_clip, "clip.mp4"),
    "frames": lossless_making(PlannedRenderer, OPAQUE),
    "transparent frames": lossless_making(TransparentRenderer, TRANSPARENT),
}
