"""A deck as one file for any browser: every beat a step, everything inside, nothing asked of any network."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from mathanim.rendering.exporters.html_check import check_page
from mathanim.rendering.exporters.html_page import page_head
from mathanim.rendering.exporters.html_posters import poster_from
from mathanim.rendering.exporters.html_slides import Step
from mathanim.rendering.exporters.html_text import data_address
from mathanim.rendering.exporters.seam import Deck
from mathanim.rendering.publishing import delivering, publish, publish_copy


def export_html(deck: Deck, place: Path, work: Path, *, assets: bool = False) -> Sequence[Path]:
    """Write the deck as a page with its clips inside, or, with ``assets``, beside it in a folder of the page's name.

    Raises:
        ProductError: if the page is not what was planned; nothing is published then.
        DeliveryError: if the disk refuses.
    """
    clips = [beat.clip for scene in deck.scenes for beat in scene.beats]
    steps = steps_of(deck, beside_names(clips, place) if assets else [""] * len(clips))
    made = work / "deck.html"
    size = sum(clip.stat().st_size for clip in clips)
    with delivering(place, size if assets else size * 4 // 3), made.open("w", encoding="utf-8") as page:
        page.writelines(page_parts(deck, steps))
    check_page(made, deck, steps)
    beside = [place.parent / unquote(step.file) for step in steps if step.file]
    for step, file in zip(steps, beside, strict=False):
        publish_copy(step.beat.clip, file, work)
    publish(made, place)
    return [*beside, place]


def steps_of(deck: Deck, files: Sequence[str]) -> list[Step]:
    """The deck's beats in their places."""
    told = [(scene, beat) for scene in deck.scenes for beat in scene.beats]
    return [
        Step(number, scene, beat, poster_from(beat.poster), file)
        for number, ((scene, beat), file) in enumerate(zip(told, files, strict=True))
    ]


def page_parts(deck: Deck, steps: Sequence[Step]) -> Iterator[str]:
    """The page in parts, none larger than a clip."""
    yield page_head(deck, steps)
    for step in steps:
        if not step.file:
            held = data_address("video/mp4", step.beat.clip.read_bytes())
            yield f'<script type="text/plain" id="clip-{step.number}">{held}</script>\n'
    yield "</body>\n</html>\n"


def beside_names(clips: Sequence[Path], place: Path) -> list[str]:
    """The address of each clip from the page, in which its content has a part: a page never plays another's clips."""
    digests = [hashlib.sha256(clip.read_bytes()).hexdigest()[:8] for clip in clips]
    return [quote(f"{place.stem}-clips/{number:03}-{digest}.mp4") for number, digest in enumerate(digests)]
