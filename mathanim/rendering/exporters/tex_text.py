"""Texts as LuaLaTeX reads them: every character stands for itself."""

import re
import unicodedata
from collections.abc import Mapping

from mathanim.rendering.exporters.printable import printable

SPELT: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    "\u202f": r"\,",
}
SMALL = {"<sub>": "textsubscript", "<super>": "textsuperscript"}


def tex(text: str) -> str:
    """The text on one line; small letters below and above the line are set as such."""
    return "".join(SPELT.get(character) or lowered_or_raised(character) for character in one_line(text))


def tex_bookmark(text: str) -> str:
    """The text on one line for a bookmark, which knows no commands but those that spell a character."""
    return "".join(SPELT.get(character, character) for character in one_line(text))


def tex_paragraphs(text: str) -> str:
    """The text with each of its lines a paragraph."""
    return "\\par\n".join(tex(line) for line in printable(text).splitlines() if line.strip())


def one_line(text: str) -> str:
    """The text with one space wherever there is any."""
    return re.sub("[ \t\n]+", " ", printable(text)).strip(" ")


def lowered_or_raised(character: str) -> str:
    """The character; one that is the small form of another is set as that, small, for few fonts have it."""
    kind, *parts = unicodedata.decomposition(character).split() or [""]
    return f"\\{SMALL[kind]}{{{chr(int(parts[0], 16))}}}" if kind in SMALL and len(parts) == 1 else character
