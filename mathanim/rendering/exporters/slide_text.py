"""What stands on slides and in their notes as text: no character that XML could not hold, no formula's markup."""

import re
from collections.abc import Sequence

from mathanim.inputs.setting import Language
from mathanim.rendering.exporters.plain_words import plain
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene, in_language
from mathanim.rendering.movies.movie import LANGUAGE_NAMES

ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
Paragraph = tuple[Language, str]


def legal(text: str) -> str:
    """The text without control characters, halves of characters and what else XML forbids or advises against."""
    return ILLEGAL.sub("", text)


def one_line(text: str) -> str:
    """The text as one line of plain characters."""
    return " ".join(legal(plain(text)).split())


def title_of(beat: DeckBeat, scene: DeckScene, deck: Deck) -> str:
    """A slide's title: the beat's caption; without one, the scene's title and the beat's name."""
    if caption := one_line(in_language(beat.captions, deck.language)):
        return caption
    title = one_line(in_language(scene.titles, deck.language)) or one_line(scene.key)
    return title if len(scene.beats) == 1 else f"{title}: {one_line(beat.name.replace('_', ' '))}"


def notes_of(beat: DeckBeat, languages: Sequence[Language]) -> list[Paragraph]:
    """What the lecturer says, in the first language; below it, under its name, what it is in each other."""
    notes: list[Paragraph] = []
    for language in languages:
        lines = [line for line in map(one_line, beat.narration.get(language, "").splitlines()) if line]
        if lines and notes:
            notes += [(language, ""), (language, f"— {LANGUAGE_NAMES[language]} —")]
        notes += [(language, line) for line in lines]
    return notes
