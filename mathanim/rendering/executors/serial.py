"""Jobs one after another in this very process: for tests, and for looking with a debugger."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from mathanim.rendering.executors.seam import Told, Work


class Serial:
    """Runs each job here; what a job changes in the process stays changed."""

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job in order."""
        for index, job in enumerate(jobs):
            yield index, work(job, partial(told, index))
