"""Texts as they may stand in any document: without characters that are no text."""

import unicodedata

KEPT = "\n\t"
NO_TEXT = {"Cc", "Cs", "Cn"}


def printable(text: str) -> str:
    """The text without control characters, lone surrogates, unassigned code points and byte order marks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(character for character in lines if is_text(character))


def is_text(character: str) -> bool:
    """Whether the character may stand in a text."""
    return character in KEPT or (unicodedata.category(character) not in NO_TEXT and character != "\ufeff")
