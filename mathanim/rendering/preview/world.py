"""The part of the world that a scene read: how it stood when it was last looked at, and what has changed since."""

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from mathanim.rendering.store.sources import ABSENT, Reading, state_of

GRACE = 0.25
"""Seconds that a file may be gone or empty while it is being saved."""
NOTHING = hashlib.sha256().hexdigest()
DROPPINGS = ("~", ".swp", ".swx", ".swo", ".tmp", ".bak", ".pyc", "4913")


class World:
    """Readings, each with its state; contents decide, never times of files."""

    def __init__(self) -> None:
        self._always: set[Reading] = set()
        self._seen: dict[Reading, str] = {}
        self._unsure: dict[Reading, float] = {}
        self._folders: frozenset[Path] | None = None
        self._targets: dict[str, str] = {}

    @property
    def states(self) -> Mapping[Reading, str]:
        """Each reading, without a state, and the state in which it was last seen."""
        return self._seen

    @property
    def folders(self) -> frozenset[Path]:
        """The folders in which something may happen that matters."""
        if self._folders is None:
            self._folders = frozenset(folder for reading in self._seen for folder in folders_of(reading))
        return self._folders

    @property
    def next_look(self) -> float | None:
        """When to look again at what was gone or empty."""
        return min(self._unsure.values(), default=None)

    def watch_always(self, file: Path) -> None:
        """Look after a file, whoever reads it."""
        self._always.add(Reading("file", str(file)))
        self.watch([Reading("file", str(file), state_of("file", str(file)))])

    def watch_only(self, readings: Iterable[Reading]) -> None:
        """Look after these, and what is looked after always, and nothing else any more."""
        self.watch(readings)
        wanted = self._always | states_of(readings).keys()
        self._seen = {reading: state for reading, state in self._seen.items() if reading in wanted}
        self._unsure = {reading: then for reading, then in self._unsure.items() if reading in wanted}
        self._folders = None

    def watch(self, readings: Iterable[Reading]) -> None:
        """Look after these too; how they stand is as it was when they were read."""
        known = len(self._seen)
        for reading, state in states_of(readings).items():
            self._seen.setdefault(reading, state)
        if len(self._seen) > known:
            self._folders = None

    def changes(self, paths: Iterable[str]) -> frozenset[str]:
        """Of what was touched at these paths, the places that stand otherwise than before."""
        touched = {path for path in paths if not is_dropping(path)}
        if not touched <= set(self._targets.values()):
            self._folders, self._targets = None, {}
        folders = {str(Path(path).parent) for path in touched}
        return self._look_at([reading for reading in self._seen if self._is_touched(reading, touched, folders)])

    def changes_anywhere(self) -> frozenset[str]:
        """All places that stand otherwise than before."""
        return self._look_at(self._seen)

    def changes_overdue(self) -> frozenset[str]:
        """The places that have been gone or empty for too long to be in the middle of being saved."""
        now = time.monotonic()
        return self._look_at([reading for reading, then in self._unsure.items() if then <= now])

    def _is_touched(self, reading: Reading, paths: set[str], folders: set[str]) -> bool:
        """Whether something happened to what was read; of what is no file, whether something happened beside it."""
        place = reading.place
        if reading.kind == "file":
            return not paths.isdisjoint((place, self._target_of(place)))
        return place in folders or str(Path(place).parent) in folders or place in paths

    def _target_of(self, place: str) -> str:
        """Where a file really lies; looked up anew once a link was touched, or anything else that is none of these."""
        if place not in self._targets:
            self._targets[place] = str(Path(place).resolve())
        return self._targets[place]

    def _look_at(self, readings: Iterable[Reading]) -> frozenset[str]:
        return frozenset(reading.place for reading in list(readings) if self._has_changed(reading))

    def _has_changed(self, reading: Reading) -> bool:
        before, now = self._seen[reading], state_of(reading.kind, reading.place)
        if now == before:
            self._unsure.pop(reading, None)
            return False
        if reading.kind == "file" and now in (ABSENT, NOTHING) and self._may_be_under_way(reading):
            return False
        self._unsure.pop(reading, None)
        self._seen[reading] = now
        return True

    def _may_be_under_way(self, reading: Reading) -> bool:
        """Whether the file has not been gone or empty for long."""
        now = time.monotonic()
        return now < self._unsure.setdefault(reading, now + GRACE)


def states_of(readings: Iterable[Reading]) -> dict[Reading, str]:
    """For each reading, without its state, that state."""
    return {replace(reading, state=""): reading.state for reading in readings}


def folders_of(reading: Reading) -> set[Path]:
    """The folders to watch for a reading: where it lies, also behind links, or would lie."""
    place = Path(reading.place)
    if reading.kind == "listing" and place.is_dir():
        return {place}
    return {existing(place.parent), existing(Path(place.resolve()).parent)}


def existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    while not folder.is_dir():
        folder = folder.parent
    return folder


def is_dropping(path: str) -> bool:
    """Whether a file is an editor's own."""
    name = Path(path).name
    return name.endswith(DROPPINGS) or name.startswith((".#", "#"))
