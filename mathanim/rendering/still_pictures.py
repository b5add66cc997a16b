"""Render targets to stills: one picture of each beat's end, or of the beat that is named."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mathanim.inputs.wording import suggestion
from mathanim.rendering.errors import UnknownTarget
from mathanim.rendering.job import Job, Outcome
from mathanim.rendering.places import still_place
from mathanim.rendering.progress import listener_for
from mathanim.rendering.publishing import delivering, publish, work_folder
from mathanim.rendering.render_jobs import Means, refuse_faulty_parameters, run_jobs
from mathanim.rendering.report import scene_report, setting_report
from mathanim.rendering.request import Request, modules_to_load
from mathanim.rendering.videos import Entry, ExecutorFor, name_of


def render_stills(request: Request, beat: str, executor_for: ExecutorFor) -> list[dict[str, Any]]:
    """Render the stills of every scene that was asked for, and report on each target.

    Raises:
        WrongUse: if some scene refuses its parameters; nothing is rendered then.
        UnknownTarget: if a beat is named that no scene has.
    """
    with work_folder(request.folder) as work, request.results as results:
        entries = request.jobs(work, "stills")
        jobs = [job for _, _, job in entries]
        executor = executor_for(modules_to_load(jobs))
        labels = [name_of(target, wanted) for target, wanted, _ in entries]
        reused = results.found(jobs, lambda _: False)
        refuse_faulty_parameters(list(zip(labels, jobs, strict=True)), reused, executor)
        means = Means(executor, results, listener_for(labels, {}))
        outcomes = run_jobs(jobs, reused, means, lambda _, outcome: outcome)
        refuse_unknown_beat(beat, outcomes)
        files = [deliver(request, entry, outcome, beat) for entry, outcome in zip(entries, outcomes, strict=True)]
    return [
        {
            "target": target.name,
            **setting_report(next(job for owner, _, job in entries if owner is target)),
            "error": None,
            "store": results.report(),
            "scenes": [
                scene_report(outcome, made)
                for (owner, _, _), outcome, made in zip(entries, outcomes, files, strict=True)
                if owner is target
            ],
        }
        for target in request.targets
    ]


def refuse_unknown_beat(beat: str, outcomes: Sequence[Outcome]) -> None:
    """Say which beats there are, if none has the name that was asked for."""
    known = {found.name for outcome in outcomes for found in outcome.beats}
    if beat and beat not in known and not any(outcome.failure for outcome in outcomes):
        raise UnknownTarget(f"there is no beat {beat!r}: {suggestion(beat, known)}")


def deliver(request: Request, entry: Entry, outcome: Outcome, beat: str) -> list[Path]:
    """Publish the stills of one scene: all of them, or that of the beat."""
    target, wanted, job = entry
    if outcome.failure:
        return []
    files = []
    for number, (found, still) in enumerate(zip(outcome.beats, outcome.stills, strict=True), start=1):
        if beat in ("", found.name):
            files.append(still_place(request.folder, target, wanted, job, number=number, beat=found.name))
            publish(own_copy(still, job), files[-1])
    return files


def own_copy(still: Path, job: Job) -> Path:
    """A copy in the job's folder: what is published is moved, and the picture may be the store's."""
    with delivering(job.folder, still.stat().st_size):
        return Path(shutil.copyfile(still, job.folder / f"copy-of-{still.name}"))
