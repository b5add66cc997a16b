"""Clips as mp4: H.264, for slides and everything else; opaque."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.clips.video_file import Codec, look_at_video, write_video
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.yuv_picture import Pixels

RATE_FACTORS = (18, 21, 24, 27, 30, 33, 36)


def write_mp4(file: Path, shape: Shape, pictures: Iterable[Pixels], quality: int, sound: Samples | None) -> None:
    """Write an mp4 that plays while it is being loaded."""
    options = {"preset": "medium", "crf": str(RATE_FACTORS[quality]), "tune": "animation"}
    codec = Codec("libx264", "yuv420p", "aac", options)
    write_video(file, shape, codec, pictures, sound, {"movflags": "+faststart"})


MP4 = Format("mp4", write_mp4, look_at_video, len(RATE_FACTORS), "none", Fraction(0), has_sound=True)
