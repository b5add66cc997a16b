"""The captions of a deck's steps: one text track a language, held inside the page."""

from fractions import Fraction

from mathanim.inputs.setting import Language
from mathanim.rendering.exporters.html_text import data_address
from mathanim.rendering.exporters.plain_words import plain
from mathanim.rendering.exporters.printable import printable
from mathanim.rendering.exporters.seam import Deck, DeckBeat
from mathanim.rendering.job import Cue
from mathanim.rendering.movies.movie import LANGUAGE_NAMES
from mathanim.rendering.movies.subtitles import as_vtt, balanced, joined, packed, pieces_of

WIDEST = 60
AS_LONG_AS_THE_STEP = Fraction(24 * 3600)


def languages_of(deck: Deck) -> list[dict[str, str]]:
    """The languages in which there are captions, the deck's own first, with the name that each has in itself."""
    beats = [beat for scene in deck.scenes for beat in scene.beats]
    spoken = [language for language in deck.languages if any(said_in(beat, language) for beat in beats)]
    return [{"code": language, "name": LANGUAGE_NAMES[language]} for language in spoken]


def tracks_of(beat: DeckBeat, deck: Deck) -> list[dict[str, str]]:
    """The tracks of one step, in the order of the deck's languages."""
    return [
        {"code": language, "address": data_address("text/vtt", track(text).encode())}
        for language in deck.languages
        if (text := said_in(beat, language))
    ]


def said_in(beat: DeckBeat, language: Language) -> str:
    """What a step says in the language: its narration, or its caption if it has none."""
    return printable(beat.narration.get(language) or plain(beat.captions.get(language, ""))).strip()


def track(text: str) -> str:
    """The text as WebVTT: a single cue, which is there from the first frame and stays while the last one does."""
    pieces = pieces_of(text)
    lines = balanced(pieces, len(packed(pieces, WIDEST)), WIDEST)
    return as_vtt([Cue(Fraction(0), AS_LONG_AS_THE_STEP, "\n".join(map(joined, lines)))])
