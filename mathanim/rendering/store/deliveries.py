"""What was made of results and where, so that a video that is there already is not joined anew."""

import json
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from mathanim.rendering.store.digests import Digests
from mathanim.rendering.store.entries import Entries
from mathanim.rendering.store.ownership import RENDERING
from mathanim.rendering.store.sources import hash_of_text
from mathanim.rendering.store.writing import read_whole, write_whole


class Deliveries:
    """Remembers the hashes of the files that were made of results.

    ``tools`` is a hash of the programs that make them; this project's own are looked at here.
    """

    def __init__(self, entries: Entries, digests: Digests) -> None:
        self.entries = entries
        self.digests = digests
        self.tools = ""

    def files(self, place: Path, identities: Sequence[str], title: str) -> list[Path]:
        """The files at the place, if these results with this title gave them and they are unchanged; else none."""
        try:
            check, _, text = (read_whole(self._record(place)) or b"").decode().partition("\n")
            made_of, names = json.loads(text) if check == hash_of_text(text) else ("", {})
        except (OSError, ValueError):
            return []
        files = {Path(os.path.normpath(place.parent / name)): digest for name, digest in names.items()}
        is_current = made_of == self._made_of(identities, title) and all(identities)
        return list(files) if is_current and self._are_unchanged(files) else []

    def remember(self, place: Path, identities: Sequence[str], title: str, files: Sequence[Path]) -> None:
        """Remember what these results gave; nothing, if one of them is not kept.

        Raises:
            OSError: if the disk refuses.
        """
        if all(identities) and files:
            names = {os.path.relpath(file, place.parent): self.digests.hash(file) for file in files}
            text = json.dumps([self._made_of(identities, title), names])
            self.entries.folder("delivered")
            self.entries.clear(self._record(place))
            write_whole(self._record(place), f"{hash_of_text(text)}\n{text}".encode())

    def _are_unchanged(self, files: dict[Path, str]) -> bool:
        return all(self.digests.hash(file) == digest and not file.is_symlink() for file, digest in files.items())

    def _record(self, place: Path) -> Path:
        return self.entries.root / "delivered" / hash_of_text(os.path.relpath(place, self.entries.root))

    def _made_of(self, identities: Sequence[str], title: str) -> str:
        return hash_of_text(json.dumps([list(identities), title, self.tools, self._programs]))

    @cached_property
    def _programs(self) -> list[str]:
        return [self.digests.state("file", str(file)) for file in sorted(Path(RENDERING).rglob("*.py"))]
