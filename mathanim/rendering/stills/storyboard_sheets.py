"""Render targets to storyboard sheets: all beats of a lecture, a scene or a file, in order."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.executors.seam import ExecutorFor
from mathanim.rendering.job import Outcome
from mathanim.rendering.movies.assembly import starts_of
from mathanim.rendering.places import sheet_place
from mathanim.rendering.publishing import delivering, publish
from mathanim.rendering.report import scene_report, setting_report
from mathanim.rendering.request import Request, own_folder
from mathanim.rendering.stills.asked_stills import Made
from mathanim.rendering.stills.still_drawing import StillDrawing, drawing_stills
from mathanim.rendering.stills.storyboard_sheet import Sheet
from mathanim.rendering.targets import Target


def render_sheets(
    request: Request, moments: Sequence[Sequence[str]], executor_for: ExecutorFor
) -> list[dict[str, Any]]:
    """Render the storyboard of each target and report on it; scenes that fail are left out.

    Raises:
        WrongUse: if some scene refuses its parameters, or a moment was named: a storyboard shows every beat.
    """
    if named := [moment for names in moments for moment in names]:
        raise WrongUse(f"a sheet shows every beat, not only {named[0]!r}: leave out @{named[0]}")
    with drawing_stills(request, executor_for) as drawing:
        made = drawing.outcomes(drawing.entries)
        return [sheet_report(drawing, target, made) for target in request.targets]


def sheet_report(drawing: StillDrawing, target: Target, made: Made) -> dict[str, Any]:
    """Deliver a target's storyboard and report on it."""
    jobs = [job for owner, _, job in drawing.entries if owner is target]
    outcomes = [made[job.folder] for job in jobs]
    return {
        "target": target.name,
        **setting_report(jobs[0]),
        "files": [str(file) for file in delivered(drawing.request.folder, target, outcomes)],
        "error": None,
        "store": drawing.results.report(),
        "scenes": [scene_report(outcome, []) for outcome in outcomes],
    }


def delivered(root: Path, target: Target, outcomes: Sequence[Outcome]) -> list[Path]:
    """The pages of a target's storyboard in their places; pages that an earlier one had beyond them are removed."""
    good = [outcome for outcome in outcomes if not outcome.failure]
    if not good:
        return []
    job, starts = good[0].job, starts_of(good) if target.is_lecture else [Fraction(0)] * len(good)
    title = target.title.get(job.setting.language, target.name)
    sheet = Sheet(title, job.setting.language, [*zip(good, starts, strict=False)])
    places = []
    for number, page in enumerate(sheet.pages(own_folder(job.folder, 1)), start=1):
        places.append(sheet_place(root, target, job, number))
        publish(page, places[-1])
    beyond = (sheet_place(root, target, job, number) for number in count(len(places) + 1))
    for place in takewhile(Path.is_file, beyond):
        with delivering(place):
            place.unlink()
    return places
