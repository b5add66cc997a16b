"""Clips as webp: small moving pictures for pages, without loss if they need not be smaller; equal frames become one."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from mathanim.rendering.clips.picture_files import MILLISECOND, ends_in, look_at_pictures, repeats
from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.clips.video_file import Options
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.yuv_picture import Pixels

LOSSLESS: Options = {"lossless": "1", "compression_level": "4", "quality": "50"}
QUALITIES: tuple[Options, ...] = (LOSSLESS, *({"quality": str(quality)} for quality in (75, 60, 45, 30, 15)))
"""Of drawings, no loss takes a fifth more than a quality of 90, which leaves ghosts of what has gone."""
FOR_EVER, ONCE = "0", "1"


def write_webp(file: Path, shape: Shape, pictures: Iterable[Pixels], quality: int, sound: Samples | None) -> None:
    """Write a webp; the encoder holds it in memory until its last frame."""
    del sound
    ends = ends_in(MILLISECOND, shape)
    loop = FOR_EVER if shape.is_loop else ONCE
    with av.open(str(file), "w", format="webp", options={"loop": loop}) as container:
        stream: Any = container.add_stream("libwebp_anim", rate=1000, options=dict(QUALITIES[quality]))
        stream.width, stream.height, stream.pix_fmt = shape.width, shape.height, "bgra"
        stream.time_base = stream.codec_context.time_base = MILLISECOND
        for picture, begin, end in zip(pictures, [0, *ends[:-1]], ends, strict=True):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture[..., [2, 1, 0, 3]]), format="bgra")
            frame.pts, frame.time_base, frame.duration = begin, MILLISECOND, end - begin
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


WEBP = Format(
    "webp",
    write_webp,
    look_at_pictures,
    len(QUALITIES),
    "full",
    2 * MILLISECOND,
    repeats=repeats,
    fastest=Fraction(120),
    merges=True,
)
