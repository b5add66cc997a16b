"""The clips of a scene's single beats, cut out of the clip of the whole: nothing is encoded twice."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av

from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Beat, Outcome
from mathanim.rendering.movies.assembly import frame_of
from mathanim.rendering.movies.heard import heard, part_of
from mathanim.rendering.movies.movie import Extras, Picture, write_movie
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.publishing import delivering


def beat_clips(outcome: Outcome, folder: Path) -> list[Path]:
    """Write a clip of each beat that has frames, in order, into the folder, with its sound unless it is a loop.

    Raises:
        ProductError: if a beat does not begin with a key frame, pictures are missing, or speech does not fit.
        DeliveryError: if the disk refuses.
    """
    assert outcome.clip is not None
    rate, sound = outcome.job.quality.frame_rate, heard(outcome)
    with av.open(str(outcome.clip)) as whole:
        stream = whole.streams.video[0]
        pictures = pictures_in(whole.demux(stream), rate)
        files = []
        for number, beat in enumerate(outcome.beats):
            file = folder / f"{number:03}.mp4"
            own = pictures_of_beat(pictures, beat)
            with delivering(file, sum(len(picture.content) for picture in own)):
                write_movie(file, stream, rate, own, Extras(sound=sound_of_beat(sound, outcome, beat)))
            files.append(file)
    return files


def sound_of_beat(sound: Samples | None, outcome: Outcome, beat: Beat) -> Samples | None:
    """What is heard in a beat; nothing if it is silent, or goes round and would say the same again and again."""
    part = None if sound is None or beat.is_loop else part_of(sound, outcome, beat)
    return part if part is not None and part.any() else None


def pictures_in(packets: Iterable[object], rate: Fraction) -> list[Picture]:
    """All pictures of a clip."""
    return [
        Picture(bytes(packet), frame_of(packet.pts, packet.time_base, rate), packet.is_keyframe)
        for packet in packets
        if isinstance(packet, av.Packet) and packet.size and packet.time_base is not None
    ]


def pictures_of_beat(pictures: Sequence[Picture], beat: Beat) -> list[Picture]:
    """The pictures of one beat, counted from its start."""
    own = [
        Picture(picture.content, picture.shown_at - beat.start, picture.is_key)
        for picture in pictures[beat.start : beat.start + beat.frames]
    ]
    if len(own) != beat.frames or not own or not own[0].is_key or own[0].shown_at:
        raise ProductError(f"beat {beat.name} cannot be cut out: it needs {beat.frames} pictures, the first a key")
    return own
