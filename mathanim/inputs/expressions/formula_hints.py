"""What to write instead, for the slips that people make in a formula."""

import re
import unicodedata

_SLIPS = (
    (re.compile(r"\b(?:if|else)\b"), "write one formula without if and else, such as max(x, 0) or abs(x)"),
    (re.compile(r"\^"), "write x**2 for a power, not x^2"),
    (re.compile(r"="), "write only what stands right of the equals sign"),
    (re.compile(r"(?<![A-Za-z])\d+(?:\.\d+)?\s*[A-Za-z(]"), "write 2*x for a product, not 2x"),
    (re.compile(r"\)\s*[\w(]"), "write (x + 1)*(x - 1) for a product, not (x + 1)(x - 1)"),
    (re.compile(r"\b(?:pi|[a-z])\s*\("), "write x*(x + 1) for a product, not x(x + 1)"),
    (re.compile(r"[\[\]]"), "write round brackets"),
    (re.compile(r"\b(?:sin|cos|tan|exp|ln|log|sqrt|abs)\s+\w"), "write sin(x), not sin x"),
    (re.compile(r"[A-Za-z)\d]\s+[A-Za-z(\d]"), "write an operation between its two numbers, as in 2*x"),
)
_SIGNS = {
    "×": "*",
    "·": "*",
    "⋅": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
    "√": "sqrt(...)",
    "π": "pi",
    "²": "**2",
    "³": "**3",
}


def hint_for(text: str) -> str:
    """The nearest thing that can be read, for a text that cannot.

    >>> hint_for("2x")
    'write 2*x for a product, not 2x'
    """
    foreign = next((character for character in text if ord(character) > 126 or ord(character) < 32), None)
    if foreign is not None:
        return _for_foreign(foreign)
    for slip, hint in _SLIPS:
        if slip.search(text):
            return hint
    if odd := re.search(r"[^0-9A-Za-z+\-*/().,\s]", text):
        return f"the character {odd[0]!r} has no place in a formula"
    if text.count("(") != text.count(")"):
        return f"{text.count('(')} brackets open and {text.count(')')} close"
    return "write a formula such as x**3 - 2*x or sin(2*x + 3)"


def _for_foreign(character: str) -> str:
    plain = _SIGNS.get(character) or unicodedata.normalize("NFKC", character)
    if plain != character and plain.isascii() and plain.isprintable():
        return f"write {plain!r} in place of {character!r}"
    return f"the character U+{ord(character):04X} has no place in a formula"
