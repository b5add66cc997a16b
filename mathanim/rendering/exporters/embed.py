"""Snippets that show a clip in other people's documents, each as that medium has it."""

import html
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from mathanim.inputs.setting import Language
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.exporters.embedding import Address, Embedding
from mathanim.rendering.movies.movie import LANGUAGE_NAMES

Snippet: TypeAlias = Callable[[Embedding], str]
MIME_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
FITTING = "style=max-width: 100%; height: auto"
NOTEBOOK_WIDTH = 960
SAFE_IN_TEX = re.compile(r"[A-Za-z0-9_./+-]+")
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&$!^@:])")


def as_html(shown: Embedding) -> str:
    """An element of a page: what loops plays by itself without sound, everything else when it is asked to."""
    if shown.is_picture:
        return image(shown, FITTING)
    return video(shown, [*sized(shown), FITTING, "preload=metadata", *playing(shown, plays=False)])


def as_markdown(shown: Embedding) -> str:
    """A picture that moves; or, since Markdown knows no video, a picture that leads to it."""
    if shown.is_picture:
        return f"![{marked(shown.description)}]({shown.clip.url})"
    if shown.poster is None:
        return f"[{marked(shown.description)}]({shown.clip.url})"
    return f"[![{marked(shown.description)}]({shown.poster.url})]({shown.clip.url})"


def as_quarto(shown: Embedding) -> str:
    """An element where the output is HTML, which in slides plays as its slide comes; a picture elsewhere.

    Quarto's own shortcode takes neither poster nor captions.
    """
    playing_there = ["data-autoplay", *playing(shown, plays=False)]
    moving = image(shown, FITTING) if shown.is_picture else video(shown, [*sized(shown), FITTING, *playing_there])
    parts = ['::: {.content-visible when-format="html"}', "```{=html}", moving, "```", ":::"]
    if shown.poster:
        picture = f"![{marked(shown.description)}]({shown.poster.url})"
        parts += ["", '::: {.content-visible unless-format="html"}', picture, ":::"]
    return "\n".join(parts)


def as_marp(shown: Embedding) -> str:
    """An element with those attributes that Marp lets through (Marp Core 4), which knows no tracks of captions."""
    if shown.is_picture:
        return image(shown)
    start = [f"src={shown.clip.url}", *poster(shown), *filling(shown), f"title={shown.description}"]
    return element("video", [*start, *playing(shown, plays=False)]) + "</video>"


def as_slidev(shown: Embedding) -> str:
    """Slidev's own element, which plays as its slide comes, from the beginning, and prints its picture."""
    if shown.is_picture:
        return image(shown)
    printed = [f"print-poster={shown.poster.url}"] if shown.poster else []
    start = [*filling(shown), "autoreset=slide", *printed]
    return video(shown, [*start, *playing(shown, plays=True)], "SlidevVideo")


def as_jupyter(shown: Embedding) -> str:
    """A cell that puts the clip into the notebook, so that it is there wherever the notebook goes."""
    if shown.is_picture:
        return f"from IPython.display import HTML\n\nHTML({image(shown, FITTING)!r})"
    attributes = " ".join(attribute(pair) for pair in [f"aria-label={shown.description}", *playing(shown, plays=False)])
    source = f"{shown.clip.path!r}, embed=True" if shown.is_local else f"url={shown.clip.url!r}"
    size = f"width={shown.width if shown.is_sized else min(shown.width, NOTEBOOK_WIDTH)}"
    return f"from IPython.display import Video\n\nVideo({source}, {size}, html_attributes={attributes!r})"


def as_beamer(shown: Embedding) -> str:
    """A picture from which the clip plays, in viewers that follow \\movie.

    Raises:
        WrongUse: if the clip or its picture cannot be used there.
    """
    if shown.is_picture or shown.is_transparent or not shown.is_local:
        why = ", and covers what is behind them" if shown.is_transparent else ""
        raise WrongUse(f"beamer plays videos that lie beside the slides{why}, not {shown.clip.path}: make an mp4")
    if shown.poster is None:
        raise WrongUse("beamer needs a picture of the clip: make it with --poster last")
    for path in (shown.poster.path, shown.clip.path):
        if not SAFE_IN_TEX.fullmatch(path):
            raise WrongUse(f"TeX cannot read the path {path!r}: use letters, digits and . _ - / + only")
    picture = f"\\includegraphics[width=\\textwidth,height=.8\\textheight,keepaspectratio]{{{shown.poster.path}}}"
    options = "autostart,loop" if shown.is_loop else "autostart"
    return f"% \\usepackage{{graphicx,multimedia}}\n\\movie[{options}]{{{picture}}}{{{shown.clip.path}}}"


