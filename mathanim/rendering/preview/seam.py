"""The seam between the page's server and what draws: a studio."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from mathanim.rendering.preview.snapshot import Picture, Snapshot

Heard = Callable[[Snapshot], None]


class Studio(Protocol):
    """Draws one target again and again, whenever a file that it read is saved or something else is chosen.

    Every method may be called from any thread and returns as soon as the snapshot knows what was chosen, before
    anything of it is drawn; what comes of it is told to ``heard`` (given when the studio is made) as a new snapshot,
    from a thread of the studio's own. At most one render runs; whatever is asked for later cancels what is under way.
    """

    @property
    def snapshot(self) -> Snapshot:
        """What there is to show now."""

    def choose_scene(self, key: str) -> None:
        """Turn to another scene of the target.

        Raises:
            WrongUse: if there is none of that key.
        """

    def choose_beat(self, name: str) -> None:
        """Make a beat the one at work: its clip comes before the others'.

        Raises:
            WrongUse: if the scene has none of that name.
        """

    def choose_setting(self, **chosen: str) -> None:
        """Draw in another ``language``, ``theme``, ``pace`` or ``quality``.

        Raises:
            WrongUse: if a value is none that the snapshot's setting offers.
        """

    def set_parameters(self, values: Mapping[str, Any]) -> None:
        """Draw with these parameters instead of the target's; a refusal comes as the snapshot's ``refusal``."""

    def file_of(self, picture: Picture) -> Path:
        """The file of a picture, clip or sheet that some snapshot named.

        Raises:
            KeyError: if no snapshot did, or it was cleared away since.
        """

    def close(self) -> None:
        """End every process and remove every file of the studio's own."""
