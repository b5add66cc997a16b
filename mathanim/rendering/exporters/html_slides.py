"""The steps of an html deck as markup: a slide with its notes, and a place on the handout."""

from collections.abc import Iterable
from dataclasses import dataclass

from mathanim.rendering.exporters.html_posters import Poster
from mathanim.rendering.exporters.html_text import written
from mathanim.rendering.exporters.plain_words import plain
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene, in_language

STOP_OF_LOOP = '<span class="fragment" hidden></span>'


@dataclass(frozen=True)
class Step:
    """A beat in its place: its number in the deck, its scene, its poster, and the address of its clip if beside."""

    number: int
    scene: DeckScene
    beat: DeckBeat
    poster: Poster
    file: str


def slides_of(scene: DeckScene, steps: Iterable[Step], deck: Deck) -> str:
    """A scene as a column of slides, one a step."""
    slides = "\n".join(slide_of(step, deck) for step in steps if step.scene is scene)
    return f'<section aria-label="{written(title_of(scene, deck))}">\n{slides}\n</section>'


def slide_of(step: Step, deck: Deck) -> str:
    """A slide; that of a loop has one more stop, at which the loop runs to its end."""
    heading, stop = written(heading_of(step.beat, deck)), STOP_OF_LOOP if step.beat.is_loop else ""
    notes = f'<aside class="notes">{notes_of(step.beat, deck)}</aside>'
    return f'<section data-step="{step.number}"><p class="unseen">{heading}</p>{notes}{stop}</section>'


def notes_of(beat: DeckBeat, deck: Deck) -> str:
    """The speaker's notes: the caption, and what is said in the deck's language, then in the others."""
    said = [(language, beat.narration.get(language)) for language in deck.languages]
    others = {language: "" if language == deck.language else " data-other" for language in deck.languages}
    parts = [f'<p lang="{language}"{others[language]}>{written(text)}</p>' for language, text in said if text]
    return f"<h2>{written(heading_of(beat, deck))}</h2>{''.join(parts)}"


def handout_of(scene: DeckScene, steps: Iterable[Step], deck: Deck) -> str:
    """A scene as it is printed: its title, unless it is the deck's, and its steps."""
    articles = "\n".join(article_of(step, deck) for step in steps if step.scene is scene)
    title = title_of(scene, deck)
    heading = f"<h2>{written(title)}</h2>\n" if title != deck.title else ""
    return f"<section>\n{heading}{articles}\n</section>"


def article_of(step: Step, deck: Deck) -> str:
    """A step as it is printed: its picture beside its caption and narration."""
    heading, said = written(heading_of(step.beat, deck)), written(step.beat.narration.get(deck.language, ""))
    return (
        f'<article><img id="poster-{step.number}" src="{step.poster.address}" alt="{heading}"'
        f' width="{deck.width}" height="{deck.height}">'
        f'<div><h3>{heading}</h3><p>{said}</p><p class="place">{step.number + 1}</p></div></article>'
    )


def title_of(scene: DeckScene, deck: Deck) -> str:
    """A scene's title in the deck's language, or its key."""
    return in_language(scene.titles, deck.language) or scene.key


def heading_of(beat: DeckBeat, deck: Deck) -> str:
    """A step's caption in the deck's language, or its name if nothing is written about it."""
    return plain(in_language(beat.captions, deck.language)) or beat.name
