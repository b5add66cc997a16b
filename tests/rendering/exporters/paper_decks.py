"""Decks of coloured pictures, to be printed: quick to make, and each picture tells its number by its colour."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from PIL import Image

from mathanim.inputs.setting import Language
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene

Words = tuple[str, str]
"""A beat's caption and narration."""


def deck_of(
    folder: Path, scenes: Sequence[tuple[str, Sequence[Words]]], language: Language = "en", **kept: str
) -> Deck:
    """A deck of scenes, each a title and the words of its beats; ``title`` and ``name`` may be given."""
    numbers = iter(range(1000))
    made = tuple(
        DeckScene(
            f"scene-{index}",
            {language: title},
            tuple(beat_of(folder, next(numbers), language, *words) for words in beats),
        )
        for index, (title, beats) in enumerate(scenes)
    )
    titles: dict[Language, str] = {language: kept.get("title", "A lecture")}
    name = kept.get("name", "lecture")
    return Deck(name, titles, language, (language,), "dark", 320, 180, Fraction(30), made)


def beat_of(folder: Path, number: int, language: Language, caption: str, narration: str) -> DeckBeat:
    """A beat; every third one is a loop."""
    poster, clip = folder / f"{number:03}.png", folder / f"{number:03}.mp4"
    Image.new("RGB", (320, 180), (number % 256, 90, 200)).save(poster)
    clip.write_bytes(b"a clip " + bytes([number % 256]))
    captions: dict[Language, str] = {language: caption} if caption else {}
    narrations: dict[Language, str] = {language: narration} if narration else {}
    return DeckBeat(f"beat_{number}", clip, poster, 30, captions, narrations, number % 3 == 2)
