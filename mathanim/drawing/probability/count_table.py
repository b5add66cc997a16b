"""How many people there are of each hypothesis with each kind of evidence, with the sums at the margins."""

from collections.abc import Sequence

import numpy as np
from manim import Line, VGroup

from mathanim.drawing.formulas import Formula, Typeset, Words
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.maths.probability.events import ANYTHING, Event


class CountTable(VGroup):
    """A column for each hypothesis and a row for each kind of evidence, the first at the bottom as in the square.

    ``total`` heads the sums; ``leading`` and ``space`` are those between rows and between columns, in scene units.
    ``cells``, ``margins`` and ``heads`` can be shown one after the other.
    """

    def __init__(self, notation: EventNotation, total: str, leading: float = 0.95, space: float = 0.75) -> None:
        self.notation, self.style = notation, notation.style
        rows = [*reversed(notation.evidence), ANYTHING]
        columns = [*notation.hypotheses, ANYTHING]
        words = [Words(self.style, total, "body", "muted") for _ in range(2)]
        top: list[Typeset] = [*(Formula(self.style, notation.symbol(event)) for event in columns[:-1]), words[0]]
        side: list[Typeset] = [*(Formula(self.style, notation.symbol(event)) for event in rows[:-1]), words[1]]
        self.numbers = [[self._count(row, column) for column in columns] for row in rows]
        rights = self._rights(side, top, space)
        lines: list[Sequence[Typeset]] = [top, *self.numbers]
        for k, row in enumerate(lines):
            for mobject, right in zip(row, rights[1:], strict=True):
                _set_down(mobject, right, -k * leading)
        for k, head in enumerate(side):
            _set_down(head, rights[0], -(k + 1) * leading)
        self.heads = VGroup(*top, *side)
        self.cells = VGroup(*(number for row in self.numbers[:-1] for number in row[:-1]))
        self.margins = VGroup(*self.numbers[-1], *(row[-1] for row in self.numbers[:-1]))
        self.rules = self._rules(rights, len(rows), leading, space)
        super().__init__(self.heads, self.rules, self.cells, self.margins)

    def _count(self, row: Event, column: Event) -> Formula:
        both = Event(column.hypothesis, row.evidence)
        colour = "ink" if both == ANYTHING else self.notation.colour(both)
        return Formula(self.style, self.notation.count(both), colour=colour)

    def _rights(self, side: list[Typeset], top: list[Typeset], space: float) -> list[float]:
        """The right edge of the heads' column and of each column of numbers."""
        columns = [side, *([head, *column] for head, column in zip(top, zip(*self.numbers, strict=True), strict=True))]
        widths = [max(mobject.width for mobject in column) for column in columns]
        return list(np.cumsum(np.array(widths) + space) - space)

    def _rules(self, rights: list[float], rows: int, leading: float, space: float) -> VGroup:
        em = self.style.em("formula")
        across = [-(k - 0.5) * leading + 0.34 * em for k in (1, rows)]
        ends = 0.34 * em + leading / 2, -rows * leading + 0.34 * em - leading / 2
        upright = [rights[0] + space / 2, rights[-2] + space / 2]
        lines = [((0.0, y), (rights[-1], y)) for y in across] + [((x, ends[0]), (x, ends[1])) for x in upright]
        colour = self.style.colour("axis")
        return VGroup(
            *(
                Line(np.array([*start, 0.0]), np.array([*end, 0.0]), stroke_width=2, color=colour)
                for start, end in lines
            )
        )


def _set_down(mobject: Typeset, right: float, baseline: float) -> None:
    mobject.shift(np.array([right - mobject.get_right()[0], baseline - mobject.baseline, 0.0]))
