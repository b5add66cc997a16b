"""The store on the disk: every file named by its hash, so that whatever is damaged is found, and set aside."""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from mathanim.rendering.store.sources import ABSENT, SPECIAL, UNREADABLE, hash_of_file, hash_of_text
from mathanim.rendering.store.writing import UNFINISHED, copy_whole, is_regular, read_whole, write_whole

MOST_A_SCENE = 16

Plain = dict[str, Any]


class Entries:
    """Results by key.

    ``scenes/KEY/HASH.json`` tells of one result: key, manifest, what the scene told, and its files' hashes;
    ``files/HASH`` are those files. ``damaged`` counts what was set aside.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.damaged = 0

    def folder(self, *names: str) -> Path:
        """A folder of the store, made if need be; what stands in its way is set aside.

        Raises:
            OSError: if the disk refuses.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        path = self.root
        for name in names:
            path = path / name
            if not is_or_becomes_folder(path):
                self.set_aside(path)
                path.mkdir(exist_ok=True)
        return path

    def of(self, key: str) -> Iterator[tuple[str, Plain]]:
        """Identity and content of every whole entry of a key, the newest first."""
        for place in newest_first(self.root / "scenes" / key):
            content = self.content(place, key)
            if content is None:
                self.set_aside(place)
            elif content:
                yield place.stem, content

    def place_of(self, key: str, identity: str) -> Path:
        """Where the entry of that identity lies."""
        return self.root / "scenes" / key / f"{identity}.json"

    def mark_used(self, key: str, identity: str) -> None:
        """Note that a result was used just now: cleaning begins with those that were not."""
        with suppress(OSError):
            os.utime(self.place_of(key, identity), follow_symlinks=False)

    def content(self, place: Path, key: str) -> Plain | None:
        """What an entry says; None if it is damaged or another key's, empty if it cannot be read."""
        try:
            text = (read_whole(place) or b"").decode(errors="replace")
            if place.name != f"{hash_of_text(text)}.json":
                return None
            content: Plain = json.loads(text)
            return content if content["key"] == key else None
        except OSError:
            return {}
        except (ValueError, KeyError, TypeError):
            return None

    def file(self, name: str) -> Path:
        """Where the file lies whose name is its hash."""
        return self.root / "files" / name

    def has(self, name: str, hash_of: Any = hash_of_file) -> bool:
        """Whether the file is there and whole; a damaged one is set aside."""
        place = self.file(name)
        try:
            found = hash_of(place) if is_regular(place) else SPECIAL
        except OSError:
            return False
        if found not in (name, ABSENT, UNREADABLE):
            self.set_aside(place)
        return found == name

    def add_file(self, source: Path) -> str:
        """Take a copy of a file; its name in the store.

        Raises:
            OSError: if the disk refuses.
        """
        name = hash_of_file(source)
        if not self.has(name):
            place = self.folder("files") / name
            self.clear(place)
            copy_whole(source, place, name)
        return name

    def add(self, key: str, content: Mapping[str, Any]) -> str:
        """Write an entry, after its files; its identity.

        Raises:
            OSError: if the disk refuses.
        """
        text = json.dumps({"key": key, **content}, ensure_ascii=False)
        identity = hash_of_text(text)
        place = self.folder("scenes", key) / f"{identity}.json"
        self.clear(place)
        write_whole(place, text.encode())
        for old in newest_first(place.parent)[MOST_A_SCENE:]:
            with suppress(OSError):
                old.unlink()
        return identity

    def clear(self, place: Path) -> None:
        """Make room for a file where something else than a file stands."""
        with suppress(FileNotFoundError):
            if not is_regular(place):
                self.set_aside(place)

    def sweep(self) -> None:
        """Remove what dead programs left unfinished, while no other is at work here."""
        for place in self.root.rglob(f"{UNFINISHED}*"):
            with suppress(OSError):
                place.unlink()

    def set_aside(self, place: Path) -> None:
        """Move something damaged out of the way and count it; where the disk refuses, it stays and is not used."""
        self.damaged += 1
        kept = self.root / "damaged"
        with suppress(OSError):
            kept.mkdir(exist_ok=True)
            place.rename(kept / f"{place.name[:80]}-{secrets.token_hex(4)}")


def is_or_becomes_folder(place: Path) -> bool:
    """Make a folder, unless there is one or another program is quicker; whether it is there now.

    Raises:
        OSError: if the disk refuses.
    """
    try:
        place.mkdir()
    except FileExistsError:
        return place.is_dir() and not place.is_symlink()
    return True


def newest_first(folder: Path) -> list[Path]:
    """The entries in a folder, the newest first; none, if there is no such folder."""
    try:
        found = [(entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in os.scandir(folder)]
    except OSError:
        return []
    return [Path(path) for _, path in sorted(found, reverse=True) if path.endswith(".json")]
