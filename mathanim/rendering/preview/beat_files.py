"""The clips and stills of beats as files, named by their content."""

import hashlib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av

from mathanim.rendering.job import Quality
from mathanim.rendering.movies.encoding import Group
from mathanim.rendering.movies.movie import encoder_stream, mux_all, pictures_of, video_packets
from mathanim.rendering.preview.orders import Drawn

NAME_LENGTH = 20


def drawn_in(file: Path) -> Drawn:
    """A finished file, with the name of its content."""
    return Drawn(file, hashlib.sha256(file.read_bytes()).hexdigest()[:NAME_LENGTH] + file.suffix)


def write_beat_clip(groups: Sequence[Group], quality: Quality, file: Path) -> Drawn:
    """Write the groups as a bare video that plays while it is loaded."""
    with av.open(str(file), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        stream = encoder_stream(container, quality)
        container.start_encoding()
        mux_all(container, [video_packets(stream, Fraction(quality.frame_rate), pictures_of(groups))])
    return drawn_in(file)
