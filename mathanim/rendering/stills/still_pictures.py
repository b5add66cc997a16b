"""Render targets to stills: pictures of beats' ends, of all or of those that are named, and of chosen times."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mathanim.rendering.asked_beats import refuse_beats_not_there
from mathanim.rendering.executors.seam import ExecutorFor
from mathanim.rendering.job import Job, Outcome
from mathanim.rendering.places import moment_place, still_place
from mathanim.rendering.publishing import publish_copy
from mathanim.rendering.report import scene_report, setting_report
from mathanim.rendering.request import Entry, Request, name_of, own_folder
from mathanim.rendering.stills.asked_stills import AskedStills, Frame, Made
from mathanim.rendering.stills.moments import refuse_time_beyond, seconds_of
from mathanim.rendering.stills.still_drawing import drawing_stills


def render_stills(
    request: Request, moments: Sequence[Sequence[str]], executor_for: ExecutorFor
) -> list[dict[str, Any]]:
    """Render the stills that were asked for, and report on each target.

    ``moments`` are those of each target: names of beats, or times such as ``12.5s``, which in a lecture count from
    its beginning; without any, every beat's end is meant.

    Raises:
        WrongUse: if some scene refuses its parameters, or a time lies outside; no picture is written then.
        UnknownTarget: if a beat is named that no scene has.
    """
    with drawing_stills(request, executor_for) as drawing:
        asked = [
            AskedStills(target, [entry for entry in drawing.entries if entry[0] is target], tuple(names))
            for target, names in zip(request.targets, moments, strict=True)
        ]
        for one in asked:
            one.refuse_times_before_the_first()
            refuse_beats_not_there(one.beats, one.jobs, drawing.executor, drawing.results)
        known = drawing.known([entry for one in asked if one.times for entry in one.entries])
        ends = drawing.outcomes([entry for one in asked if one.needs_ends(known) for entry in one.entries])
        told = {**known, **ends}
        frames = [frame for one in asked for frame in one.frames(told)]
        refuse_times_beyond(frames, told)
        shots = {entry[2].folder: shot for entry in drawing.entries if (shot := shot_of(entry, frames))}
        taken = drawing.outcomes(list(shots.values()))
        made = {own: taken[shot[2].folder] for own, shot in shots.items()}
        refuse_times_beyond(frames, made)
        return [report_on(request.folder, one, frames, told, made, drawing.results.report()) for one in asked]


def shot_of(entry: Entry, frames: Sequence[Frame]) -> Entry | None:
    """The entry with a job for those frames that are wanted of its scene; None if there are none."""
    target, wanted, job = entry
    numbers = sorted({frame.number for frame in frames if frame.entry is entry})
    return (target, wanted, replace(job, folder=own_folder(job.folder, 0), moments=tuple(numbers))) if numbers else None


def refuse_times_beyond(frames: Sequence[Frame], made: Made) -> None:
    """Say how long a scene is, if a frame of it is wanted that comes after its last; what is not made is let be.

    Raises:
        WrongUse: naming the scene.
    """
    for frame in frames:
        target, wanted, job = frame.entry
        if (outcome := made.get(job.folder)) and not outcome.failure and not target.is_lecture:
            refuse_time_beyond(frame.moment, outcome.frames, job.quality.frame_rate, name_of(target, wanted))


def report_on(
    folder: Path, asked: AskedStills, frames: Sequence[Frame], ends: Made, made: Made, store: dict[str, Any]
) -> dict[str, Any]:
    """Deliver a target's stills and report on it."""
    scenes = []
    for entry in asked.entries:
        job = entry[2]
        pictures = [*ends_of_beats(folder, asked, entry, ends), *chosen_frames(folder, entry, frames, made)]
        files = [delivered(still, place, job) for still, place in pictures]
        outcomes = [found[job.folder] for found in (made, ends) if job.folder in found]
        scenes += [scene_report(outcome, files) for outcome in failures_first(outcomes)[:1]]
    setting = setting_report(asked.entries[0][2])
    return {"target": asked.target.name, **setting, "error": None, "store": store, "scenes": scenes}


def failures_first(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes of a scene, those that failed first."""
    return sorted(outcomes, key=lambda outcome: outcome.failure is None)


def ends_of_beats(folder: Path, asked: AskedStills, entry: Entry, ends: Made) -> Iterator[tuple[Path, Path]]:
    """The pictures of the beats' ends that were asked for, each with its place."""
    target, wanted, job = entry
    if not asked.wants_ends or (outcome := ends[job.folder]).failure:
        return
    for number, (beat, still) in enumerate(zip(outcome.beats, outcome.stills, strict=True), start=1):
        if not asked.beats or beat.name in asked.beats:
            yield still, still_place(folder, target, wanted, job, number=number, beat=beat.name)


def chosen_frames(folder: Path, entry: Entry, frames: Sequence[Frame], made: Made) -> Iterator[tuple[Path, Path]]:
    """The pictures of the times that were asked for, each with its place."""
    target, wanted, job = entry
    if job.folder not in made or (outcome := made[job.folder]).failure:
        return
    stills = dict(zip(outcome.job.moments, outcome.stills, strict=False))
    for frame in frames:
        if frame.entry is entry:
            yield stills[frame.number], moment_place(folder, target, wanted, job, seconds_of(frame.moment))


def delivered(still: Path, place: Path, job: Job) -> Path:
    """The place, at which a copy of the picture is now: what is published is moved, and it may be the store's."""
    publish_copy(still, place, job.folder)
    return place
