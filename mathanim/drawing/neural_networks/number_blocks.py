"""Matrices of fixed numbers, aligned on the decimal point, with dots where rows or columns are left out."""

from collections.abc import Sequence

import numpy as np
from manim import Dot, VGroup, VMobject
from numpy.typing import NDArray

from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.neural_networks.neurons import vertical_dots
from mathanim.drawing.neural_networks.number_forms import NumberForm
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM
from mathanim.inputs.quantities import Quantity

EM_OF_BLOCKS = EM["label"]
LEADING, SPACE, DOTS = 1.45, 0.62, 1.1
"""In em: from baseline to baseline, between columns, and what dots take in place of columns that are left out."""
ROW_GAP = 1.9
"""The distance of two rows with others left out between them, in leadings."""
Reach = tuple[float, float]


class NumberBlock(VGroup):
    """The ``rows`` and ``columns`` shown of ``values`` (rows, columns) in brackets; the first baseline is at height 0.

    With ``by_sign`` the entries have the colours of positive and negative; the brackets have the colour ``colour``.
    Before powers of ten stand so many ``digits``.
    """

    def __init__(
        self,
        style: Style,
        values: NDArray[np.float64] | Quantity,
        rows: Sample,
        columns: Sample,
        places: int,
        *,
        colour: str,
        by_sign: bool = False,
        digits: int = 2,
    ) -> None:
        self.rows, self.columns = rows, columns
        self.heights = [-LEADING * EM_OF_BLOCKS * at for at in rows.positions(ROW_GAP)]
        self.entries = [
            [_entry(style, values[i, j], NumberForm.of(values[i, j], places, digits), by_sign) for j in columns.shown]
            for i in rows.shown
        ]
        self.brackets = VGroup(*(VMobject(stroke_width=2.6, stroke_color=style.colour(colour)) for _ in range(2)))
        self.dots = VGroup()
        self.style = style
        super().__init__(self.brackets, *self.numbers, self.dots)
        self.set_columns(column_points(self.reaches, columns))

    @property
    def reaches(self) -> list[Reach]:
        """How far each column reaches to the left and right of its decimal points."""
        columns = zip(*self.entries, strict=True)
        return [
            (max(number.reach[0] for number in column), max(number.reach[1] for number in column)) for column in columns
        ]

    @property
    def numbers(self) -> list[Number]:
        """The numbers, row by row."""
        return [number for row in self.entries for number in row]

    def column(self, j: int) -> VGroup:
        """The numbers of a shown column."""
        return VGroup(*(row[j] for row in self.entries))

    def set_columns(self, points: Sequence[float], reaches: Sequence[Reach] | None = None) -> None:
        """Put the decimal points at ``points``, between brackets that hold columns with these reaches."""
        extents = reaches or self.reaches
        for row, height in zip(self.entries, self.heights, strict=True):
            for number, point in zip(row, points, strict=True):
                number.shift(np.array([point, height, 0.0]) - number.decimal_point)
        left, right = points[0] - extents[0][0], points[-1] + extents[-1][1]
        top, bottom = 0.92 * EM_OF_BLOCKS, self.heights[-1] - 0.27 * EM_OF_BLOCKS
        reach, serif = 0.45 * EM_OF_BLOCKS, 0.16 * EM_OF_BLOCKS
        _set_bracket(self.brackets[0], left - reach, bottom, top, serif)
        _set_bracket(self.brackets[1], right + reach, bottom, top, -serif)
        self.dots.submobjects = [*self._dots_between(points, extents)]

    def _dots_between(self, points: Sequence[float], reaches: Sequence[Reach]) -> list[VGroup]:
        lift = 0.3 * EM_OF_BLOCKS
        across = [(points[k] + reaches[k][1] + points[k + 1] - reaches[k + 1][0]) / 2 for k in self.columns.gaps]
        beside = [_horizontal_dots(self.style, x, height + lift) for x in across for height in self.heights]
        middles = [(point + (right - left) / 2) for point, (left, right) in zip(points, reaches, strict=True)]
        heights = [(self.heights[k] + self.heights[k + 1]) / 2 + lift for k in self.rows.gaps]
        return beside + [vertical_dots(self.style, [x, y, 0.0], 0.1) for x in middles for y in heights]


def column_points(reaches: Sequence[Reach], columns: Sample) -> list[float]:
    """Where the decimal points of columns with these reaches stand, from the left edge at 0."""
    points, right = [], 0.0
    for place, (left, behind) in enumerate(reaches):
        points.append(right + left)
        right = points[-1] + behind + SPACE * EM_OF_BLOCKS
        right += DOTS * EM_OF_BLOCKS if place in columns.gaps else 0.0
    return points


def widest(*blocks: NumberBlock) -> list[Reach]:
    """The reaches that hold each column of all the blocks."""
    columns = zip(*(block.reaches for block in blocks), strict=True)
    return [(max(left for left, _ in column), max(right for _, right in column)) for column in columns]


def _entry(style: Style, value: float | Quantity, form: NumberForm, by_sign: bool) -> Number:
    colour = ("positive" if float(value) >= 0 else "negative") if by_sign else "ink"
    return form.number(style, value, size="label", colour=colour)


def _set_bracket(bracket: VMobject, x: float, bottom: float, top: float, serif: float) -> None:
    corners = [[x + serif, top, 0], [x, top, 0], [x, bottom, 0], [x + serif, bottom, 0]]
    bracket.set_points_as_corners(np.array(corners, dtype=float))


def _horizontal_dots(style: Style, x: float, y: float) -> VGroup:
    return VGroup(
        *(Dot(np.array([x + across, y, 0.0]), radius=0.03, color=style.colour("muted")) for across in (-0.1, 0.0, 0.1))
    )
