"""Which of all the clips that can be made of a scene or a beat a document shows."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from mathanim.rendering.clips.clips import clip_place
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.request import Entry

Kinds: TypeAlias = Sequence[ClipWanted]
"""Clips that would do, the one that is wanted most first."""
SHOWN_ANYWHERE = ("mp4", "webm", "webp", "gif", "apng")


def kinds_of(ending: str | None, *, is_transparent: bool, is_loop: bool) -> list[ClipWanted]:
    """The kinds of clips that fit what was asked for; None is any format that documents show.

    What has a background comes first, unless it is to have none. Of videos the player is told that they loop.

    Raises:
        WrongUse: if the format cannot be transparent.
    """
    formats = [ending] if ending else SHOWN_ANYWHERE
    able = [name for name in formats if FORMATS[name].alpha != "none"]
    bare = [(name, True) for name in (able or formats if is_transparent else able)]
    grounded = [] if is_transparent else [(name, False) for name in formats]
    return [
        ClipWanted(name, is_transparent=is_bare, is_loop=is_loop and FORMATS[name].repeats is not None)
        for name, is_bare in [*grounded, *bare]
    ]


def chosen(root: Path, entry: Entry, kinds: Kinds, beat: str) -> tuple[ClipWanted, Path]:
    """The first kind of which there is a clip, else the first, and where it lies; ``beat`` is empty for a scene."""
    places = [(kind, clip_place(root, entry, kind, beat)) for kind in kinds]
    return next((found for found in places if found[1].is_file()), places[0])
