"""Renderings so small that tests can afford them, and an independent look at what came out."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.job import Quality
from mathanim.rendering.request import Request
from mathanim.rendering.targets import Target, file_target
from mathanim.rendering.videos import render_videos

SCENES = Path(__file__).parent / "scenes_for_tests"
TINY = Quality("tiny", 320, 180, Fraction(20))


def processes(modules: tuple[str, ...] = ()) -> Processes:
    """Two workers; torch is not loaded: no scene here uses it."""
    del modules
    return Processes(2)


def rendered(output: Path, *targets: Target, **settings: Any) -> list[dict[str, Any]]:
    """Render targets at the tiny quality and return the report."""
    return render_videos(Request(targets, output=output, **{"quality": TINY, **settings}), processes)


def rendered_file(output: Path, file: Path, class_name: str = "", **settings: Any) -> dict[str, Any]:
    """Render a Python file's scenes and return the report on it."""
    return rendered(output, file_target(file, class_name), **settings)[0]


def scene_of(report: dict[str, Any], class_name: str) -> dict[str, Any]:
    """The report on one scene."""
    return next(scene for scene in report["scenes"] if scene["scene"].endswith(class_name))


@dataclass(frozen=True)
class Seen:
    """What a player finds in a video: times in seconds, brightness of every frame, chapters and subtitle cues."""

    times: list[Fraction]
    brightness: list[float]
    chapters: list[tuple[str, Fraction, Fraction]]
    cues: dict[str, list[tuple[Fraction, Fraction, str]]]
    sound: np.ndarray | None
    metadata: dict[str, str]


def seen_in(file: Path) -> Seen:
    """Decode everything, with nothing of ours."""
    with av.open(str(file)) as container:
        frames = list(container.decode(video=0))
        chapters = [
            (
                chapter["metadata"]["title"],
                chapter["start"] * chapter["time_base"],
                chapter["end"] * chapter["time_base"],
            )
            for chapter in container.chapters()
        ]
        metadata = dict(container.metadata)
        tracks = [stream.index for stream in container.streams.subtitles]
        has_sound = bool(container.streams.audio)
    return Seen(
        [frame.pts * frame.time_base for frame in frames],
        [float(frame.to_ndarray(format="gray").mean()) for frame in frames],
        chapters,
        dict(cues_in(file, track) for track in tracks),
        sound_in(file) if has_sound else None,
        metadata,
    )


def cues_in(file: Path, track: int) -> tuple[str, list[tuple[Fraction, Fraction, str]]]:
    """The language and cues of one subtitle track."""
    with av.open(str(file)) as container:
        stream = container.streams[track]
        cues = []
        for packet in container.demux(stream):
            if packet.size > 2:
                start = packet.pts * packet.time_base
                cues.append((start, start + packet.duration * packet.time_base, bytes(packet)[2:].decode()))
        return stream.metadata["language"], cues


def sound_in(file: Path) -> np.ndarray:
    """The left channel."""
    with av.open(str(file)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
