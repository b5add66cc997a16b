"""The seam between jobs and where they run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Tell = Callable[[str, int], None]
Work = Callable[[Any, Tell], Any]
Told = Callable[[int, str, int], None]
Loss = Literal["WorkerLost", "NoProduct", "TookTooLong", "CannotTravel"]


@dataclass(frozen=True)
class Lost:
    """What is left of a job that brought no result: why, and what befell it.

    ``kind`` is WorkerLost if the system ended the worker, NoProduct if the scene did, TookTooLong if a limit did,
    and CannotTravel if the job or its result could not be sent.
    """

    reason: str
    kind: Loss = "NoProduct"

    @property
    def is_machine_fault(self) -> bool:
        """Whether the machine is to blame and not the scene: only then another try is worth it."""
        return self.kind == "WorkerLost"


class Executor(Protocol):
    """Runs jobs, in any order and anywhere, and begins them in the order given.

    Guarantees: every job gives exactly one pair (its index, its result or Lost), as soon as it is there; a job
    never changes what another does; when the iterator is closed early, nothing goes on running. ``work`` is a
    function of a module and its jobs and results are plain records, so that they can travel. ``told`` hears
    (index, beat, frames so far) now and then, in the thread that iterates.
    """

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job."""


ExecutorFor = Callable[[Sequence[str]], Executor]
"""Makes the executor, once it is known which modules it should load."""
