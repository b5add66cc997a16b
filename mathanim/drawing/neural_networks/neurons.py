"""Neurons in a column: discs that fill with the colour and size of their numbers."""

from collections.abc import Sequence

import numpy as np
from manim import Animation, Circle, Dot, ManimColor, Mobject, VGroup, interpolate_color
from manim.typing import Point3D
from manim.utils.rate_functions import smooth

from mathanim.drawing.formulas import Formula
from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM

DEEPEST = 0.5
"""How much of the sign's colour the fullest neuron takes; the number in it stays legible."""
FIGURE_HEIGHT = 0.66
"""The height of a digit, in em."""
SYMBOL_REACH = 0.85
"""The largest share of a disc's radius that the corners of its symbol reach."""


def neuron_fill(style: Style, value: float, strongest: float) -> ManimColor:
    """The colour of a neuron that holds ``value``: the deeper, the larger; its hue is the sign's."""
    sign = style.colour("positive" if value >= 0 else "negative")
    return interpolate_color(style.colour("panel"), sign, DEEPEST * min(1.0, abs(value) / strongest))


class Neuron(VGroup):
    """A disc with one face for each level: blank (or a ``symbol``) at level 0, then each of ``numbers``."""

    def __init__(
        self, style: Style, numbers: Sequence[Number], strongest: float, radius: float, *, colour: str, symbol: str = ""
    ) -> None:
        self.disc = Circle(radius, stroke_width=3.0, fill_opacity=1.0, color=style.colour(colour))
        blank = _fitted(Formula(style, symbol, "label", "muted"), radius) if symbol else VGroup()
        for number in numbers:
            centre_number(number, self.disc.get_center())
        self.numbers = tuple(numbers)
        self.faces: list[VGroup] = [blank, *numbers]
        values = [float(number.values[0]) for number in numbers]
        self.fills = [style.colour("panel"), *(neuron_fill(style, value, strongest) for value in values)]
        super().__init__(self.disc, *self.faces)
        self.show_level(0.0)

    def show_level(self, level: float) -> None:
        """Show a level, or a mixture of two neighbouring ones."""
        self.level = level
        below = min(int(level), len(self.faces) - 1)
        above = min(below + 1, len(self.faces) - 1)
        share = level - int(level) if above != below else 0.0
        self.disc.set_fill(interpolate_color(self.fills[below], self.fills[above], share), opacity=1.0)
        strengths = [0.0] * len(self.faces)
        strengths[below] = 1.0 if self._look_alike(below, above) else max(0.0, 1.0 - 2.0 * share)
        if above != below and not self._look_alike(below, above):
            strengths[above] = max(0.0, 2.0 * share - 1.0)
        for face, strength in zip(self.faces, strengths, strict=True):
            face.set_fill(opacity=strength)

    def _look_alike(self, below: int, above: int) -> bool:
        if 0 in (below, above):
            return below == above
        return bool(self.numbers[below - 1].text == self.numbers[above - 1].text)


def _fitted(symbol: Formula, radius: float) -> Formula:
    """A symbol in the middle of a disc around the origin, no larger than keeps its corners inside."""
    half = float(np.hypot(symbol.width, symbol.height)) / 2
    smallest = SMALLEST_EM / symbol.em
    return symbol.scale(min(1.0, max(smallest, SYMBOL_REACH * radius / half))).move_to((0.0, 0.0, 0.0))


class NeuronColumn(VGroup):
    """The neurons drawn of one layer, ``pitch`` apart, with dots where some are left out."""

    def __init__(self, style: Style, neurons: Sequence[Neuron], sample: Sample, pitch: float, gap: float) -> None:
        self.neurons = list(neurons)
        at = np.array(sample.positions(gap))
        heights = (at[-1] / 2 - at) * pitch
        for neuron, height in zip(self.neurons, heights, strict=True):
            neuron.shift((0.0, float(height), 0.0))
        middles = [(heights[place] + heights[place + 1]) / 2 for place in sample.gaps]
        self.dots = VGroup(*(vertical_dots(style, [0.0, middle, 0.0]) for middle in middles))
        super().__init__(*self.neurons, self.dots)

    @property
    def centres(self) -> list[Point3D]:
        """The middle of each neuron's disc."""
        return [neuron.disc.get_center() for neuron in self.neurons]

    def show_level(self, level: float) -> None:
        """Show a level in every neuron."""
        for neuron in self.neurons:
            neuron.show_level(level)


class FillNeurons(Animation):
    """Bring neurons from the level at which they are to another: a pure function of alpha."""

    def __init__(self, *neurons: Neuron, level: float, run_time: float = 1.0) -> None:
        self.neurons, self.end = neurons, level
        self.starts = [neuron.level for neuron in neurons]
        super().__init__(VGroup(*neurons), run_time=run_time, rate_func=smooth)

    def begin(self) -> None:
        """Take down where each neuron is."""
        self.starts = [neuron.level for neuron in self.neurons]
        super().begin()

    def create_starting_mobject(self) -> Mobject:
        """Nothing is copied: a level depends on no other."""
        return Mobject()

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the mixture at ``alpha``."""
        for neuron, start in zip(self.neurons, self.starts, strict=True):
            neuron.show_level(start + (self.end - start) * self.rate_func(alpha))


def centre_number(number: Number, point: Point3D) -> None:
    """Put the middle of a number's figures at a point."""
    left, right = number.reach
    offset = np.array([(left - right) / 2, -FIGURE_HEIGHT / 2 * number.em, 0.0])
    if number.power:
        offset = number.decimal_point - VGroup(*number.submobjects[:-1]).get_center()
    number.shift(point + offset - number.decimal_point)


def vertical_dots(style: Style, middle: Sequence[float], spread: float = 0.13) -> VGroup:
    """Three dots below one another: here some are left out."""
    offsets = (spread, 0.0, -spread)
    return VGroup(
        *(Dot(np.array(middle) + [0.0, up, 0.0], radius=0.035, color=style.colour("muted")) for up in offsets)
    )
