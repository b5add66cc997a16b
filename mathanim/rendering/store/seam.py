"""The seam between a rendering and where results are kept, and the implementation that keeps none."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from mathanim.rendering.job import Job, Outcome

Found = Mapping[int, Outcome]


class Results(Protocol):
    """Results of scenes, kept from run to run; used as a context around a rendering.

    Guarantees: what is found is what drawing the scene now would give; nothing here makes a rendering fail.
    """

    def __enter__(self) -> "Results": ...

    def __exit__(self, *exception: object) -> None: ...

    def found(self, jobs: Sequence[Job], is_delivered: Callable[[Found], bool]) -> dict[int, Outcome]:
        """Results that may be used as they are, by the number of their job.

        If ``is_delivered`` says that nothing has to be made of them, their files need not be read once more.
        """

    def claim(self, job: Job, *, waits: bool) -> bool:
        """Take a scene to draw it; False if another program has taken it."""

    def keep(self, outcome: Outcome) -> Outcome:
        """Keep a new result, whose product was checked, and give the scene back; a note says if it is not kept."""

    def delivered(self, place: Path, identities: Sequence[str], title: str) -> list[Path]:
        """The files that an earlier run made of these very results at that place, if they are all there still."""

    def remember(self, place: Path, identities: Sequence[str], title: str, files: Sequence[Path]) -> None:
        """Remember what was made of results."""

    def report(self) -> dict[str, Any]:
        """What was noticed, as plain values."""


class NoResults:
    """Finds nothing and keeps nothing."""

    def __enter__(self) -> "NoResults":
        return self

    def __exit__(self, *exception: object) -> None:
        """Nothing is open."""

    def found(self, jobs: Sequence[Job], is_delivered: Callable[[Found], bool]) -> dict[int, Outcome]:
        """Nothing."""
        del jobs, is_delivered
        return {}

    def claim(self, job: Job, *, waits: bool) -> bool:
        """Every scene may be drawn."""
        del job, waits
        return True

    def keep(self, outcome: Outcome) -> Outcome:
        """The outcome as it is."""
        return outcome

    def delivered(self, place: Path, identities: Sequence[str], title: str) -> list[Path]:
        """Nothing is known of what was delivered."""
        del place, identities, title
        return []

    def remember(self, place: Path, identities: Sequence[str], title: str, files: Sequence[Path]) -> None:
        """Forget it."""

    def report(self) -> dict[str, Any]:
        """Nothing was noticed."""
        return {}
