"""What the colour and the width of an edge mean."""

from collections.abc import Sequence

from manim import RIGHT, Line, VGroup

from mathanim.drawing.formulas import Words
from mathanim.drawing.neural_networks.weighted_edges import THINNEST, WIDEST
from mathanim.drawing.style import Style


class WeightLegend(VGroup):
    """Side by side: a positive edge, a negative edge, edges growing wider; each with its word."""

    def __init__(self, style: Style, positive: str, negative: str, wider: str) -> None:
        middle = (THINNEST + WIDEST) / 2
        samples = (
            (positive, "positive", (middle,)),
            (negative, "negative", (middle,)),
            (wider, "muted", (THINNEST, middle, WIDEST)),
        )
        super().__init__(*(_entry(style, *sample) for sample in samples))
        self.arrange(RIGHT, buff=0.9)


def _entry(style: Style, word: str, role: str, widths: Sequence[float]) -> VGroup:
    half = 0.375 / len(widths) * RIGHT
    lines = VGroup(*(Line(-half, half, stroke_width=width, color=style.colour(role)) for width in widths))
    lines.arrange(RIGHT, buff=0.08)
    return VGroup(lines, Words(style, word, "small", "muted")).arrange(RIGHT, buff=0.22)
