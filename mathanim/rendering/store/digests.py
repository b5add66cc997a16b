"""Hashes of files, remembered between runs for as long as a file is certainly the one that was hashed."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mathanim.rendering.store.sources import Kind, Reading, hash_of_file, hash_of_text, state_of
from mathanim.rendering.store.writing import read_whole, write_whole

SETTLED_NANOSECONDS = 2_000_000_000
MOST = 20_000

Stamp = list[int]


class Digests:
    """The state of the world, looked up once a run.

    A hash is taken from an earlier run only if device, inode, size and both times of the file are the same and the
    file was at rest for two seconds when it was hashed: a change within one tick of the clock is never missed.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known = remembered(file) if file else {}
        self._seen: dict[Reading, str] = {}
        self._has_news = False

    def state(self, kind: Kind, place: str) -> str:
        """How that part of the world stands, as first seen in this run."""
        key = Reading(kind, place)
        if key not in self._seen:
            self._seen[key] = self.hash(place) if kind == "file" else state_of(kind, place)
        return self._seen[key]

    def anew(self) -> "Digests":
        """The same memory of files, to look at the world once more."""
        other = Digests()
        other._known = self._known
        return other

    def hash(self, place: str | Path, read: Callable[[str], str] = hash_of_file) -> str:
        """The SHA-256 of a file as it is now, or a word where there is none."""
        stamp = stamp_of(place)
        known = self._known.get(str(place))
        if stamp and known and known[0] == stamp:
            return known[1]
        begun = time.time_ns()
        found = read(str(place))
        if stamp and stamp == stamp_of(place) and max(stamp[3:]) + SETTLED_NANOSECONDS < begun:
            self._known[str(place)] = (stamp, found)
            self._has_news = True
        return found

    def save(self) -> None:
        """Remember for the next run; nothing is lost but time if that cannot be."""
        if self._file and self._has_news and self._file.parent.is_dir():
            text = json.dumps(dict(list(self._known.items())[-MOST:]))
            with suppress(OSError):
                write_whole(self._file, f"{hash_of_text(text)}\n{text}".encode())


def stamp_of(place: str | Path) -> Stamp:
    """What changes when a file does; empty if there is none."""
    try:
        found = Path(place).stat()
    except (OSError, ValueError):
        return []
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def remembered(file: Path) -> dict[str, tuple[Stamp, str]]:
    """The hashes of earlier runs; none, if their file is not whole."""
    try:
        check, _, text = (read_whole(file) or b"").decode().partition("\n")
        if check != hash_of_text(text):
            return {}
        return {place: (stamp, found) for place, (stamp, found) in json.loads(text).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
