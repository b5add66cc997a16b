"""The studio's pictures: files named by their content, removed when nothing shows them any more."""

import time
from collections.abc import Set
from contextlib import suppress
from pathlib import Path

from mathanim.rendering.preview.orders import Drawn
from mathanim.rendering.preview.snapshot import Picture

SECONDS_KEPT = 10.0
"""How long a superseded file stays: a browser may be reading it."""


class PictureFiles:
    """A folder of pictures; a picture is there as long as it is shown, and a little longer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir()
        self._last_shown: dict[Picture, float] = {}

    def take(self, drawn: Drawn) -> Picture:
        """Move a file to its name.

        Raises:
            FileNotFoundError: if whoever drew it is gone, and its files too.
        """
        drawn.file.replace(self.folder / drawn.name)
        self._last_shown[drawn.name] = time.monotonic()
        return drawn.name

    def place_of(self, picture: Picture) -> Path:
        """Where a picture lies.

        Raises:
            KeyError: if it was never there, or was cleared away.
        """
        if picture not in self._last_shown:
            raise KeyError(picture)
        return self.folder / picture

    def clear_away(self, shown: Set[Picture]) -> None:
        """Remove what has not been shown for a while, but for those shown now."""
        now = time.monotonic()
        for picture in shown & self._last_shown.keys():
            self._last_shown[picture] = now
        for picture, then in list(self._last_shown.items()):
            if now - then > SECONDS_KEPT:
                del self._last_shown[picture]
                with suppress(OSError):
                    (self.folder / picture).unlink()
