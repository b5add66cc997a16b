"""Look after a store: what is in it, whether it is whole, and what may go."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mathanim.rendering.errors import DeliveryError, WrongUse
from mathanim.rendering.store.entries import Entries, Plain, newest_first
from mathanim.rendering.store.locks import lock, locked
from mathanim.rendering.store.writing import UNFINISHED

UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


@dataclass(frozen=True)
class StoreState:
    """Numbers of scenes, results, files and damaged parts, and the size in bytes."""

    root: Path
    scenes: int
    results: int
    files: int
    size: int
    damaged: int
    is_in_use: bool

    def __str__(self) -> str:
        use = "in use" if self.is_in_use else "not in use"
        return (
            f"{self.root}: {self.results} results of {self.scenes} scenes in {self.files} files, "
            f"{self.size / 1e6:.1f} MB, {self.damaged} damaged and set aside, {use}"
        )


def state_of_store(root: Path) -> StoreState:
    """What is in the store; it is left as it is."""
    entries = all_entries(root)
    return StoreState(
        root=root,
        scenes=len({place.parent for place in entries}),
        results=len(entries),
        files=len(contents(root / "files")),
        size=sum(size_of(place) for place in root.rglob("*")),
        damaged=len(contents(root / "damaged")),
        is_in_use=is_in_use(root),
    )


def verify_store(root: Path) -> int:
    """Read everything; how many parts were damaged, all of them now set aside."""
    store = Entries(root)
    if root.is_dir():
        with held(root, is_shared=True):
            for place in contents(root / "scenes"):
                list(store.of(place.name))
            for place in contents(root / "files"):
                if not place.name.startswith(UNFINISHED):
                    store.has(place.name)
    return store.damaged


def clean_store(root: Path, keep: int) -> int:
    """Remove what was used longest ago until at most ``keep`` bytes are left; how many bytes were freed.

    Raises:
        DeliveryError: if a rendering uses the store.
    """
    if not root.is_dir():
        return 0
    with held(root, is_shared=False):
        before = state_of_store(root).size
        for folder in ("damaged", "locks", "under-way"):
            remove(root / folder)
        wanted = wanted_files(Entries(root), keep)
        for place in contents(root / "files"):
            if place.name not in wanted:
                remove(place)
        if keep == 0:
            remove(root / "hashes.json")
            remove(root / "delivered")
            remove(root / "speech")
        for place in root.rglob(f"{UNFINISHED}*"):
            remove(place)
        return before - state_of_store(root).size


def wanted_files(store: Entries, keep: int) -> set[str]:
    """The files of the results that fit, the newest first; the entries of the others are removed."""
    wanted: set[str] = set()
    room = keep
    for place in sorted(all_entries(store.root), key=time_of, reverse=True):
        content: Plain = store.content(place, place.parent.name) or {}
        new = set(content.get("files", {}).values()) - wanted
        size = size_of(place) + sum(size_of(store.file(name)) for name in new)
        if content and size <= room:
            room -= size
            wanted |= new
        else:
            room = 0 if content else room
            remove(place)
            with suppress(OSError):
                place.parent.rmdir()
    return wanted


def all_entries(root: Path) -> list[Path]:
    """Every entry of the store."""
    return [entry for folder in contents(root / "scenes") for entry in newest_first(folder)]


def contents(folder: Path) -> list[Path]:
    """What is in a folder; nothing, if there is none."""
    return sorted(folder.iterdir()) if folder.is_dir() else []


def size_of(place: Path) -> int:
    """The size of a file; 0 for anything else."""
    with suppress(OSError):
        if place.is_file() and not place.is_symlink():
            return place.stat().st_size
    return 0


def time_of(place: Path) -> int:
    """When an entry was last used."""
    with suppress(OSError):
        return place.lstat().st_mtime_ns
    return 0


def remove(place: Path) -> None:
    """Remove whatever stands there."""
    with suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink()


def is_in_use(root: Path) -> bool:
    """Whether a rendering holds the store."""
    if not (root / "lock").is_file():
        return False
    with locked(root / "lock") as is_free:
        return not is_free


@contextmanager
def held(root: Path, *, is_shared: bool) -> Iterator[None]:
    """Hold the store.

    Raises:
        DeliveryError: if others hold it in a way that excludes this.
    """
    try:
        descriptor = lock(root / "lock", is_shared=is_shared)
    except OSError as error:
        raise DeliveryError(f"{root}: cannot be locked: {error.strerror}") from error
    if descriptor is None:
        raise DeliveryError(f"{root}: another program uses this store: wait for it, then try again")
    try:
        yield
    finally:
        os.close(descriptor)


def bytes_in(size: str, least: int = 0) -> int:
    """The number of bytes in words such as 500MB or 2 GB.

    Raises:
        WrongUse: if they are no size, or less than is of any use, as when a unit was forgotten.
    """
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?\s*", size.casefold())
    if match is None:
        raise WrongUse(f"a size is a number with MB, GB or nothing, as in 2GB, not {size!r}")
    found = round(float(match[1]) * UNITS[match[2]])
    if found < least:
        raise WrongUse(f"{size!r} is a size of {found} bytes, and at least {least} are needed: write it as in 2GB")
    return found
