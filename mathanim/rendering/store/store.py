"""The store: finds the results of unchanged scenes and keeps new ones."""

import os
import re
import secrets
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from mathanim.rendering.full_disk import is_full, refusals_of_disk, words_for_full
from mathanim.rendering.job import Job, Outcome
from mathanim.rendering.progress import say
from mathanim.rendering.store.deliveries import Deliveries
from mathanim.rendering.store.digests import Digests
from mathanim.rendering.store.entries import Entries, Plain
from mathanim.rendering.store.journal import Journal, left_by_the_dead
from mathanim.rendering.store.key import key_of, name_of_key, tools_of
from mathanim.rendering.store.locks import has_locks, lock, share
from mathanim.rendering.store.outcome_text import files_of, outcome_from, plain_outcome
from mathanim.rendering.store.roots import Roots
from mathanim.rendering.store.seam import Found
from mathanim.rendering.store.sources import Reading, hash_of_text
from mathanim.rendering.store.upkeep import size_of

MOST_LOCKS = 400
LINE = re.compile(r"^.*\.py:\d+: ")
NO_LOCKS = "this file system has no locks: programs at once may draw a scene twice, but nothing is ever half written"


class Store:
    """Results in a folder, by what they were made from; see Results for what it promises.

    Programs share it: each scene is drawn by one of them at a time, and while any of them runs nothing is cleaned.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.entries = Entries(root)
        self.digests = Digests(root / "hashes.json")
        self.tools: dict[str, Any] = {}
        self.deliveries = Deliveries(self.entries, self.digests)
        self.undone: list[str] = []
        self.warnings: list[str] = []
        self._journal: Journal | None = None
        self._shared: int | None = None
        self._claims: dict[str, int] = {}

    def __enter__(self) -> "Store":
        self.tools = tools_of(self.digests)
        self.deliveries.tools = hash_of_text(str(self.tools))
        if self.root.is_dir():
            self._open()
        return self

    def __exit__(self, *exception: object) -> None:
        with suppress(OSError):
            self.digests.save()
        if self._journal is not None:
            with suppress(OSError):
                self._journal.close()
        self._let_go()

    def found(self, jobs: Sequence[Job], is_delivered: Callable[[Found], bool]) -> dict[int, Outcome]:
        """Results of scenes of which nothing has changed."""
        known = {index: self.result(job) for index, job in enumerate(jobs)}
        results = {index: outcome for index, outcome in known.items() if outcome is not None}
        if len(results) < len(jobs) or not is_delivered(results):
            results = {index: outcome for index, outcome in results.items() if self.is_whole(outcome)}
        return results

    def result(self, job: Job) -> Outcome | None:
        """The result of a scene of which nothing has changed, if it is here."""
        for identity, content in self.entries.of(self._key(job)):
            try:
                if self._is_unchanged(job, content) and self._has_files(content):
                    self.entries.mark_used(self._key(job), identity)
                    files = {what: self.entries.file(name) for what, name in content["files"].items()}
                    return replace(outcome_from(job, content["outcome"], files), identity=identity)
            except (KeyError, TypeError, ValueError, AttributeError):  # whole, but nothing that this version wrote
                self.entries.set_aside(self.entries.place_of(self._key(job), identity))
        return None

    def is_whole(self, outcome: Outcome) -> bool:
        """Whether every byte of a result's files is what it was."""
        return all(self.entries.has(file.name) for file in files_of(outcome).values())

    def claim(self, job: Job, *, waits: bool) -> bool:
        """Take a scene; with very many, the rest are drawn without asking who else does."""
        self._open()
        key = self._key(job)
        if len(self._claims) >= MOST_LOCKS or key in self._claims:
            return True
        with giving_up_on(self.root):
            descriptor = lock(self.entries.folder("locks") / key, waits=waits)
        if descriptor is None:
            return False
        self._claims[key] = descriptor
        if self._journal is not None:
            with suppress(OSError):
                self._journal.begun(job.scene.label)
        return True

    def keep(self, outcome: Outcome) -> Outcome:
        """Keep what may be used again."""
        key = self._key(outcome.job)
        try:
            if outcome.failure or outcome.is_reused or outcome.sources is None:
                return outcome
            if reasons := self._reasons_against(outcome):
                return noted(outcome, reasons)
            return replace(outcome, identity=self._write(key, outcome))
        except OSError as error:
            return noted(outcome, [self._refusal(error, outcome)])
        finally:
            self._release(key, outcome.job)

    def delivered(self, place: Path, identities: Sequence[str], title: str) -> list[Path]:
        """Files made by an earlier run that are still what they were."""
        return self.deliveries.files(place, identities, title)

    def remember(self, place: Path, identities: Sequence[str], title: str, files: Sequence[Path]) -> None:
        """Remember what was made, unless some of it cannot be kept."""
        with suppress(OSError):
            self.deliveries.remember(place, identities, title, files)

    def report(self) -> dict[str, Any]:
        """The store's folder, how many damaged parts were set aside, what a dead run left undone, what is amiss."""
        return {
            "folder": str(self.root),
            "damaged": self.entries.damaged,
            "left_undone": list(self.undone),
            "warnings": list(self.warnings),
        }

    def _open(self) -> None:
        if self._shared is not None:
            return
        with giving_up_on(self.root):
            self.entries.folder()
            alone = lock(self.root / "lock")
            self._shared = lock(self.root / "lock", is_shared=True, waits=True) if alone is None else alone
            try:
                self._begin(is_alone=alone is not None)
            except BaseException:
                self._let_go()
                raise

    def _begin(self, *, is_alone: bool) -> None:
        folder = self.entries.folder("under-way")
        if not has_locks(self.root / "lock"):
            self.warnings.append(NO_LOCKS)
            say(f"{self.root}: {NO_LOCKS}")
        left = left_by_the_dead(folder)
        self.undone += [label for labels in left for label in labels]
        if is_alone and left:
            self.entries.sweep()
        self._journal = Journal(folder, secrets.token_hex(8))
        if self._shared is not None:
            share(self._shared)

    def _let_go(self) -> None:
        for descriptor in (*self._claims.values(), self._shared):
            if descriptor is not None:
                os.close(descriptor)
        self._claims.clear()
        self._shared = None

    def _key(self, job: Job) -> str:
        return name_of_key(key_of(job, self.tools))

    def _is_unchanged(self, job: Job, content: Plain) -> bool:
        roots = Roots.of(job)
        return all(self.digests.state(kind, roots.place_of(name)) == state for kind, name, state in content["sources"])

    def _has_files(self, content: Plain) -> bool:
        return all(self.entries.has(name, self.digests.hash) for name in content["files"].values())

    def _reasons_against(self, outcome: Outcome) -> list[str]:
        assert outcome.sources is not None
        now = self.digests.anew()
        changed = [
            f"{reading.place} changed while the scene was drawn"
            for reading in outcome.sources.readings
            if reading.state and now.state(reading.kind, reading.place) != reading.state
        ]
        return [*outcome.sources.reasons, *changed]

    def _refusal(self, error: OSError, outcome: Outcome) -> str:
        if is_full(error):
            return words_for_full(self.root, sum(size_of(file) for file in files_of(outcome).values()))
        return f"{self.root} cannot be written: {error.strerror or error}"

    def _write(self, key: str, outcome: Outcome) -> str:
        assert outcome.sources is not None
        roots = Roots.of(outcome.job)
        files = {what: self.entries.add_file(file) for what, file in files_of(outcome).items()}
        sources = [self._plain(roots, reading) for reading in outcome.sources.readings]
        return self.entries.add(key, {"sources": sources, "outcome": plain_outcome(outcome), "files": files})

    def _plain(self, roots: Roots, reading: Reading) -> list[str]:
        return [
            reading.kind,
            roots.name_of(reading.place),
            reading.state or self.digests.state(reading.kind, reading.place),
        ]

    def _release(self, key: str, job: Job) -> None:
        descriptor = self._claims.pop(key, None)
        if descriptor is not None:
            if self._journal is not None:
                with suppress(OSError):
                    self._journal.ended(job.scene.label)
            os.close(descriptor)


def noted(outcome: Outcome, reasons: Sequence[str]) -> Outcome:
    """The outcome with a short note why it is not kept: the first reason, and how many others there are."""
    folder = f"{outcome.job.scene.file.parent}/"
    distinct = {LINE.sub("", reason): reason.replace(folder, "") for reason in reversed(reasons)}
    first, *others = reversed(distinct.values())
    more = f", and {len(others)} more reasons" if len(others) > 1 else ", and another reason" if others else ""
    return replace(outcome, notes=(*outcome.notes, f"not kept: {first}{more}"))


def giving_up_on(root: Path) -> AbstractContextManager[None]:
    """Say in one line that there can be no store here.

    Raises:
        DeliveryError: for any error of the file system; DiskFull if there is no room.
    """
    return refusals_of_disk(root, "cannot be the store", "choose another --store, or --no-store")
