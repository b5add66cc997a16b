r"""A text of LaTeX cut into its signs: numbers, letters, commands, brackets; what only makes space is left out."""

import re
from collections.abc import Iterator
from typing import NoReturn

from mathanim.inputs.expressions.formula_limits import refuse
from mathanim.inputs.expressions.latex_words import SIZES, SPACES
from mathanim.inputs.wording import shown

END = ""
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:\.\d*)?|\.\d+|[A-Za-z]|[-+*/^_(){}\[\]|,~]", re.ASCII)
_POWER_OF_TEN = re.compile(r"\d[eE][+-]?\d", re.ASCII)
_AROUND = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))
_BARS = {"|", r"\vert"}
_SLIPS = {
    "=": "write only what stands right of the equals sign",
    "!": "factorials are not known",
    "'": "write the function itself, its derivative is worked out",
}


class LatexTokens:
    """The tokens of a LaTeX formula, read from the first to the last; a bar with a size before it tells its side.

    Raises:
        InputError: a character that no formula holds.
    """

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())
        source = _without_dollars(self.text)
        if number := _POWER_OF_TEN.search(source):
            self.refuse(rf"write 2 \cdot 10^{{-3}} for a power of ten, not {number[0]!r}")
        if "**" in source:
            self.refuse("write x^{2} for a power, not x**2")
        self._tokens = list(_sided(self._cut(source)))
        self._at = 0

    @property
    def next(self) -> str:
        """The token that is read next; "" at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else END

    @property
    def last(self) -> str:
        """The token that was read last."""
        return self._tokens[self._at - 1] if self._at else "the beginning"

    def take(self) -> str:
        """The next token, and on to the one behind it."""
        token = self.next
        self._at += 1
        return token

    def taken(self, *wanted: str) -> str:
        """The next token if it is one of those wanted, and on to the one behind it; else ""."""
        return self.take() if self.next in wanted else END

    def take_digit(self) -> str:
        """The first digit of a number, as LaTeX takes it for an argument; its other digits stay."""
        digits = self.next
        self._tokens[self._at : self._at + 1] = [digits[0], digits[1:]] if len(digits) > 1 else [digits]
        return self.take()

    def letters(self) -> str:
        """The letters from here on, up to what is none."""
        rest = "".join(token if token.isalpha() else " " for token in self._tokens[self._at :])
        return rest.split(" ", 1)[0]

    def refuse(self, hint: str) -> NoReturn:
        """Raise the error that shows the text and the hint."""
        refuse(f"cannot read {shown(self.text)} as LaTeX: {hint}")

    def _cut(self, source: str) -> Iterator[str]:
        at = 0
        while at < len(source):
            token = _TOKEN.match(source, at)
            if token is None and source[at] != " ":
                self.refuse(_SLIPS.get(source[at]) or f"the character {shown(source[at])} has no place in a formula")
            at = token.end() if token else at + 1
            yield token[0] if token else "~"


def _without_dollars(source: str) -> str:
    for first, last in _AROUND:
        if source.startswith(first) and source.endswith(last) and len(source) >= len(first + last):
            return source[len(first) : -len(last)]
    return source


def _sided(tokens: Iterator[str]) -> Iterator[str]:
    side = ""
    for token in tokens:
        if token in SIZES:
            side = SIZES[token]
        elif token not in SPACES:
            yield {"opens": r"\lvert", "closes": r"\rvert"}.get(side, "|") if token in _BARS else token
            side = ""
