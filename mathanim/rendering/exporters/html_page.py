"""The page of an html deck: what stands in it before the clips."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from string import Template
from typing import Any

from mathanim.rendering.exporters.html_captions import languages_of, tracks_of
from mathanim.rendering.exporters.html_font import font_style
from mathanim.rendering.exporters.html_slides import Step, handout_of, slides_of, title_of
from mathanim.rendering.exporters.html_text import json_in_page, security_policy, written
from mathanim.rendering.exporters.seam import Deck
from mathanim.rendering.movies.movie import LANGUAGE_NAMES

HERE = Path(__file__).parent
SCRIPTS = ("words.js", "clip_source.js", "captions.js", "showing.js", "stage.js", "speaker.js", "show.js")
STYLES = ("show.css", "handout.css")


def page_head(deck: Deck, steps: Sequence[Step]) -> str:
    """Everything before the clips; the page wants those, and its end, to follow."""
    first, speaker = page_file("begin.js"), page_file("speaker.css")
    scripts = [reveal_file("reveal.js"), *map(page_file, SCRIPTS)]
    styles = [reveal_file("reveal.css"), ground_style(steps), *map(page_file, STYLES)]
    slides = "\n".join(slides_of(scene, steps, deck) for scene in deck.scenes if scene.beats)
    handout = "\n".join(handout_of(scene, steps, deck) for scene in deck.scenes if scene.beats)
    font = font_style([written(deck.title), slides, handout, page_file("words.js"), *LANGUAGE_NAMES.values()])
    has_files = any(step.file for step in steps)
    return Template(page_file("page.html")).substitute(
        language=deck.language,
        theme=deck.theme,
        policy=written(security_policy([first, *scripts], [font, *styles, speaker], has_files)),
        generator=f"mathanim {version('mathanim')}",
        title=written(deck.title),
        styles="\n".join(f"<style>{style}</style>" for style in styles),
        first_script=f"<script>{first}</script>",
        slides=slides,
        handout=handout,
        font=f'<style id="font">{font}</style>',
        speaker_style=f"<style>{speaker}</style>",
        licence=reveal_file("LICENSE"),
        told=json_in_page(told_of(deck, steps)),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def page_file(name: str) -> str:
    """One of the page's own files."""
    return (HERE / "page" / name).read_text(encoding="utf-8")


def reveal_file(name: str) -> str:
    """One of the files of reveal.js."""
    return (HERE / "reveal" / name).read_text(encoding="utf-8")


def ground_style(steps: Sequence[Step]) -> str:
    """The colour around the first clip, which is there before anything has been run."""
    return f":root {{ --ground: {steps[0].poster.ground}; }}"


def told_of(deck: Deck, steps: Sequence[Step]) -> dict[str, Any]:
    """What the page's scripts need to know."""
    return {
        "language": deck.language,
        "languages": languages_of(deck),
        "width": deck.width,
        "height": deck.height,
        "frame_rate": float(deck.frame_rate),
        "steps": [
            {
                "scene": title_of(step.scene, deck),
                "frames": step.beat.frames,
                "is_loop": step.beat.is_loop,
                "ground": step.poster.ground,
                "file": step.file,
                "captions": tracks_of(step.beat, deck),
            }
            for step in steps
        ],
    }
