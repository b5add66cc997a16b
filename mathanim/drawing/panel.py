"""Formulas at the left edge of a region, each at its height."""

from collections.abc import Mapping, Sequence

from manim import LEFT, RIGHT, UP, Mobject, VGroup

from mathanim.drawing.broken_lines import READABLE, Pieces, aligned, broken, joined
from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import STAGE, Region
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole

SHARES = (0.6, 0.5, 0.42)
"""How much of the stage the picture beside a panel may have, most first."""


class Panel:
    """A place for formulas beside the picture; those too wide for it are set smaller."""

    def __init__(self, style: Style, region: Region) -> None:
        self.style = style
        self.region = region

    def place(self, mobject: Mobject, height: float) -> None:
        """Put a mobject at the left edge, its middle a fraction ``height`` of the way up."""
        mobject.scale(min(1.0, self.region.width / mobject.width))
        mobject.move_to(self.region.at(0, height), aligned_edge=LEFT)

    def formula(self, source: str, height: float, size: TypeRole = "formula") -> Formula:
        """A formula at ``height``."""
        formula = Formula(self.style, source, size)
        self.place(formula, height)
        return formula

    def equations(self, sources: Mapping[float, str | Pieces], size: TypeRole = "formula") -> VGroup:
        """Formulas by height, aligned where each has its ``eq(…)``, as in ``A bold(v) eq(=) bold(b)``.

        Formulas in pieces, each with its ``eq(…)``, become several lines where they are too wide for one; the lines
        of all then stand closely together, around the middle of the heights.
        """
        equations = [(source,) if isinstance(source, str) else source for source in sources.values()]
        lines = aligned(self.style, map(joined, equations), size)
        for formula, height in zip(lines, sources, strict=True):
            formula.move_to(self.region.at(0, height), coor_mask=UP)
        if self._is_too_wide(lines, size) and any(len(pieces) > 1 for pieces in equations):
            lines = broken(self.style, equations, size, self.region)
            self._centre(lines, sum(sources) / len(sources))
        lines.scale(min(1.0, self.region.width / lines.width))
        return lines.move_to(self.region.at(0, 0.5), aligned_edge=LEFT, coor_mask=RIGHT)

    def _is_too_wide(self, lines: VGroup, size: TypeRole) -> bool:
        return lines.width * self.style.em(READABLE) > self.region.width * self.style.em(size)

    def _centre(self, lines: VGroup, height: float) -> None:
        """Put lines around a height, inside the region."""
        reach = lines.height / 2
        middle = float(self.region.at(0, height)[1])
        inside = min(max(middle, self.region.bottom + reach), self.region.top - reach)
        lines.move_to((0.0, inside, 0.0), coor_mask=UP)


def beside_panel(
    style: Style, equations: Sequence[Pieces], gap: float, size: TypeRole = "formula"
) -> tuple[Region, Region]:
    """The stage in two: as much as can be for the picture, and room for the equations, broken, to be read."""
    widest = max(aligned(style, pieces, size).width for pieces in equations) * style.em("small") / style.em(size)
    split = [STAGE.split(share, gap) for share in SHARES]
    return next((regions for regions in split if regions[1].width >= widest), split[-1])
