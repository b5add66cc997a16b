"""Render targets to videos: every scene one, every lecture one of all its scenes, with a report beside it."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from mathanim.rendering.errors import DeliveryError, ProductError
from mathanim.rendering.executors.seam import ExecutorFor
from mathanim.rendering.job import Failure, Outcome
from mathanim.rendering.movies.movies import Movie, lecture_movie, scene_movie
from mathanim.rendering.places import report_place
from mathanim.rendering.progress import listener_for
from mathanim.rendering.publishing import publish_text, work_folder
from mathanim.rendering.render_jobs import Means, refuse_faulty_parameters, run_jobs
from mathanim.rendering.report import LastTime, last_time, scene_report, setting_report
from mathanim.rendering.request import Entry, Request, modules_to_load, named, own_folder
from mathanim.rendering.store.seam import Found, Results
from mathanim.rendering.targets import Target
from mathanim.rendering.voices.narrated import narrated


def render_videos(request: Request, executor_for: ExecutorFor) -> list[dict[str, Any]]:
    """Render everything that was asked for, and report on each target.

    A scene that fails does not stop the others; its lecture is made of the rest.

    Raises:
        WrongUse: if some scene refuses its parameters, or a recording is of no use; nothing is rendered then.
        VoiceError: if a voice cannot say what a beat narrates.
        DeliveryError: if the output folder cannot be written.
    """
    with work_folder(request.folder) as work, request.results as results:
        entries = request.jobs(work, "clip")
        executor = executor_for(modules_to_load([job for _, _, job in entries]))
        entries = narrated(entries, request, executor, results, own_folder(work, len(entries)))
        labels, jobs = zip(*named(entries), strict=True)
        rendering = Videos(request, work, entries, results)
        reused = results.found(jobs, rendering.are_there)
        refuse_faulty_parameters(named(entries), reused, executor)
        listener = listener_for(labels, rendering.expected_frames())
        means = Means(executor, results, listener, rendering.expected_seconds())
        outcomes = run_jobs(jobs, reused, means, rendering.keep)
        return [rendering.finish(target, outcomes) for target in request.targets]


@dataclass
class Videos:
    """A rendering under way: what was asked for, where it works, which files each job has brought so far."""

    request: Request
    work: Path
    entries: Sequence[Entry]
    results: Results
    files: dict[int, list[Path]] = field(default_factory=dict)
    begun: float = field(default_factory=time.perf_counter)

    @cached_property
    def last_times(self) -> Sequence[LastTime]:
        """How each job went the last time, by the reports that this rendering will overwrite."""
        return [
            last_time(report_place(self.request.folder, target, job.setting.language), wanted.reference.label)
            for target, wanted, job in self.entries
        ]

    def expected_frames(self) -> dict[int, int]:
        """How many frames each scene had when it was last rendered, by the number of its job."""
        lengths = zip(self.entries, self.last_times, strict=True)
        counts = [round(last.duration * float(job.quality.frame_rate)) for (_, _, job), last in lengths]
        return {index: frames for index, frames in enumerate(counts) if frames}

    def expected_seconds(self) -> dict[int, float]:
        """How long each scene took to draw the last time, by the number of its job."""
        return {index: last.drawn_in for index, last in enumerate(self.last_times) if last.drawn_in}

    def are_there(self, outcomes: Found) -> bool:
        """Whether every movie of a rendering with these outcomes is there already."""
        movies = [self._movie(index, outcome) for index, outcome in outcomes.items()]
        movies += [
            self._lecture(target, [outcomes[index] for index in self._indices(target)])
            for target in self.request.targets
            if target.is_lecture
        ]
        return all(movie.is_there(self.results) for movie in movies)

    def keep(self, index: int, outcome: Outcome) -> Outcome:
        """Deliver the scene's own video; the outcome becomes a failure if that cannot be."""
        if outcome.failure:
            return outcome
        try:
            self.files[index] = self._movie(index, outcome).deliver(outcome.job.folder, self.results)
        except (ProductError, DeliveryError) as error:
            return replace(outcome, failure=Failure(type(error).__name__, str(error)))
        return outcome

    def finish(self, target: Target, outcomes: Sequence[Outcome]) -> dict[str, Any]:
        """Deliver the lecture, if the target is one, and the report on the target."""
        indices = self._indices(target)
        good = [outcomes[index] for index in indices if not outcomes[index].failure]
        for index in indices:
            self._movie(index, outcomes[index]).remember(self.files.get(index, []), self.results)
        job = self.entries[indices[0]][2]
        report: dict[str, Any] = {"target": target.name, **setting_report(job), **self._deliver_lecture(target, good)}
        report["frames"] = sum(outcome.frames for outcome in good)
        report["seconds"] = round(time.perf_counter() - self.begun, 3)
        report["store"] = self.results.report()
        report["scenes"] = [
            scene_report(outcomes[index], self.files.get(index, []), self.last_times[index]) for index in indices
        ]
        place = report_place(self.request.folder, target, job.setting.language)
        publish_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", place, self.work)
        return report

    def _deliver_lecture(self, target: Target, good: Sequence[Outcome]) -> dict[str, Any]:
        """The lecture's files, or why there are none."""
        if not (target.is_lecture and good):
            return {"files": [], "error": None}
        movie = self._lecture(target, good)
        try:
            files = movie.deliver(self.work, self.results)
        except (ProductError, DeliveryError) as error:
            return {"files": [], "error": f"{type(error).__name__}: {error}"}
        movie.remember(files, self.results)
        return {"files": [str(file) for file in files], "error": None}

    def _movie(self, index: int, outcome: Outcome) -> Movie:
        target, wanted, _ = self.entries[index]
        return scene_movie(self.request.folder, target, wanted, outcome)

    def _lecture(self, target: Target, outcomes: Sequence[Outcome]) -> Movie:
        return lecture_movie(self.request.folder, target, outcomes, self.entries[self._indices(target)[0]][2])

    def _indices(self, target: Target) -> list[int]:
        return [index for index, entry in enumerate(self.entries) if entry[0] is target]
