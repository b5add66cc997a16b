"""Clips as mov: ProRes 4444, for editors; with 16 bits of alpha if they are transparent."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.clips.straight_alpha import filled_pictures
from mathanim.rendering.clips.video_file import Codec, look_at_video, write_video
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.yuv_picture import Pixels

SCALES = (4, 6, 9, 13, 18, 24)
LAMBDA = 118


def write_mov(file: Path, shape: Shape, pictures: Iterable[Pixels], quality: int, sound: Samples | None) -> None:
    """Write a mov whose pictures all stand for themselves."""
    alpha = {"alpha_bits": "16"} if shape.is_transparent else {"alpha_bits": "0"}
    scale = {"flags": "+qscale", "global_quality": str(LAMBDA * SCALES[quality])}
    colours = "yuva444p10le" if shape.is_transparent else "yuv444p10le"
    codec = Codec("prores_ks", colours, "aac", {"profile": "4444", "vendor": "apl0", **alpha, **scale})
    source = filled_pictures(pictures) if shape.is_transparent else pictures
    write_video(file, shape, codec, source, sound, {"movflags": "+faststart+write_colr"})


MOV = Format("mov", write_mov, look_at_video, len(SCALES), "full", Fraction(0), has_sound=True, colour_error=4.0)
