"""The studio: it draws one target again and again, in processes of its own, as files are saved and orders come."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mathanim.inputs.setting import Language, Pace, Theme
from mathanim.rendering.preview.seam import Heard, Studio


def open_studio(
    text: str,
    heard: Heard,
    *,
    language: Language | None = None,
    theme: Theme | None = None,
    pace: Pace | None = None,
    quality: str = "draft",
    parameters: Mapping[str, Any] | None = None,
    working: Path | None = None,
    patience: float = 60.0,
) -> Studio:
    """A studio at work on the target that the text names; what comes of it is told to ``heard``.

    Returns at once: the first snapshot names the scenes and no beats. ``heard`` is called in a thread of the studio's
    own, one call at a time, and must not wait for the studio. Nothing that is left out is asked for otherwise than
    ``video`` would: the lecture decides, or the default. ``working`` is a folder for temporary files, by default one
    of the user's own; what dead studios left there is cleared. A scene from which nothing is heard for ``patience``
    seconds is ended. Whoever opens a studio closes it; if the program is killed, the studio's processes end and
    remove its files.

    Raises:
        UnknownTarget: if there is nothing of that name.
        WrongUse: if the target cannot be read, or does not offer what is asked for.
        InputError: every fault of a lecture file.
    """
    raise NotImplementedError("the studio is being built")
