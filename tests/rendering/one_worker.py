"""Jobs one after another in one fresh process, where what the first has loaded and drawn serves the others."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Told, Work
from mathanim.rendering.executors.worker import Teller


class OneWorker:
    """An executor for jobs that may share a process: it spares them most of what a beginning costs."""

    def __init__(self, modules: Sequence[str] = ()) -> None:
        self._processes = Processes(1, modules)

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job in order; ``told`` hears of them as if they were the first."""
        ((_, results),) = self._processes.run([tuple(jobs)], partial(one_after_another, work), told)
        assert isinstance(results, list), results
        yield from enumerate(results)


def one_after_another(work: Work, jobs: Sequence[Any], tell: Teller) -> list[Any]:
    """What comes of each job."""
    return [work(job, tell) for job in jobs]
