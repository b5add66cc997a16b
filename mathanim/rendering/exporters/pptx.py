"""A deck as PowerPoint: a slide a beat, a section a scene, in a master that one can go on writing in."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Literal

import av
from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from mathanim.rendering.exporters.pptx_check import PlannedSlide, check_pptx, refuse_too_large
from mathanim.rendering.exporters.pptx_master import EmptyDeck, empty_deck
from mathanim.rendering.exporters.pptx_slide import add_slide
from mathanim.rendering.exporters.seam import Deck, DeckBeat, in_language
from mathanim.rendering.exporters.slide_text import one_line, title_of
from mathanim.rendering.publishing import delivering, publish

PosterFrame = Literal["last", "first"]
LONGEST_PROPERTY = 255
THUMBNAIL = (256, 144)
SECTIONS = """<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">
<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">
<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/>
</p:ext></p:extLst>"""
SECTION = """<p14:section xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
<p14:sldIdLst/></p14:section>"""


def export_pptx(
    deck: Deck, place: Path, work: Path, *, on_click: bool = False, poster: PosterFrame = "last"
) -> Sequence[Path]:
    """Write the deck as a PowerPoint file; see Exporter.

    A clip plays as its slide comes, or waits for a click; its ``poster`` frame is what is printed, and what is seen
    until it plays.
    """
    steps = [(scene, beat) for scene in deck.scenes for beat in scene.beats]
    with delivering(place):
        posters = [poster_of(beat, poster, work, number) for number, (_, beat) in enumerate(steps)]
    planned = [
        PlannedSlide(title_of(beat, scene, deck), beat.clip, picture)
        for (scene, beat), picture in zip(steps, posters, strict=True)
    ]
    refuse_too_large(planned)
    empty = empty_deck(deck.theme)
    for (scene, beat), picture in zip(steps, posters, strict=True):
        add_slide(empty, deck, scene, beat, picture, on_click=on_click)
    add_sections(empty.presentation, deck)
    describe(empty, deck, posters[0])
    made = work / "deck.pptx"
    with delivering(place, sum(plan.clip.stat().st_size + plan.poster.stat().st_size for plan in planned)):
        empty.presentation.save(str(made))
        check_pptx(made, planned)
    publish(made, place)
    return [place]


def poster_of(beat: DeckBeat, frame: PosterFrame, work: Path, number: int) -> Path:
    """The picture of a beat's last frame, or a new one of its first."""
    if frame == "last":
        return beat.poster
    with av.open(str(beat.clip)) as clip:
        pixels = next(clip.decode(video=0)).to_ndarray(format="rgb24")
    file = work / f"first-{number:04}.png"
    Image.fromarray(pixels).save(file)
    return file


def add_sections(presentation: Presentation, deck: Deck) -> None:
    """A section of slides for each scene, under its title."""
    extension = parse_xml(SECTIONS)
    numbers = iter(slide.slide_id for slide in presentation.slides)
    for place, scene in enumerate(deck.scenes):
        section = parse_xml(SECTION)
        section.set("name", one_line(in_language(scene.titles, deck.language)) or one_line(scene.key))
        section.set("id", f"{{{uuid.uuid5(uuid.NAMESPACE_OID, f'{place} {scene.key!r}')}}}".upper())
        for _ in scene.beats:
            section[0].append(section[0].makeelement(f"{{{section.nsmap['p14']}}}sldId", {"id": str(next(numbers))}))
        extension[0][0].append(section)
    presentation.part._element.append(extension)


def describe(empty: EmptyDeck, deck: Deck, poster: Path) -> None:
    """Tell what the file is, where files are listed: title, language, date and a small picture."""
    package = empty.presentation.part.package
    about = empty.presentation.core_properties
    about.title = one_line(deck.title)[:LONGEST_PROPERTY]
    about.author = about.last_modified_by = ""
    about.language = deck.language
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
    small = BytesIO()
    with Image.open(poster) as picture:
        picture.convert("RGB").resize(THUMBNAIL).save(small, "JPEG")
    package.part_related_by(RELATIONSHIP_TYPE.THUMBNAIL).blob = small.getvalue()
