"""PowerPoint decks of tests: made in a folder, and read back with python-pptx."""

from pathlib import Path
from typing import Any

from pptx.shapes.picture import Movie

from mathanim.rendering.exporters.pptx import export_pptx
from mathanim.rendering.exporters.seam import Deck
from tests.rendering.exporters.small_decks import Told

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TWO_SCENES = {
    "circles": [
        Told({"en": "Round & <round>", "ja": "丸い"}, {"en": "It is round.", "ja": "丸いです。"}),
        Told({"en": "Again $Delta x$", "ja": "再び"}, {"ja": "日本語だけ。"}, clip=1, is_loop=True),
    ],
    "squares": [Told({}, {}, clip=2), Told({"ja": "四角"}, {"en": "Square."}, clip=1)],
}


def exported(deck: Deck, folder: Path, **options: Any) -> Path:
    """The deck as a file."""
    (work := folder / "work").mkdir()
    (file,) = export_pptx(deck, folder / "decks" / "deck.pptx", work, **options)
    return file


def movie_on(slide: Any) -> Movie:
    """The only clip on a slide."""
    (movie,) = [shape for shape in slide.shapes if isinstance(shape, Movie)]
    return movie


def notes_on(slide: Any) -> list[str]:
    """The paragraphs of a slide's notes; none if it has no notes."""
    return slide.notes_slide.notes_text_frame.text.split("\n") if slide.has_notes_slide else []
