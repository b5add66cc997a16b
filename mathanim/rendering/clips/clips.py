"""Render targets to clips: one of each scene, or one of the beat that is named, in the format that is wanted."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mathanim.rendering.asked_beats import refuse_beats_not_there, refuse_unknown_in
from mathanim.rendering.clips.making import ClipMaking, MadeClip
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.errors import DeliveryError, ProductError
from mathanim.rendering.executors.seam import ExecutorFor
from mathanim.rendering.job import Beat, Failure, Outcome
from mathanim.rendering.movies.heard import identity_with_speech
from mathanim.rendering.output_names import inside, slug
from mathanim.rendering.places import label_of
from mathanim.rendering.progress import say
from mathanim.rendering.publishing import publish, work_folder
from mathanim.rendering.render_jobs import kept_or_drawn
from mathanim.rendering.report import scene_report, setting_report
from mathanim.rendering.request import Entry, Request, modules_to_load, named, own_folder
from mathanim.rendering.store.seam import Results
from mathanim.rendering.voices.narrated import narrated


def render_clips(request: Request, beat: str, wanted: ClipWanted, executor_for: ExecutorFor) -> list[dict[str, Any]]:
    """Render the clips that were asked for and report on each target; ``beat`` is empty for whole scenes.

    The pace is tight where none was asked for. A scene that fails does not stop the others.

    Raises:
        WrongUse: if some scene refuses its parameters, or the clip cannot be as it is wanted.
        UnknownTarget: if a beat is named that no scene has.
        DeliveryError: if the output folder cannot be written.
    """
    request = replace(request, pace=request.pace or "tight")
    with work_folder(request.folder) as work, request.results as results:
        entries = request.jobs(work, wanted.product)
        for _, _, job in entries:
            wanted.shape_of(job.quality, 1)
        executor = executor_for(modules_to_load([job for _, _, job in entries]))
        refuse_beats_not_there([beat] * bool(beat), [job for _, _, job in entries], executor, results)
        entries = narrated(entries, request, executor, results, own_folder(work, len(entries)))
        outcomes = kept_or_drawn(named(entries), executor, results)
        refuse_unknown_in([beat] * bool(beat), outcomes)
        pairs = zip(entries, outcomes, strict=True)
        delivered = [deliver(request, entry, outcome, beat, wanted, results) for entry, outcome in pairs]
        store = results.report()
    return [
        {
            "target": target.name,
            **setting_report(next(job for owner, _, job in entries if owner is target)),
            "format": wanted.format_name,
            "error": None,
            "store": store,
            "scenes": [report for (owner, _, _), report in zip(entries, delivered, strict=True) if owner is target],
        }
        for target in request.targets
    ]


def deliver(
    request: Request, entry: Entry, outcome: Outcome, beat: str, wanted: ClipWanted, results: Results
) -> dict[str, Any]:
    """Make and publish the clip of one scene, if it is not there; the report on it."""
    part = part_of(outcome, beat)
    if outcome.failure or part is None:
        return scene_report(outcome, [])
    place = clip_place(request.folder, entry, wanted, beat)
    identities, title = [identity_with_speech(outcome)], f"{part.name}: {wanted}"
    files = results.delivered(place, identities, title)
    if files:
        return scene_report(outcome, files)
    say(f"{place.name}: is written and checked")
    try:
        made = ClipMaking(outcome, part, wanted, own_folder(outcome.job.folder, 0)).made()
        files = published(made, place)
    except (ProductError, DeliveryError) as error:
        return scene_report(replace(outcome, failure=Failure(type(error).__name__, str(error))), [])
    results.remember(place, identities, title, files)
    return {**scene_report(outcome, files), "clip": clip_report(made, wanted, place)}


def part_of(outcome: Outcome, beat: str) -> Beat | None:
    """The beat of that name, or all of the scene if none is named."""
    if not beat:
        return Beat("", 0, outcome.frames)
    return next((found for found in outcome.beats if found.name == beat), None)


def clip_place(root: Path, entry: Entry, wanted: ClipWanted, beat: str) -> Path:
    """Where a clip goes: under the scene's name or, if it is of a beat, in the scene's folder under the beat's."""
    target, scene, job = entry
    theme = f".{job.setting.theme}" if target.languages else ""
    kind = ".transparent" if wanted.is_transparent else ""
    ending = f"{label_of(target, job.setting.language)}{theme}{kind}.{wanted.format_name}"
    if not beat:
        return inside(root, *target.folder, "clips", f"{slug(scene.key)}{ending}")
    return inside(root, *target.folder, "clips", slug(scene.key), f"{slug(beat)}{ending}")


def published(made: MadeClip, place: Path) -> list[Path]:
    """The files in their places: what goes beside the clip first, so that whoever sees the clip finds it."""
    beside = [place.with_suffix(ending) for ending in made.beside]
    for file, its_place in zip(made.beside.values(), beside, strict=True):
        publish(file, its_place)
    publish(made.file, place)
    return [place, *beside]


def clip_report(made: MadeClip, wanted: ClipWanted, place: Path) -> Mapping[str, Any]:
    """What the clip came to."""
    shape = made.settings.shape
    return {
        "format": wanted.format_name,
        "width": shape.width,
        "height": shape.height,
        "frame_rate": str(shape.frame_rate),
        "frames": shape.frames,
        "duration": round(float(shape.duration), 6),
        "bytes": place.stat().st_size,
        "transparent": shape.is_transparent,
        "loop": shape.is_loop,
        "quality": made.settings.quality + 1,
    }
