"""One line of a sum: a label, perhaps two factors, an equals sign, a value; lines align with one another."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from mathanim.drawing.drawn_pass import equals
from mathanim.drawing.formulas import Formula, Typeset
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole

SPACE = 0.35
"""Between the pieces of a line, in em."""


class SumLine(VGroup):
    """``label`` (first · second) = ``value``; a negative second factor stands in parentheses.

    ``colour`` is the value's; the second factor and a value without a colour have the colour of their sign.
    """

    def __init__(
        self,
        style: Style,
        label: Typeset,
        value: float,
        places: int,
        factors: tuple[float, float] | None = None,
        *,
        factor_places: tuple[int, int] = (1, 1),
        size: TypeRole = "formula",
        colour: str = "",
    ) -> None:
        self.style, self.size, self.em = style, size, style.em(size)
        self.label = label
        self.equals = Formula(style, equals(value, places), size)
        self.value = self._number(value, places, colour or sign_colour(value))
        self.factors: list[Number] = []
        self.marks: list[Formula] = []
        if factors:
            self.factors = [
                self._number(factors[0], factor_places[0], "ink"),
                self._number(factors[1], factor_places[1], sign_colour(factors[1])),
            ]
            self.marks.append(Formula(style, "dot", size))
            if factors[1] < 0:
                self.marks.extend(Formula(style, mark, size) for mark in ("\\(", "\\)"))
        super().__init__(self.label, *self.factors, *self.marks, self.equals, self.value)

    def set_at(self, label: float, factors: Sequence[float], equals_sign: float, value: float, baseline: float) -> None:
        """Stand on a baseline, the label from ``label`` on, decimal points at ``factors`` and ``value``."""
        _stand(self.label, label, baseline)
        _stand(self.equals, equals_sign, baseline)
        points = [*factors[: len(self.factors)], value]
        for number, point in zip((*self.factors, self.value), points, strict=True):
            number.shift(np.array([point, baseline, 0.0]) - number.decimal_point)
        if self.factors:
            self._set_marks(baseline)

    def _set_marks(self, baseline: float) -> None:
        first, second = self.factors
        middle = first.decimal_point[0] + first.reach[1] + SPACE * self.em
        _stand(self.marks[0], middle, baseline)
        if len(self.marks) > 1:
            left = second.decimal_point[0] - second.reach[0] - self.marks[1].width - 0.06 * self.em
            _stand(self.marks[1], left, baseline)
            _stand(self.marks[2], second.decimal_point[0] + second.reach[1] + 0.06 * self.em, baseline)

    def _number(self, value: float, places: int, colour: str) -> Number:
        return Number(self.style, [value], places, size=self.size, colour=colour)


def align(lines: Sequence[SumLine], baselines: Sequence[float]) -> None:
    """Stand lines on their baselines, pieces of one kind below one another, the labels from 0 on."""
    em = lines[0].em
    right = max(line.label.width for line in lines) + 2 * SPACE * em
    points = []
    pairs = [line.factors for line in lines if line.factors]
    for place in range(2 if pairs else 0):
        numbers = [pair[place] for pair in pairs]
        around = 0.5 * em if place else 0.0
        points.append(right + around + max(number.reach[0] for number in numbers))
        right = points[-1] + around / 2 + max(number.reach[1] for number in numbers) + 2 * SPACE * em
    value = right + lines[0].equals.width + SPACE * em + max(line.value.reach[0] for line in lines)
    for line, baseline in zip(lines, baselines, strict=True):
        line.set_at(0.0, points, right - SPACE * em / 2, value, baseline)


def sign_colour(value: float) -> str:
    """The role of a number's sign."""
    return "positive" if value >= 0 else "negative"


def _stand(typeset: Typeset, left: float, baseline: float) -> None:
    typeset.shift((left - float(typeset.get_left()[0]), baseline - typeset.baseline, 0.0))
