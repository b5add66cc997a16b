"""The seam between a rendering and who speaks in it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

Speaker = Callable[[str], tuple[Any, int]]
"""What a packaged voice is in its own process: a text to samples (n,) of floats in [-1, 1], and their rate in hertz."""


class Voice(Protocol):
    """Says texts of one language.

    ``name`` tells it from every voice, and every version of a voice, that would say a text otherwise.
    """

    @property
    def name(self) -> str:
        """What kept speech is known by."""

    def speak(self, texts: Sequence[str], folder: Path) -> Iterator[Path]:
        """Each text as a sound file in the folder, one after another, as soon as it is said.

        Raises:
            VoiceError: at a text that it cannot say.
        """
