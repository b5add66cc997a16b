"""Render targets to videos: every scene one, every lecture one of all its scenes, with a report beside it."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mathanim.rendering.assembly import title_in
from mathanim.rendering.delivery import deliver_movie
from mathanim.rendering.errors import DeliveryError, ProductError
from mathanim.rendering.executors.seam import Executor
from mathanim.rendering.job import Failure, Job, Outcome
from mathanim.rendering.places import lecture_place, report_place, scene_place
from mathanim.rendering.progress import listener_for
from mathanim.rendering.publishing import publish_text, work_folder
from mathanim.rendering.render_jobs import refuse_faulty_parameters, run_jobs
from mathanim.rendering.report import expected_frames, scene_report, setting_report
from mathanim.rendering.request import Request, modules_to_load
from mathanim.rendering.targets import SceneWanted, Target

ExecutorFor = Callable[[Sequence[str]], Executor]
Entry = tuple[Target, SceneWanted, Job]


def render_videos(request: Request, executor_for: ExecutorFor) -> list[dict[str, Any]]:
    """Render everything that was asked for, and report on each target.

    A scene that fails does not stop the others; its lecture is made of the rest.

    Raises:
        WrongUse: if some scene refuses its parameters; nothing is rendered then.
        DeliveryError: if the output folder cannot be written.
    """
    with work_folder(request.folder) as work:
        entries = request.jobs(work, "clip")
        jobs = [job for _, _, job in entries]
        labels = [name_of(target, wanted) for target, wanted, _ in entries]
        executor = executor_for(modules_to_load(jobs))
        refuse_faulty_parameters(list(zip(labels, jobs, strict=True)), executor)
        rendering = Videos(request, work, entries)
        outcomes = run_jobs(jobs, executor, listener_for(labels, rendering.expected_frames()), rendering.keep)
        return [rendering.finish(target, outcomes) for target in request.targets]


def name_of(target: Target, wanted: SceneWanted) -> str:
    """What a scene is called to the user."""
    return f"{target.name}: {wanted.key}" if target.is_lecture else wanted.reference.label


@dataclass
class Videos:
    """A rendering under way: what was asked for, where it works, which files each job has brought so far."""

    request: Request
    work: Path
    entries: Sequence[Entry]
    files: dict[int, list[Path]] = field(default_factory=dict)
    begun: float = field(default_factory=time.perf_counter)

    def expected_frames(self) -> dict[int, int]:
        """How many frames each scene had when it was last rendered, by the number of its job."""
        counts = {}
        for index, (target, wanted, job) in enumerate(self.entries):
            place = report_place(self.request.folder, target, job.setting.language)
            counts[index] = expected_frames(place, wanted.reference.label, job.quality.frame_rate)
        return {index: frames for index, frames in counts.items() if frames}

    def keep(self, index: int, outcome: Outcome) -> Outcome:
        """Deliver the scene's own video; the outcome becomes a failure if that cannot be."""
        target, wanted, job = self.entries[index]
        if outcome.failure:
            return outcome
        language = job.setting.language
        try:
            place = scene_place(self.request.folder, target, wanted, language)
            self.files[index] = deliver_movie([outcome], place, job.folder, title_in(outcome, language))
        except (ProductError, DeliveryError) as error:
            return replace(outcome, failure=Failure(type(error).__name__, str(error)))
        return outcome

    def finish(self, target: Target, outcomes: Sequence[Outcome]) -> dict[str, Any]:
        """Deliver the lecture, if the target is one, and the report on the target."""
        indices = [index for index, entry in enumerate(self.entries) if entry[0] is target]
        good = [outcomes[index] for index in indices if not outcomes[index].failure]
        job = self.entries[indices[0]][2]
        report: dict[str, Any] = {"target": target.name, **setting_report(job), **self._lecture(target, good)}
        report["frames"] = sum(outcome.frames for outcome in good)
        report["seconds"] = round(time.perf_counter() - self.begun, 3)
        report["scenes"] = [scene_report(outcomes[index], self.files.get(index, [])) for index in indices]
        place = report_place(self.request.folder, target, job.setting.language)
        publish_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", place, self.work)
        return report

    def _lecture(self, target: Target, good: Sequence[Outcome]) -> dict[str, Any]:
        """The lecture's files, or why there are none."""
        if not (target.is_lecture and good):
            return {"files": [], "error": None}
        language = good[0].job.setting.language
        try:
            place = lecture_place(self.request.folder, target, language)
            files = deliver_movie(good, place, self.work, target.title.get(language, target.name))
        except (ProductError, DeliveryError) as error:
            return {"files": [], "error": f"{type(error).__name__}: {error}"}
        return {"files": [str(file) for file in files], "error": None}
