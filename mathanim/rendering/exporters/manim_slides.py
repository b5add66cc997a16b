"""A deck for manim-slides: the JSON that its presenter and converters read, and the clips in a folder beside it."""

import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from mathanim.rendering.exporters.reversed_clips import write_reversed
from mathanim.rendering.exporters.seam import Deck, DeckBeat
from mathanim.rendering.exporters.slide_text import notes_of
from mathanim.rendering.exporters.theme_colours import THEME_COLOURS
from mathanim.rendering.job import Quality
from mathanim.rendering.publishing import delivering, publish, publish_copy, publish_text

OWN_NAME = re.compile(r"\d{3,}-[0-9a-f]{12}(_reversed)?\.mp4")
MARKDOWN = re.compile(r"[\\`*_\[\]#|~]")
BEGINS_AN_ENTITY = re.compile(r"&(?=[#A-Za-z])")


def export_manim_slides(deck: Deck, place: Path, work: Path) -> Sequence[Path]:
    """Write the deck as ``manim-slides present --folder FOLDER NAME`` wants it, for ``FOLDER/NAME.json``; see Exporter.

    Clips are named after their contents, so that the JSON never names another's; those of an earlier deck go last.
    """
    quality = Quality("deck", deck.width, deck.height, deck.frame_rate, "fast")
    folder = place.with_name(f"{place.stem}-slides")
    slides, files = [], []
    for number, beat in enumerate(beat for scene in deck.scenes for beat in scene.beats):
        pair = publish_clips(beat, folder, work, number, quality)
        slides.append(slide_of(beat, deck, [f"{place.parent.name}/{folder.name}/{file.name}" for file in pair]))
        files += pair
    content = {
        "slides": slides,
        "resolution": [deck.width, deck.height],
        "background_color": f"#{THEME_COLOURS[deck.theme].background}",
    }
    publish_text(json.dumps(content, indent=2) + "\n", place, work)
    remove_others(folder, files)
    return [*files, place]


def publish_clips(beat: DeckBeat, folder: Path, work: Path, number: int, quality: Quality) -> list[Path]:
    """Put a beat's clip, forwards and backwards, into the folder."""
    name = f"{number:03}-{hashlib.sha256(beat.clip.read_bytes()).hexdigest()[:12]}"
    forwards, backwards = folder / f"{name}.mp4", folder / f"{name}_reversed.mp4"
    publish_copy(beat.clip, forwards, work)
    with delivering(backwards):
        write_reversed(beat.clip, beat.frames, quality, made := work / backwards.name)
    publish(made, backwards)
    return [forwards, backwards]


def slide_of(beat: DeckBeat, deck: Deck, files: Sequence[str]) -> dict[str, Any]:
    """One slide in manim-slides' words; its paths are seen from the folder above."""
    lines = [literal(text) for _, text in notes_of(beat, deck.languages)]
    notes = "\n\n".join(line for line in lines if line)
    return {"file": files[0], "rev_file": files[1], "loop": beat.is_loop, "notes": notes, "dedent_notes": False}


def literal(text: str) -> str:
    """The text so that Markdown shows it as it stands, and a page that forgets to escape it runs nothing."""
    return MARKDOWN.sub(r"\\\g<0>", BEGINS_AN_ENTITY.sub("＆", text.replace("<", "＜")))


def remove_others(folder: Path, files: Sequence[Path]) -> None:
    """Remove the clips of an earlier deck, as far as they can be."""
    for file in folder.iterdir():
        if OWN_NAME.fullmatch(file.name) and file not in files:
            with suppress(OSError):
                file.unlink()
