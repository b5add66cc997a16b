"""Formulas at the left edge of a region, each at its height."""

from manim import LEFT, Mobject

from mathanim.drawing.formulas import Formula
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
        """A formula at ``height``; ``eq(…)`` in it marks the sign at which lines are aligned."""
        formula = Formula(self.style, source, size, parts={"eq": "ink"})
        self.place(formula, height)
        return formula
