"""The seam between rendered scenes and what they are handed out as: a deck, and who exports it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from mathanim.inputs.setting import Language, Theme


@dataclass(frozen=True)
class DeckBeat:
    """One step of a deck: the clip of a beat and the picture at its end.

    ``clip`` is an H.264 mp4 of the beat alone, which begins with a key frame; ``poster`` is a PNG of the same size,
    as the beat ends. ``captions`` and ``narration`` are by language, empty for ordinary Manim scenes.
    """

    name: str
    clip: Path
    poster: Path
    frames: int
    captions: Mapping[Language, str]
    narration: Mapping[Language, str]
    is_loop: bool


@dataclass(frozen=True)
class DeckScene:
    """The beats of a scene, in order, under its titles by language."""

    key: str
    titles: Mapping[Language, str]
    beats: tuple[DeckBeat, ...]


@dataclass(frozen=True)
class Deck:
    """A lecture, or a scene, as steps to click through.

    ``language`` is that of what is on the pictures, ``languages`` all in which something is told (the first is
    ``language``); ``width`` and ``height`` are in pixels, ``frame_rate`` in frames a second.
    """

    name: str
    titles: Mapping[Language, str]
    language: Language
    languages: tuple[Language, ...]
    theme: Theme
    width: int
    height: int
    frame_rate: Fraction
    scenes: tuple[DeckScene, ...]

    @property
    def title(self) -> str:
        """The deck's title in its language, or in any that it has."""
        return in_language(self.titles, self.language) or self.name


class Exporter(Protocol):
    """Writes a deck in one format."""

    def __call__(self, deck: Deck, place: Path, work: Path) -> Sequence[Path]:
        """Write the deck to ``place``, a file's path with the format's ending, and return every file written.

        ``work`` is a private folder on the same disk: everything is made there, checked, and then published beside
        one another, the file at ``place`` last.

        Raises:
            ProductError: if what was made is not what was planned; nothing is published then.
            DeliveryError: if the disk refuses.
        """


def in_language(texts: Mapping[Language, str], language: Language) -> str:
    """The text in the language, or in the first there is; empty if there is none."""
    return texts.get(language) or next(iter(texts.values()), "")
