"""Numerals in Typst markup: each becomes a call whose glyphs can be told from all others after typesetting."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, partial

from mathanim.drawing.fonts import BOLD
from mathanim.drawing.outlines import Outline, outlines
from mathanim.drawing.typesetting import typeset
from mathanim.inputs.digit_groups import THIN
from mathanim.inputs.numerals import MARKED, Numeral, numeral_in
from mathanim.inputs.raised_powers import POWER, lowered

NOTATION = "notation"
DOLLAR = re.compile(r"(?<!\\)\$")
GROUPED = re.compile(rf"\d+(?:{THIN}\d+)+")
SCIENTIFIC = re.compile(rf"(\d+(?:\.\d+)?){POWER.pattern}")
INDEX = re.compile(r"_(\d+)")
DIGITS = "0123456789"
WORDS = ("{}", "#super[{}]")
PROBES = (
    *("${}$", "$x_({})$", "$x_(x_({}))$", "$bold({})$", "$x_(bold({}))$"),
    *WORDS,
    *(f"#text(weight: {BOLD})[{probe}]" for probe in WORDS),
)
"""Where figures may stand: those of running text, formulas and their indices are drawn differently."""


@dataclass(frozen=True)
class Inscription:
    """Typst ``markup`` in which each of ``numerals`` is a call of its own, and each number of notation one too.

    A stroke too thin to be seen carries the numeral's number: it survives typesetting, whatever the fill's colour.
    """

    markup: str
    numerals: tuple[Numeral, ...]

    @cached_property
    def definitions(self) -> str:
        """The functions that the markup calls, in Typst."""
        return "".join(
            f'#let {name}(..body) = text(stroke: 0.001pt + rgb("{edge}"), body.pos().join([, ]))\n'
            for edge, name in enumerate_edges((NOTATION, *map(call_of, range(len(self.numerals)))))
        )

    def numeral_of(self, outline: Outline) -> Numeral | None:
        """The numeral that a glyph belongs to, if any."""
        number = int(outline.edge[1:], 16) if outline.edge else 0
        return self.numerals[number - 2] if number > 1 else None

    @staticmethod
    def is_notation(outline: Outline) -> bool:
        """Whether a glyph was declared to be notation, or is an index."""
        return outline.edge == "#000001"


def enumerate_edges(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """A colour for each name, counted from one."""
    return [(f"#{number:06x}", name) for number, name in enumerate(names, start=1)]


def call_of(number: int) -> str:
    """The name of a numeral's function: letters only, as formulas want them."""
    return "numeral" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def inscription(markup: str) -> Inscription:
    """The markup with its marks turned into calls, as running text or a formula writes them."""
    numerals: list[Numeral] = []
    pieces = DOLLAR.split(markup)
    pieces[::2] = (MARKED.sub(partial(_in_text, numerals), piece) for piece in pieces[::2])
    pieces[1::2] = (MARKED.sub(partial(_in_formula, numerals), piece) for piece in pieces[1::2])
    pieces[::2] = (SCIENTIFIC.sub(_raised, GROUPED.sub(_unbroken, piece)) for piece in pieces[::2])
    pieces[1::2] = (POWER.sub(_as_factor, piece) for piece in pieces[1::2])
    pieces[1::2] = (INDEX.sub(rf"_({NOTATION}(\1))", piece).replace(THIN, " thin ") for piece in pieces[1::2])
    return Inscription("$".join(pieces), tuple(numerals))


def _unbroken(number: re.Match[str]) -> str:
    """A long number in a text: no line breaks at its thin spaces, for which no font needs a glyph."""
    return f"#box[{number[0].replace(THIN, '#h(0.167em)')}]"


def _raised(number: re.Match[str]) -> str:
    """A number with a power of ten in a text: few fonts have raised figures, and no line breaks in it."""
    return f"#box[{number[1]}#h(0.167em)·#h(0.167em)10#super[{lowered(number[2]).replace('-', '−')}]]"


def _as_factor(power: re.Match[str]) -> str:
    """A power of ten in a formula."""
    return f" dot 10^({lowered(power[1])})"


def _in_text(numerals: list[Numeral], mark: re.Match[str]) -> str:
    return f"#{_name(numerals, mark)}[{mark[2]}]"


def _in_formula(numerals: list[Numeral], mark: re.Match[str]) -> str:
    return f"{_name(numerals, mark)}({mark[2]})"


def _name(numerals: list[Numeral], mark: re.Match[str]) -> str:
    """The function of a mark; its numeral is remembered."""
    numeral = numeral_in(mark)
    if numeral is None:
        return NOTATION
    numerals.append(numeral)
    return call_of(len(numerals) - 1)


@cache
def digits() -> dict[str, str]:
    """The digit that each glyph of that name draws."""
    drawn = (outlines(typeset(probe.format(DIGITS)))[-len(DIGITS) :] for probe in PROBES)
    return {outline.glyph: digit for figures in drawn for outline, digit in zip(figures, DIGITS, strict=True)}
