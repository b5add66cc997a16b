"""Pictures and clips of beats as files, named by their content."""

import hashlib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from PIL import Image

from mathanim.rendering.encoding import Group
from mathanim.rendering.job import Quality
from mathanim.rendering.movie import encoder_stream, mux_all, pictures_of, video_packets
from mathanim.rendering.preview.orders import Drawn

NAME_LENGTH = 20
QUICK = 1
"""How hard PNG is compressed: another level takes longer than drawing."""


def write_still(pixels: Any, file: Path) -> Drawn:
    """Write rows of RGBA pixels as a PNG without their alpha."""
    Image.fromarray(pixels[..., :3]).save(file, format="PNG", compress_level=QUICK)
    return Drawn(file, content_name(file, ".png"))


def write_beat_clip(groups: Sequence[Group], quality: Quality, file: Path) -> Drawn:
    """Write the groups as a bare video that plays while it is loaded."""
    with av.open(str(file), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        stream = encoder_stream(container, quality)
        container.start_encoding()
        mux_all(container, [video_packets(stream, Fraction(quality.frame_rate), pictures_of(groups))])
    return Drawn(file, content_name(file, ".mp4"))


def content_name(file: Path, suffix: str) -> str:
    """The name of a file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:NAME_LENGTH] + suffix
