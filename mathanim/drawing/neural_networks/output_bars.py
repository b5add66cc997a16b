"""The outputs of a network as bars from zero, the largest marked."""

from collections.abc import Sequence

import numpy as np
from manim import LEFT, RIGHT, AnimationGroup, FadeIn, GrowFromEdge, Line, Rectangle, VGroup

from mathanim.drawing.formulas import Words
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.neural_networks.neurons import FIGURE_HEIGHT, vertical_dots
from mathanim.drawing.neural_networks.number_forms import NumberForm
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.inputs.quantities import Quantity

PITCH, BAR = 1.5, 0.5
"""The largest distance of two bars, in scene units; a bar's thickness, in such distances."""


class OutputBars(VGroup):
    """A bar for each of ``values``, as long as its value, behind its label; ``winner`` has the colour."""

    def __init__(
        self,
        style: Style,
        region: Region,
        values: Sequence[Quantity],
        sample: Sample,
        labels: Sequence[str],
        places: int,
        *,
        winner: int,
        colour: str,
    ) -> None:
        self.winner = winner
        at = np.array(sample.positions(1.5))
        pitch = min(PITCH, region.height / (at[-1] + 1))
        heights = [float(height) for height in region.centre[1] + (at[-1] / 2 - at) * pitch]
        roles = [colour if k == winner else "muted" for k in range(len(values))]
        self.labels = [Words(style, label, "body", role) for label, role in zip(labels, roles, strict=True)]
        self.numbers = [
            NumberForm.of(value, places).number(style, value, size="body", colour="ink" if k == winner else "muted")
            for k, value in enumerate(values)
        ]
        widths = [sum(number.reach) + 0.3 for number in self.numbers]
        left = region.left + max(label.width for label in self.labels) + 0.35
        low, high = min(0.0, *map(float, values)), max(0.0, *map(float, values))
        room = Region(left + (max(widths) if low < 0 else 0.0), region.right - max(widths), 0, 1)
        self.unit = room.width / ((high - low) or 1.0)
        self.zero = room.left - low * self.unit
        self.bars = [
            self._bar(style, float(value), height, role, pitch)
            for value, height, role in zip(values, heights, roles, strict=True)
        ]
        for label, number, bar, height in zip(self.labels, self.numbers, self.bars, heights, strict=True):
            label.shift((region.left - float(label.get_left()[0]), height - label.em * 0.35 - label.baseline, 0.0))
            self._set_number(number, bar, height)
        foot, head = heights[-1] - pitch / 2, heights[0] + pitch / 2
        self.axis = Line((self.zero, foot, 0.0), (self.zero, head, 0.0), stroke_width=2.6, color=style.colour("axis"))
        middles = [(heights[k] + heights[k + 1]) / 2 for k in sample.gaps]
        self.dots = VGroup(*(vertical_dots(style, [region.left + 0.4, middle, 0.0]) for middle in middles))
        self.frame = VGroup(*self.labels, self.axis, self.dots)
        super().__init__(self.frame, *self.bars, *self.numbers)

    def growing(self) -> list[AnimationGroup]:
        """Each bar growing from zero, then its number."""
        edges = [LEFT if number.values[0] >= 0 else RIGHT for number in self.numbers]
        parts = zip(self.bars, edges, self.numbers, strict=True)
        return [AnimationGroup(GrowFromEdge(bar, edge), FadeIn(number), lag_ratio=0.6) for bar, edge, number in parts]

    def _bar(self, style: Style, value: float, height: float, role: str, pitch: float) -> Rectangle:
        length = max(abs(value) * self.unit, 1e-3)
        bar = Rectangle(width=length, height=BAR * pitch, stroke_width=0, fill_opacity=1)
        bar.set_fill(style.colour(role), opacity=1.0 if role != "muted" else 0.8)
        return bar.move_to((self.zero + float(np.sign(value)) * length / 2, height, 0.0))

    def _set_number(self, number: Number, bar: Rectangle, height: float) -> None:
        left, right = number.reach
        is_negative = number.values[0] < 0
        x = bar.get_left()[0] - 0.15 - right if is_negative else bar.get_right()[0] + 0.15 + left
        number.shift(np.array([x, height - FIGURE_HEIGHT / 2 * number.em, 0.0]) - number.decimal_point)
