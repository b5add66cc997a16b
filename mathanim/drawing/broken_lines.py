"""Equations that are broken before their relations where a region is too narrow for them."""

from collections.abc import Callable, Iterable, Sequence

from manim import UP, VGroup

from mathanim.drawing.formulas import Formula, align_at
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole

Pieces = Sequence[str]
"""An equation in Typst mathematics, cut where it may be broken; each piece has its ``eq(…)``."""
READABLE: TypeRole = "label"
"""The size of broken lines, if there is room; above it no line is broken, but set smaller."""
LEADING = 0.25
"""The space between broken lines, in scene units, if there is room."""


def aligned(style: Style, sources: Iterable[str], size: TypeRole) -> VGroup:
    """The equations, one on the other, aligned where each has its ``eq(…)``."""
    formulas = [Formula(style, source, size, parts={"eq": "ink"}) for source in sources]
    align_at(formulas, "eq")
    return VGroup(*formulas)


def joined(pieces: Pieces) -> str:
    """The equation on one line."""
    return " ".join(pieces)


def broken(style: Style, equations: Sequence[Pieces], size: TypeRole, region: Region) -> VGroup:
    """The equations as lines below one another, as large as the region allows and as few as that size allows."""
    pieces = [piece for equation in equations for piece in equation]
    share = min(style.em(READABLE) / style.em(size), region.width / aligned(style, pieces, size).width)

    def fits(line: str) -> bool:
        return aligned(style, [*pieces, line], size).width * share <= region.width + 1e-9

    sources = [line for equation in equations for line in _filled(equation, fits)]
    lines = aligned(style, sources, size).scale(share)
    gap = min(LEADING, (region.height - sum(line.height for line in lines)) / max(1, len(lines) - 1))
    top = 0.0
    for line in lines:
        line.shift((top - line.get_top()[1]) * UP)
        top -= line.height + gap
    return lines


def _filled(pieces: Pieces, fits: Callable[[str], bool]) -> list[str]:
    """The pieces joined into as few lines as fit."""
    lines = [pieces[0]]
    for piece in pieces[1:]:
        longer = joined((lines[-1], piece))
        lines[-1:] = [longer] if fits(longer) else [lines[-1], piece]
    return lines
