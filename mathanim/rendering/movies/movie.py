"""Write one mp4: encoded pictures, sound, subtitles, chapters and metadata, ready to stream."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np
from av.container import OutputContainer

from mathanim.inputs.setting import Language
from mathanim.rendering.job import Cue, Quality
from mathanim.rendering.movies.encoding import Group, encoder_for
from mathanim.rendering.movies.sound import SAMPLE_RATE, Samples
from mathanim.rendering.movies.subtitles import apart
from mathanim.rendering.publishing import delivering

Packet: TypeAlias = "av.Packet[Any]"

LANGUAGE_TAGS: Mapping[Language, str] = {"en": "eng", "ja": "jpn"}
LANGUAGE_NAMES: Mapping[Language, str] = {"en": "English", "ja": "日本語"}
MILLISECOND = Fraction(1, 1000)
STYLES = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
    "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, "
    "MarginR, MarginV, Encoding"
)
SUBTITLE_HEADER = f"""[Script Info]
ScriptType: v4.00+
[V4+ Styles]
Format: {STYLES}
Style: Default,Sans,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


@dataclass(frozen=True)
class Chapter:
    """A part of a movie by name, from ``start`` to ``end`` in seconds."""

    title: str
    start: Fraction
    end: Fraction


@dataclass(frozen=True)
class Extras:
    """What a movie carries beside its pictures.

    ``cues`` gives one soft subtitle track a language, in the order of the mapping; the first is shown by default.
    """

    chapters: Sequence[Chapter] = ()
    cues: Mapping[Language, Sequence[Cue]] = field(default_factory=dict)
    sound: Samples | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Picture:
    """One compressed picture with its place in a movie, in frames; pictures are decoded as they are shown."""

    content: bytes
    shown_at: int
    is_key: bool


def pictures_of(groups: Iterable[Group]) -> Iterator[Picture]:
    """The groups' pictures one after another."""
    frames = (frame for group in groups for frame in group.pictures)
    for number, frame in enumerate(frames):
        yield Picture(frame.content, number, frame.is_key)


def write_clip(file: Path, quality: Quality, groups: Sequence[Group]) -> None:
    """Write the groups as a bare video.

    Raises:
        DeliveryError: if the disk refuses.
    """
    size = sum(len(picture.content) for picture in pictures_of(groups))
    with delivering(file, size), av.open(str(file), "w", format="mp4") as container:
        stream = encoder_stream(container, quality)
        container.start_encoding()
        mux_all(container, [video_packets(stream, quality.frame_rate, pictures_of(groups))])


def write_movie(
    file: Path, template: av.VideoStream, rate: Fraction, pictures: Iterable[Picture], extras: Extras
) -> None:
    """Write pictures that were encoded like ``template``, with everything that goes with them.

    The index stands before the pictures, so the movie plays while it is still being loaded.
    """
    with av.open(str(file), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        container.metadata.update(extras.metadata)
        set_chapters(container, extras.chapters)
        video = container.add_stream_from_template(template)
        sources = [video_packets(video, rate, pictures)]
        if extras.sound is not None:
            sources.append(sound_packets(sound_stream(container), extras.sound))
        for number, (language, cues) in enumerate(extras.cues.items()):
            sources.append(subtitle_packets(subtitle_stream(container, language, is_default=number == 0), cues))
        container.start_encoding()
        mux_all(container, sources)


def mux_all(container: OutputContainer, sources: Sequence[Iterator[Packet]]) -> None:
    """Interleave the sources by time."""
    for packet in heapq.merge(*sources, key=lambda packet: (packet.dts or 0) * packet.time_base):
        container.mux(packet)


def encoder_stream(container: OutputContainer, quality: Quality) -> av.VideoStream:
    """A video stream whose header is that of the quality's encoder."""
    encoder = encoder_for(quality)
    stream = container.add_stream("libx264", rate=quality.frame_rate, options=dict(encoder.options))
    stream.time_base = 1 / quality.frame_rate
    for name in ("width", "height", "pix_fmt", "color_range", "colorspace", "color_primaries", "color_trc", "flags"):
        setattr(stream.codec_context, name, getattr(encoder, name))
    return stream


def sound_stream(container: OutputContainer) -> av.AudioStream:
    """A stereo stream at the project's rate."""
    stream = container.add_stream("aac", rate=SAMPLE_RATE, options={"b": "192k"})
    stream.codec_context.layout = "stereo"
    return stream


def subtitle_stream(container: OutputContainer, language: Language, *, is_default: bool) -> Any:
    """A soft subtitle track named in its own language."""
    stream = container.add_stream("mov_text")
    stream.codec_context.subtitle_header = SUBTITLE_HEADER.encode()
    stream.time_base = MILLISECOND
    stream.metadata["language"] = LANGUAGE_TAGS[language]
    stream.metadata["title"] = LANGUAGE_NAMES[language]
    stream.disposition = av.stream.Disposition.default if is_default else av.stream.Disposition(0)
    return stream


def set_chapters(container: OutputContainer, chapters: Sequence[Chapter]) -> None:
    """Give the movie its chapters, to the millisecond."""
    container.set_chapters(
        [
            {
                "id": number,
                "start": round(chapter.start / MILLISECOND),
                "end": round(chapter.end / MILLISECOND),
                "time_base": MILLISECOND,
                "metadata": {"title": chapter.title},
            }
            for number, chapter in enumerate(chapters)
        ]
    )


def video_packets(stream: av.VideoStream, rate: Fraction, pictures: Iterable[Picture]) -> Iterator[Packet]:
    """The pictures as packets of the stream."""
    for picture in pictures:
        packet = av.Packet(picture.content)
        packet.stream, packet.time_base, packet.duration = stream, 1 / rate, 1
        packet.pts, packet.dts, packet.is_keyframe = picture.shown_at, picture.shown_at, picture.is_key
        yield packet


def sound_packets(stream: av.AudioStream, samples: Samples) -> Iterator[Packet]:
    """The samples encoded, a second at a time."""
    for start in range(0, len(samples), SAMPLE_RATE):
        part = np.ascontiguousarray(samples[start : start + SAMPLE_RATE].T)
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def subtitle_packets(stream: Any, cues: Sequence[Cue]) -> Iterator[Packet]:
    """Each cue as 3GPP timed text: its length in two bytes, then UTF-8; the muxer fills the gaps between."""
    for cue in apart(cues):
        text = cue.text.encode()
        packet = av.Packet(len(text).to_bytes(2, "big") + text)
        start = round(cue.start / MILLISECOND)
        packet.stream, packet.time_base = stream, MILLISECOND
        packet.pts = packet.dts = start
        packet.duration = round(cue.end / MILLISECOND) - start
        yield packet