def in_browser(snippet: Snippet) -> Snippet:
    """The snippet for a medium that a browser shows; raises WrongUse for what none but Safari plays."""

    def refusing(shown: Embedding) -> str:
        if shown.ending == "mov":
            raise WrongUse(f"browsers do not play {shown.clip.path}: make a webm, which can be transparent, or an mp4")
        return snippet(shown)

    return refusing


MEDIA: Mapping[str, Snippet] = {
    "markdown": as_markdown,
    "html": in_browser(as_html),
    "quarto": in_browser(as_quarto),
    "marp": in_browser(as_marp),
    "slidev": in_browser(as_slidev),
    "jupyter": in_browser(as_jupyter),
    "beamer": as_beamer,
}


def playing(shown: Embedding, *, plays: bool) -> list[str]:
    """How it plays: by itself if it loops or ``plays``; without sound if it has none, or no browser would begin it."""
    begins = ["autoplay"] if plays or shown.is_loop else []
    silent = ["muted"] if not shown.has_sound or (shown.is_loop and not plays) else []
    return ["controls", *begins, *(["loop"] if shown.is_loop else []), *silent, "playsinline"]


def video(shown: Embedding, attributes: list[str], tag: str = "video") -> str:
    """A video with its captions and, for those who cannot play it, a link."""
    lines = [
        element(tag, [*poster(shown), f"aria-label={shown.description}", *attributes]),
        "  " + element("source", [f"src={shown.clip.url}", f"type={MIME_TYPES.get(shown.ending, 'video/mp4')}"]),
        *(f"  {track(language, file)}" for language, file in shown.tracks),
        f"  {link(shown)}",
        f"</{tag}>",
    ]
    return "\n".join(lines)


def track(language: Language, file: Address) -> str:
    """Captions in one language."""
    return element(
        "track", ["kind=captions", f"src={file.url}", f"srclang={language}", f"label={LANGUAGE_NAMES[language]}"]
    )


def link(shown: Embedding) -> str:
    """A link to the clip: its picture, so that whatever copies what a page needs finds it, or its words."""
    inside = escaped(shown.description)
    if shown.poster:
        inside = element("img", [f"src={shown.poster.url}", f"alt={shown.description}"])
    return f"{element('a', [f'href={shown.clip.url}'])}{inside}</a>"


def image(shown: Embedding, *more: str) -> str:
    """A picture that moves."""
    size = sized(shown) if more else filling(shown)
    return element("img", [f"src={shown.clip.url}", f"alt={shown.description}", *size, *more])


def sized(shown: Embedding) -> list[str]:
    """Its size, so that a page knows its shape before it is there."""
    return [f"width={shown.width}", f"height={shown.height}"]


def filling(shown: Embedding) -> list[str]:
    """The width of a slide, or that which was asked for."""
    return [f"width={shown.width if shown.is_sized else '100%'}"]


def poster(shown: Embedding) -> list[str]:
    """The picture shown until it plays."""
    return [f"poster={shown.poster.url}"] if shown.poster else []


def element(tag: str, attributes: list[str]) -> str:
    """The start of an element."""
    return f"<{tag} {' '.join(attribute(pair) for pair in attributes)}>"


def attribute(pair: str) -> str:
    """An attribute, ``name`` or ``name=value``, with its value quoted."""
    name, has_value, value = pair.partition("=")
    return f'{name}="{escaped(value)}"' if has_value else name


def escaped(text: str) -> str:
    """The text for HTML, also where that is a template or stands in Markdown."""
    return re.sub(r"[{}`]", lambda found: f"&#{ord(found.group())};", html.escape(text))


def marked(text: str) -> str:
    """The text for Markdown, standing for itself."""
    return MARKDOWN.sub(r"\\\1", text)
