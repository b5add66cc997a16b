"""The seam between jobs and where they run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Tell = Callable[[str, int], None]
Work = Callable[[Any, Tell], Any]
Told = Callable[[int, str, int], None]


@dataclass(frozen=True)
class Lost:
    """What is left of a job whose worker vanished; ``is_machine_fault`` if the system killed it."""

    reason: str
    is_machine_fault: bool = False


class Executor(Protocol):
    """Runs jobs, in any order and anywhere.

    Guarantees: every job gives exactly one pair (its index, its result or Lost), as soon as it is there; a job
    never changes what another does; when the iterator is closed early, nothing goes on running. ``work`` is a
    function of a module and its jobs and results are plain records, so that they can travel. ``told`` hears
    (index, beat, frames so far) now and then.
    """

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job."""
