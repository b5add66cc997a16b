"""What is under way: one file a program, held by its lock, in which a later run reads what a dead one left undone."""

import json
import os
from contextlib import suppress
from pathlib import Path

from mathanim.rendering.store.locks import lock, locked
from mathanim.rendering.store.writing import read_whole, write_all


class Journal:
    """The journal of this program, written line by line and through to the disk."""

    def __init__(self, folder: Path, name: str) -> None:
        self._place = folder / f"{name}.jsonl"
        self._descriptor = lock(self._place)

    def begun(self, label: str) -> None:
        """A scene's drawing has begun."""
        self._append("begun", label)

    def ended(self, label: str) -> None:
        """It has come to its end and, if it is kept, is in the store."""
        self._append("ended", label)

    def close(self) -> None:
        """Nothing is under way any more."""
        if self._descriptor is not None:
            self._place.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = None

    def _append(self, word: str, label: str) -> None:
        if self._descriptor is not None:
            write_all(self._descriptor, json.dumps([word, label]).encode() + b"\n")
            os.fsync(self._descriptor)


def left_by_the_dead(folder: Path) -> list[list[str]]:
    """For each program that died, the scenes that it had begun and not ended; its journal is removed."""
    left = []
    for place in sorted(folder.glob("*.jsonl")):
        with suppress(OSError), locked(place) as is_dead:
            if is_dead:
                left.append(unfinished_in(read_whole(place) or b""))
                place.unlink()
    return left


def unfinished_in(content: bytes) -> list[str]:
    """The scenes begun and not ended, as far as the journal is whole: a line cut short ends it."""
    begun: dict[str, None] = {}
    for line in content.split(b"\n"):
        try:
            word, label = json.loads(line)
        except (ValueError, TypeError):
            break
        if word == "begun":
            begun[str(label)] = None
        else:
            begun.pop(str(label), None)
    return list(begun)
