"""A deck as LaTeX Beamer slides: a .tex file that compiles, with pictures and clips in a folder beside it."""

import hashlib
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from mathanim.inputs.setting import Language
from mathanim.rendering.exporters.plain_words import plain
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene, in_language
from mathanim.rendering.exporters.tex_text import tex, tex_paragraphs
from mathanim.rendering.exporters.theme_colours import THEME_COLOURS
from mathanim.rendering.output_names import slug
from mathanim.rendering.publishing import publish_copy, publish_text

PREAMBLE = Path(__file__).with_name("beamer_preamble.tex")
SHAPES: Mapping[str, Fraction] = {
    "169": Fraction(16, 9),
    "1610": Fraction(16, 10),
    "149": Fraction(14, 9),
    "32": Fraction(3, 2),
    "141": Fraction(141, 100),
    "43": Fraction(4, 3),
    "54": Fraction(5, 4),
}
"""What beamer calls its slides' shapes."""
JAPANESE: Mapping[Language, str] = {
    "en": "",
    "ja": "\\usepackage[haranoaji]{luatexja-preset}\n\\renewcommand{\\kanjifamilydefault}{\\gtdefault}\n",
}


def export_beamer(deck: Deck, place: Path, work: Path) -> Sequence[Path]:
    """Write the deck as slides for LuaLaTeX, each the picture at the end of its beat, from which the clip plays.

    Raises:
        DeliveryError: if the disk refuses.
    """
    folder = place.with_name(media_name(place.stem))
    files = []
    steps = [(scene, beat) for scene in deck.scenes for beat in scene.beats]
    for number, (_, beat) in enumerate(steps, start=1):
        for source, ending in ((beat.poster, "png"), (beat.clip, "mp4")):
            files.append(folder / f"{number:03}.{ending}")
            publish_copy(source, files[-1], work)
    publish_text(document(deck, folder.name), place, work)
    return [*files, place]


def media_name(stem: str) -> str:
    """The folder beside a file of that name, in letters that TeX and every viewer of PDFs read alike."""
    name = slug(f"{stem}-beamer")
    return name if name.isascii() else f"deck-{hashlib.sha256(stem.encode()).hexdigest()[:8]}-beamer"


def document(deck: Deck, media: str) -> str:
    """The whole source."""
    numbers = iter(range(1, 1 + sum(len(scene.beats) for scene in deck.scenes)))
    scenes = [
        [section(scene, deck), *(frame(beat, scene, deck, f"{media}/{next(numbers):03}") for beat in scene.beats)]
        for scene in deck.scenes
    ]
    begin = f"\\title{{{tex(plain(deck.title))}}}\n\\date{{}}\n\n\\begin{{document}}\n"
    return "\n".join([preamble(deck), begin, *(part for scene in scenes for part in scene), "\\end{document}\n"])


def preamble(deck: Deck) -> str:
    """What stands before the slides, for the deck's language, theme and shape."""
    colours = THEME_COLOURS[deck.theme]
    shape = Fraction(deck.width, deck.height)
    filled = {
        "aspect": min(SHAPES, key=lambda name: abs(SHAPES[name] - shape)),
        "japanese": JAPANESE[deck.language],
        "background": colours.background,
        "ink": colours.ink,
        "accent": colours.accents[0],
    }
    text = PREAMBLE.read_text(encoding="utf-8")
    for name, value in filled.items():
        text = text.replace(f"@{name}@", value)
    return text


def section(scene: DeckScene, deck: Deck) -> str:
    """A scene's heading, which is a bookmark."""
    return f"\\section{{{tex(plain(in_language(scene.titles, deck.language) or scene.key))}}}\n"


def frame(beat: DeckBeat, scene: DeckScene, deck: Deck, file: str) -> str:
    """The slide of a beat, titled with its caption or its name, and what is said."""
    title = tex(plain(in_language(beat.captions, deck.language)) or beat.name.replace("_", " "))
    said = tex_paragraphs(in_language(beat.narration, deck.language))
    lines = [
        f"\\begin{{frame}}[plain]{{{title or tex(plain(scene.key))}}}",
        f"  \\clip[{'autostart,loop' if beat.is_loop else 'autostart'}]{{{file}}}",
        *([f"  \\note{{{said}}}"] if said else []),
        "\\end{frame}\n",
    ]
    return "\n".join(lines)
