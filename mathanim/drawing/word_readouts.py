"""Read-outs whose label is a word: "window width  0.0040"."""

from collections.abc import Sequence

from manim import DOWN, RIGHT, VGroup
from numpy.typing import ArrayLike

from mathanim.drawing.formulas import Words
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole


class WordReadout(VGroup):
    """Words, a number that runs through ``values`` (steps,), and its unit."""

    def __init__(
        self,
        style: Style,
        words: str,
        values: ArrayLike,
        places: int = 2,
        *,
        unit: str = "",
        size: TypeRole = "body",
        colour: str = "ink",
    ) -> None:
        self.words = Words(style, words, size, "muted")
        self.number = Number(style, values, places, size=size, colour=colour)
        super().__init__(self.words, self.number)
        left, right = self.number.reach
        start = self.words.get_right()[0] + 0.6 * style.em(size)
        self.number.shift((start + left) * RIGHT)
        if unit:
            behind = Words(style, unit, size, colour)
            self.add(behind.shift((start + left + right + 0.2 * style.em(size)) * RIGHT))

    @property
    def last_step(self) -> int:
        """The index of the last value."""
        return self.number.last_step

    def show_step(self, step: int) -> None:
        """Show the value of a step."""
        self.number.show_step(step)


def word_rows(readouts: Sequence[WordReadout], leading: float = 0.6) -> VGroup:
    """The read-outs below one another: words from one left edge, numbers aligned on the decimal point."""
    point = max(readout.number.decimal_point[0] for readout in readouts)
    for row, readout in enumerate(readouts):
        readout[1:].shift((point - readout.number.decimal_point[0]) * RIGHT)
        readout.shift(row * leading * DOWN)
    return VGroup(*readouts)
