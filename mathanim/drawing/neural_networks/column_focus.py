"""The animation that points out one column of a block of numbers: the others grow dim."""

from manim import Animation, Mobject

from mathanim.drawing.neural_networks.number_blocks import NumberBlock

DIMMED = 0.3


class FocusColumn(Animation):
    """Dim all shown columns of a block but one; None dims none.

    A pure function of alpha and of how bright the numbers were when it begins.
    """

    def __init__(self, block: NumberBlock, column: int | None) -> None:
        self.numbers = block.numbers
        self.ends = [1.0 if column in (None, j) else DIMMED for row in block.entries for j in range(len(row))]
        self.starts = self.ends
        super().__init__(block)

    def begin(self) -> None:
        """Take down how bright the numbers are."""
        self.starts = [float(number[0].get_fill_opacity()) for number in self.numbers]
        super().begin()

    def create_starting_mobject(self) -> Mobject:
        """Nothing is copied."""
        return Mobject()

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the mixture at ``alpha``."""
        share = self.rate_func(alpha)
        for number, start, end in zip(self.numbers, self.starts, self.ends, strict=True):
            number.set_fill(opacity=(1 - share) * start + share * end)
