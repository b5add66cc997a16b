"""One slide of a PowerPoint deck: a beat's clip over the whole of it, with title, number and notes as real text."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.shapes.picture import Movie
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu

from mathanim.inputs.setting import Language
from mathanim.rendering.exporters.pptx_master import HEIGHT, WIDTH, EmptyDeck, number_in
from mathanim.rendering.exporters.pptx_timing import timing_of
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene
from mathanim.rendering.exporters.slide_text import Paragraph, notes_of, title_of

TONGUES: Mapping[Language, MSO_LANGUAGE_ID] = {
    "en": MSO_LANGUAGE_ID.ENGLISH_US,
    "ja": MSO_LANGUAGE_ID.JAPANESE,
}


def add_slide(empty: EmptyDeck, deck: Deck, scene: DeckScene, beat: DeckBeat, poster: Path, *, on_click: bool) -> None:
    """Add the slide of a beat: title at the back, then the clip, then the number in the margin."""
    slide = empty.presentation.slides.add_slide(empty.beat)
    title = title_of(beat, scene, deck)
    assert slide.shapes.title is not None
    write(slide.shapes.title.text_frame, [(deck.language, title)])
    movie = add_clip(slide, deck, beat, poster)
    movie.name = f"Clip: {title}"
    movie.element.xpath("p:nvPicPr/p:cNvPr")[0].set("descr", title)
    add_number(slide, len(empty.presentation.slides))
    milliseconds = max(1, round(1000 * beat.frames / deck.frame_rate))
    timing = timing_of(movie.shape_id, milliseconds, on_click=on_click, is_loop=beat.is_loop)
    slide.element.remove(slide.element.timing)
    slide.element.append(timing)
    if notes := notes_of(beat, deck.languages):
        frame = slide.notes_slide.notes_text_frame
        assert frame is not None
        write(frame, notes)


def add_clip(slide: Slide, deck: Deck, beat: DeckBeat, poster: Path) -> Movie:
    """The clip in the middle, as large as the slide allows: over all of it, if less than two pixels would be left."""
    scale = min(WIDTH / deck.width, HEIGHT / deck.height)
    width, height = (
        full if full - scale * pixels < 2 * scale else round(scale * pixels)
        for full, pixels in ((WIDTH, deck.width), (HEIGHT, deck.height))
    )
    movie = slide.shapes.add_movie(
        BytesIO(beat.clip.read_bytes()),
        Emu((WIDTH - width) // 2),
        Emu((HEIGHT - height) // 2),
        Emu(width),
        Emu(height),
        poster_frame_image=str(poster),
        mime_type="video/mp4",
    )
    assert isinstance(movie, Movie)
    return movie


def add_number(slide: Slide, number: int) -> None:
    """The slide's number, which PowerPoint keeps right when slides are moved.

    It keeps its place from the layout as its own: without one, LibreOffice draws it at the back, under the clip.
    """
    shape: Any = deepcopy(number_in(slide.slide_layout).element)
    shape.nvSpPr.cNvPr.set("id", str(max(other.shape_id for other in slide.shapes) + 1))
    for text in shape.xpath(".//a:fld/a:t"):
        text.text = str(number)
    slide.shapes._spTree.append(shape)


def write(frame: TextFrame, paragraphs: Sequence[Paragraph]) -> None:
    """Write paragraphs, each marked with its language, so that it is set and spelt right."""
    frame.text = "\n".join(text for _, text in paragraphs)
    for paragraph, (language, _) in zip(frame.paragraphs, paragraphs, strict=True):
        for run in paragraph.runs:
            run.font.language_id = TONGUES[language]
