"""Draw the stills of scenes, or take them from the store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mathanim.rendering.executors.seam import Executor
from mathanim.rendering.job import Outcome
from mathanim.rendering.progress import listener_for
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.render_jobs import Means, refuse_faulty_parameters, run_jobs
from mathanim.rendering.request import Request, modules_to_load
from mathanim.rendering.store.seam import Results
from mathanim.rendering.videos import Entry, ExecutorFor, name_of


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
        jobs = [job for _, _, job in entries]
        labels = [name_of(target, wanted) for target, wanted, _ in entries]
        reused = self.results.found(jobs, lambda _: False)
        refuse_faulty_parameters(list(zip(labels, jobs, strict=True)), reused, self.executor)
        means = Means(self.executor, self.results, listener_for(labels, {}))
        made = run_jobs(jobs, reused, means, lambda _, outcome: outcome)
        return {job.folder: outcome for job, outcome in zip(jobs, made, strict=True)}


@contextmanager
def drawing_stills(request: Request, executor_for: ExecutorFor) -> Iterator[StillDrawing]:
    """All that is needed to draw the stills of a request; what is made lies in a work folder, which goes away."""
    with work_folder(request.folder) as work, request.results as results:
        entries = request.jobs(work, "stills")
        yield StillDrawing(
            request, work, results, executor_for(modules_to_load([job for _, _, job in entries])), entries
        )
