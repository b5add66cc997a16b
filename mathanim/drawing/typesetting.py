"""Typst source to SVG, with the house's fonts, without files, network or packages."""

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import typst

from mathanim.drawing.fonts import BOLD, MATH, REGULAR, SANS, fonts

EM_POINTS = 10.0
"""Every text is set at this size and scaled afterwards."""
BASELINE_MARK = "#010203"
"""The colour of a speck that marks where the first baseline starts."""

PREAMBLE = f"""\
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(size: {EM_POINTS}pt, font: "{SANS}", weight: {REGULAR}, fallback: false, lang: "ja")
#set par(leading: 0.72em)
#show math.equation: set text(font: ("{MATH}", "{SANS}"), weight: {REGULAR}, fallback: false)
#show math.equation: set math.mat(delim: "[", row-gap: 0.45em, column-gap: 0.75em)
#show math.equation: set math.vec(delim: "[", gap: 0.45em)
#let mark = box(rect(width: 0.01pt, height: 0.01pt, fill: rgb("{BASELINE_MARK}")))
"""
MISSING = "\U0010fffd"
_GLYPH = re.compile(r'href="#(\w+)"')


class MissingGlyphError(ValueError):
    """A character that none of the fonts can draw."""


@cache
def _compiler() -> typst.Compiler:
    nowhere = Path(mkdtemp(prefix="mathanim-typst-"))
    nothing = nowhere / "packages"
    return typst.Compiler(
        root=str(nowhere), font_paths=fonts(), package_path=str(nothing), package_cache_path=str(nothing)
    )


def _compile(body: str) -> str:
    svg = _compiler().compile(input=(PREAMBLE + body).encode(), format="svg")
    if not isinstance(svg, bytes):
        raise ValueError("a text must fit on one page; it came out on several")
    return svg.decode()


@cache
def _placeholder_glyphs() -> frozenset[str]:
    """The boxes drawn in running text in place of an unknown character, by weight."""
    probe = "".join(f"#text(weight: {weight})[{MISSING}]" for weight in (REGULAR, BOLD))
    return frozenset(_GLYPH.findall(_compile(probe)))


@cache
def _is_drawn(character: str) -> bool:
    """Whether running text or, failing that, a formula has a glyph for the character."""
    texts = (_GLYPH.findall(_compile(markup)) for markup in (character, f"${character}$"))
    return any(glyphs and not _placeholder_glyphs().intersection(glyphs) for glyphs in texts)


@cache
def typeset(body: str) -> str:
    """The SVG of a Typst body.

    Raises:
        ValueError: if Typst cannot read the body; the message holds Typst's own words.
        MissingGlyphError: if a character has no glyph in the house's fonts, or one that only formulas have stands in
            running text.
    """
    unknown = [character for character in sorted(set(body)) if not (character.isascii() or _is_drawn(character))]
    if unknown:
        named = ", ".join(f"{character!r} (U+{ord(character):04X})" for character in unknown)
        raise MissingGlyphError(f"neither {SANS} nor {MATH} can draw {named}; write another character")
    try:
        svg = _compile(body)
    except typst.TypstError as error:
        raise ValueError(f"Typst cannot set {body!r}: {error.message}") from error
    if _placeholder_glyphs().intersection(_GLYPH.findall(svg)):
        raise MissingGlyphError(f"{body!r} has a character that {SANS} cannot draw; put it in a formula")
    return svg


_MARKUP = re.compile(r"([\\#$*_`<>@=\-+/\[\]{}~'\"])")


def literal(text: str) -> str:
    """Typst markup that shows ``text`` as it stands."""
    return _MARKUP.sub(r"\\\1", text).replace("\n", " \\\n")


def with_inline_formulas(text: str) -> str:
    """Typst markup of a text whose ``$…$`` parts are formulas and whose rest stands as it is.

    A formula is not broken at the end of a line.

    Raises:
        ValueError: if a dollar sign is left open, or a formula holds ``#``, which would be code.
    """
    parts = text.split("$")
    if len(parts) % 2 == 0:
        raise ValueError(f"a formula in a text stands between two dollar signs; one is left open in {text!r}")
    if any("#" in formula for formula in parts[1::2]):
        raise ValueError(f"a formula in a text must not hold '#', as in {text!r}; write it in the scene instead")
    return "".join(f"#box[${part.strip()}$]" if k % 2 else literal(part) for k, part in enumerate(parts))
