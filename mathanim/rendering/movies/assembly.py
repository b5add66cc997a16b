"""Join the clips of scenes into one movie, by copying: nothing is encoded twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Cue, Outcome
from mathanim.rendering.movies.heard import heard_in_all
from mathanim.rendering.movies.movie import Chapter, Extras, Picture, write_movie


def assemble(file: Path, outcomes: Sequence[Outcome], language: Language, metadata: Mapping[str, str]) -> Extras:
    """Write the outcomes' clips as one movie with a chapter a scene, subtitles in every language, and sound.

    Subtitles of ``language`` come first. What goes beside the pictures is returned, for files beside the movie.

    Raises:
        ProductError: if the clips were not made by one encoder, or a picture is missing.
    """
    rate = outcomes[0].job.quality.frame_rate
    extras = Extras(chapters_of(outcomes, language), cues_of(outcomes, language), heard_in_all(outcomes), metadata)
    with ExitStack() as stack:
        clips = [stack.enter_context(av.open(str(outcome.clip))) for outcome in outcomes]
        streams = [clip.streams.video[0] for clip in clips]
        headers = {bytes(stream.codec_context.extradata or b"") for stream in streams}
        if len(headers) != 1:
            raise ProductError("the clips were made by different encoders and cannot be joined")
        write_movie(
            file, streams[0], rate, copied_pictures(clips, [outcome.frames for outcome in outcomes], rate), extras
        )
    return extras


def copied_pictures(clips: Iterable[InputContainer], frames: Sequence[int], rate: Fraction) -> Iterator[Picture]:
    """The clips' pictures one after another, each clip from the frame at which the one before ends."""
    base = 0
    for clip, count in zip(clips, frames, strict=True):
        packets = [packet for packet in clip.demux(video=0) if packet.size]
        if len(packets) != count:
            raise ProductError(f"a clip holds {len(packets)} pictures where {count} were planned")
        for packet in packets:
            shown_at = base + frame_of(packet.pts, packet.time_base, rate)
            yield Picture(bytes(packet), shown_at, packet.is_keyframe)
        base += count


def frame_of(time: int | None, time_base: Fraction, rate: Fraction) -> int:
    """The number of the frame that is shown at a time.

    Raises:
        ProductError: if the time lies between two frames.
    """
    frame = Fraction(time or 0) * time_base * rate
    if frame.denominator != 1:
        raise ProductError(f"a picture is shown at frame {float(frame)}, between two frames")
    return int(frame)


def starts_of(outcomes: Sequence[Outcome]) -> list[Fraction]:
    """The second at which each scene starts, and the one at which the last ends."""
    starts = [Fraction(0)]
    for outcome in outcomes:
        starts.append(starts[-1] + outcome.frames / outcome.job.quality.frame_rate)
    return starts


def chapters_of(outcomes: Sequence[Outcome], language: Language) -> tuple[Chapter, ...]:
    """One chapter a scene, under its title in the language."""
    starts = starts_of(outcomes)
    return tuple(
        Chapter(title_in(outcome, language), start, end)
        for outcome, start, end in zip(outcomes, starts[:-1], starts[1:], strict=True)
    )


def title_in(outcome: Outcome, language: Language) -> str:
    """The scene's title in the language, or in any it has."""
    return outcome.titles.get(language) or next(iter(outcome.titles.values()), outcome.job.scene.label)


def cues_of(outcomes: Sequence[Outcome], first: Language) -> dict[Language, tuple[Cue, ...]]:
    """The cues of all scenes in each language that has any, the first language first."""
    order = sorted(LANGUAGES, key=lambda language: language != first)
    cues = {
        language: tuple(
            Cue(start + cue.start, start + cue.end, cue.text)
            for outcome, start in zip(outcomes, starts_of(outcomes), strict=False)
            for cue in outcome.cues.get(language, ())
        )
        for language in order
    }
    return {language: found for language, found in cues.items() if found}
