"""One line of a sum: what it is, perhaps two factors, its value; the lines align with one another."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from mathanim.drawing.figures import MINUS
from mathanim.drawing.formulas import Formula, Typeset
from mathanim.drawing.neural_networks.drawn_pass import equals
from mathanim.drawing.neural_networks.number_forms import NumberForm, are_told_exactly
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.inputs.quantities import Quantity

SIZE: TypeRole = "formula"
SPACE = 0.38
"""Between the pieces of a line, in em."""


class SumLine(VGroup):
    """``label`` = ``value``, the label close to the equals sign; a value without a colour has that of its sign."""

    def __init__(self, style: Style, label: Typeset, value: Quantity, places: int, colour: str = "") -> None:
        self.label = label
        self.equals = Formula(style, equals(value, places), SIZE)
        self.value = NumberForm.of(value, places).number(
            style, value, size=SIZE, colour=colour or sign_colour(float(value))
        )
        super().__init__(self.label, self.equals, self.value)

    def set_at(self, equals_sign: float, value: float, baseline: float) -> None:
        """Stand on a baseline, the equals sign from ``equals_sign`` on, the decimal point at ``value``."""
        stand(self.label, equals_sign - SPACE * self.label.em - self.label.width, baseline)
        stand(self.equals, equals_sign, baseline)
        _put(self.value, value, baseline)


class ProductLine(SumLine):
    """``label`` = first · second = ``value``; a second factor with a minus stands in parentheses."""

    def __init__(
        self,
        style: Style,
        label: Typeset,
        factors: tuple[Quantity, Quantity],
        factor_places: tuple[int, int],
        value: Quantity,
        places: int,
    ) -> None:
        super().__init__(style, label, value, places, "ink")
        colours = ("ink", sign_colour(float(factors[1])))
        self.first, self.second = (
            NumberForm.of(factor, count).number(style, factor, size=SIZE, colour=colour)
            for factor, count, colour in zip(factors, factor_places, colours, strict=True)
        )
        is_whole = all(are_told_exactly(factor, count) for factor, count in zip(factors, factor_places, strict=True))
        self.meaning = Formula(style, "=" if is_whole else "approx", SIZE)
        self.times = Formula(style, "dot", SIZE)
        is_signed = self.second.texts[0].startswith(MINUS)
        self.parentheses = [Formula(style, mark, SIZE) for mark in ("\\(", "\\)")] if is_signed else []
        self.add(self.meaning, self.first, self.times, self.second, *self.parentheses)

    def set_factors(self, points: tuple[float, float], baseline: float) -> None:
        """Stand on a baseline, the label from 0 on, the factors' decimal points at ``points``."""
        stand(self.label, 0.0, baseline)
        _put(self.first, points[0], baseline)
        _put(self.second, points[1], baseline)
        em = self.label.em
        stand(self.times, points[0] + self.first.reach[1] + SPACE * em, baseline)
        for mark, right in zip(self.parentheses, (False, True), strict=False):
            reach = self.second.reach[1] + 0.06 * em if right else -self.second.reach[0] - 0.06 * em - mark.width
            stand(mark, points[1] + reach, baseline)


def align(lines: Sequence[SumLine], baselines: Sequence[float]) -> None:
    """Stand lines on their baselines, pieces of one kind below one another, the products' labels from 0 on."""
    products = [line for line in lines if isinstance(line, ProductLine)]
    em, sign = products[0].label.em, products[0].equals.width
    space, around = SPACE * em, 0.45 * em
    first_equals = max(line.label.width for line in products) + space
    first = first_equals + sign + space + max(line.first.reach[0] for line in products)
    times = max(line.first.reach[1] + line.times.width for line in products) + 2 * space
    second = first + times + around + max(line.second.reach[0] for line in products)
    equals_sign = second + max(line.second.reach[1] for line in products) + around + space
    value = equals_sign + sign + space + max(line.value.reach[0] for line in lines)
    for line, baseline in zip(lines, baselines, strict=True):
        line.set_at(equals_sign, value, baseline)
        if isinstance(line, ProductLine):
            line.set_factors((first, second), baseline)
            stand(line.meaning, first_equals, baseline)


def sign_colour(value: float) -> str:
    """The role of a number's sign."""
    return "positive" if value >= 0 else "negative"


def stand(typeset: Typeset, left: float, baseline: float) -> None:
    """Put a text on a baseline, from ``left`` on."""
    typeset.shift((left - float(typeset.get_left()[0]), baseline - typeset.baseline, 0.0))


def _put(number: Number, point: float, baseline: float) -> None:
    number.shift(np.array([point, baseline, 0.0]) - number.decimal_point)
