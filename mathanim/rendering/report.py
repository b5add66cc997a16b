"""What a rendering came to, as plain values for JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mathanim.rendering.job import Beat, Job, Outcome


@dataclass(frozen=True)
class LastTime:
    """How long a scene was, and how long drawing it took, when it was last drawn; in seconds, 0 if not known."""

    duration: float = 0.0
    drawn_in: float = 0.0


def scene_report(outcome: Outcome, files: Sequence[Path], last: LastTime | None = None) -> dict[str, Any]:
    """One scene: its beats with start, duration and frames, seconds of speech by beat; its files, costs and error.

    ``drawn_in`` is what drawing it took, this time or else the last time that it was drawn to its end.
    """
    is_drawn = not (outcome.is_reused or outcome.failure)
    rate = outcome.job.quality.frame_rate
    return {
        "scene": outcome.job.scene.label,
        "titles": dict(outcome.titles),
        "frames": outcome.frames,
        "duration": seconds(outcome.frames / rate),
        "beats": [beat_report(beat, rate) for beat in outcome.beats],
        "speech": {beat: round(time, 6) for beat, time in outcome.job.setting.speech.items()},
        "files": [str(file) for file in files],
        "reused": outcome.is_reused,
        "seconds": round(outcome.seconds, 3),
        "drawn_in": round(outcome.seconds, 3) if is_drawn or last is None else last.drawn_in,
        "peak_memory": outcome.peak_memory,
        "notes": list(outcome.notes),
        "error": str(outcome.failure) if outcome.failure else None,
    }


def beat_report(beat: Beat, rate: Fraction) -> dict[str, Any]:
    """One beat: when, how long, and what is said."""
    return {
        "name": beat.name,
        "start": seconds(beat.start / rate),
        "duration": seconds(beat.frames / rate),
        "start_frame": beat.start,
        "frames": beat.frames,
        "narration": dict(beat.narration),
    }


def setting_report(job: Job) -> dict[str, Any]:
    """What was asked for, as far as it shapes the picture."""
    quality, setting = job.quality, job.setting
    return {
        "quality": quality.name,
        "width": quality.width,
        "height": quality.height,
        "frame_rate": str(quality.frame_rate),
        "language": setting.language,
        "theme": setting.theme,
        "pace": setting.pace,
    }


def parameters_report(jobs: Sequence[Job]) -> list[Mapping[str, Any]]:
    """The parameters of each scene."""
    return [{"scene": job.scene.label, "parameters": plain(job.setting.parameters)} for job in jobs]


def plain(value: Any) -> Any:
    """A value in which every mapping is a dictionary and every sequence a list."""
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def seconds(time: Fraction) -> float:
    """A time rounded to the microsecond."""
    return round(float(time), 6)


def program_version() -> str:
    """The version of this program."""
    return version("mathanim")


def last_time(file: Path, label: str) -> LastTime:
    """What an earlier report tells of a scene."""
    try:
        scenes = json.loads(file.read_text(encoding="utf-8"))["scenes"]
        scene = next(scene for scene in scenes if scene["scene"] == label)
        return LastTime(float(scene["duration"]), float(scene.get("drawn_in", 0)))
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return LastTime()


def files_in(reports: Sequence[Mapping[str, Any]]) -> list[str]:
    """Every file that was written, lectures before their scenes."""
    return [file for report in reports for part in (report, *report["scenes"]) for file in part.get("files", [])]


def failures_in(reports: Sequence[Mapping[str, Any]]) -> list[str]:
    """Every error, with the target or scene that it befell."""
    of_targets = [f"{report['target']}: {report['error']}" for report in reports if report["error"]]
    scenes = [scene for report in reports for scene in report["scenes"]]
    return of_targets + [f"{scene['scene']}: {scene['error']}" for scene in scenes if scene["error"]]
