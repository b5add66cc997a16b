"""Check an html deck before it is published: read as a browser reads it, it holds its clips and asks for nothing."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from mathanim.rendering.errors import ProductError
from mathanim.rendering.exporters.html_slides import Step
from mathanim.rendering.exporters.html_text import data_address, digest
from mathanim.rendering.exporters.seam import Deck

ADDRESSES = {"src", "href", "action", "data", "poster", "srcset", "formaction", "background", "manifest", "xlink:href"}
TAGS = {
    *("html", "head", "meta", "title", "style", "script", "body", "main", "div", "section", "aside", "article"),
    *("template", "header", "figure", "figcaption", "img", "h1", "h2", "h3", "p", "b", "span"),
}
BYTES_AT_ONCE = 1 << 20


class PageRead(HTMLParser):
    """What stands in a page: slides and posters, inline code, clips by their id, and everything that is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.policy = ""
        self.slides: list[str] = []
        self.posters = 0
        self.code: list[str] = []
        self.clips: dict[str, str] = {}
        self.faults: list[str] = []
        self._element, self._clip, self._text = "", "", [""]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """See what begins."""
        given = {name: value or "" for name, value in attributes}
        self._see_faults(tag, given)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given.get("content", "")
        if "data-step" in given:
            self.slides.append(given["data-step"])
        self.posters += tag == "img" and given.get("id", "").startswith("poster-")
        self._element, self._text = tag, []
        self._clip = given.get("id", "") if given.get("type") == "text/plain" else ""
        self._is_inert = tag == "script" and "type" in given

    def handle_data(self, data: str) -> None:
        """Collect the text of code and clips."""
        if self._element in ("script", "style"):
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """See what ends."""
        if tag == self._element and tag in ("script", "style"):
            text = "".join(self._text)
            if self._clip.startswith("clip-"):
                self.clips[self._clip] = text
            elif not self._is_inert:
                self.code.append(text)
        self._element = ""

    def _see_faults(self, tag: str, given: dict[str, str]) -> None:
        addresses = [given[name] for name in ADDRESSES & given.keys() if given[name]]
        self.faults += [f"asks for {address[:60]}" for address in addresses if not address.startswith("data:image/")]
        self.faults += [f"has the attribute {name}" for name in given if name.startswith("on") or name == "style"]
        self.faults += [f"has the element {tag}"] if tag not in TAGS else []


def check_page(file: Path, deck: Deck, steps: Sequence[Step]) -> None:
    """Read the page and compare it with what was planned.

    Raises:
        ProductError: if a slide, poster or clip is missing or another, or there is something that was not planned.
    """
    read = PageRead()
    with file.open(encoding="utf-8") as page:
        while part := page.read(BYTES_AT_ONCE):
            read.feed(part)
    read.close()
    faults = [*read.faults, *faults_of_policy(read)]
    numbers = [str(step.number) for step in steps]
    if read.slides != numbers or read.posters != len(steps):
        faults.append(f"has {len(read.slides)} slides and {read.posters} posters, not {len(steps)}")
    faults += [f"has not the clip of {step.beat.name}" for step in steps if not has_clip(read, step)]
    if faults:
        raise ProductError(f"the page of {deck.name} is not what was planned: it {'; '.join(faults[:3])}")


def faults_of_policy(read: PageRead) -> list[str]:
    """What the page would run without leave, and a leave that it should not have."""
    named = set(re.findall(r"'[^']*'", read.policy))
    unknown = [text[:40] for text in read.code if digest(text) not in named]
    is_strict = read.policy.startswith("default-src 'none';") and "unsafe" not in read.policy
    return [f"has code without leave: {text}" for text in unknown] + ([] if is_strict else ["has no strict policy"])


def has_clip(read: PageRead, step: Step) -> bool:
    """Whether the clip that was meant is inside, byte for byte, or is not meant to be."""
    inside = read.clips.get(f"clip-{step.number}")
    if step.file:
        return inside is None
    return inside == data_address("video/mp4", step.beat.clip.read_bytes())
