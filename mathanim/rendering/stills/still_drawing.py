"""Draw the stills of scenes, or take them from the store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from mathanim.rendering.executors.seam import Executor, ExecutorFor
from mathanim.rendering.job import Outcome, Product
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.render_jobs import kept_or_drawn
from mathanim.rendering.request import Entry, Request, modules_to_load, named
from mathanim.rendering.store.seam import Results

WHOLE: tuple[Product, ...] = ("clip", "stills")
"""What is made of a whole scene, and tells its length."""


@dataclass(frozen=True)
class StillDrawing:
    """Where stills are drawn and kept; ``entries`` are all scenes of a request, each with a job for its beats' ends."""

    request: Request
    work: Path
    results: Results
    executor: Executor
    entries: Sequence[Entry]

    def outcomes(self, entries: Sequence[Entry]) -> dict[Path, Outcome]:
        """What comes of each entry's job, by the job's folder.

        Raises:
            WrongUse: if some scene refuses its parameters; nothing is drawn then.
        """
        if not entries:
            return {}
        made = kept_or_drawn(named(entries), self.executor, self.results)
        return {job.folder: outcome for (_, _, job), outcome in zip(entries, made, strict=True)}

    def known(self, entries: Sequence[Entry]) -> dict[Path, Outcome]:
        """What tells how long scenes are that were drawn before, as clips or stills, by the folder of each job."""
        jobs = [job for _, _, job in entries]
        return {
            jobs[number].folder: outcome
            for product in WHOLE
            for number, outcome in self.results.found(
                [replace(job, product=product) for job in jobs], lambda _: True
            ).items()
        }


@contextmanager
def drawing_stills(request: Request, executor_for: ExecutorFor) -> Iterator[StillDrawing]:
    """All that is needed to draw the stills of a request; what is made lies in a work folder, which goes away."""
    with work_folder(request.folder) as work, request.results as results:
        entries = request.jobs(work, "stills")
        yield StillDrawing(
            request, work, results, executor_for(modules_to_load([job for _, _, job in entries])), entries
        )
