"""Formulas at the left edge of a region, each at its height."""

from collections.abc import Mapping

from manim import LEFT, RIGHT, Mobject, VGroup

from mathanim.drawing.formulas import Formula, align_at
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole


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

    def equations(self, sources: Mapping[float, str], size: TypeRole = "formula") -> VGroup:
        """Formulas by height, aligned where each has its ``eq(…)``, as in ``A bold(v) eq(=) bold(b)``."""
        formulas = [Formula(self.style, source, size, parts={"eq": "ink"}) for source in sources.values()]
        for formula, height in zip(formulas, sources, strict=True):
            formula.move_to(self.region.at(0, height), aligned_edge=LEFT)
        align_at(formulas, "eq")
        lines = VGroup(*formulas)
        lines.scale(min(1.0, self.region.width / lines.width))
        return lines.move_to(self.region.at(0, 0.5), aligned_edge=LEFT, coor_mask=RIGHT)
