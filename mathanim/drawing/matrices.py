"""Matrices whose entries run through steps."""

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathanim.drawing.formulas import Formula
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.inputs.quantities import numbers_of


class MatrixReadout(VGroup):
    """A matrix (steps, rows, columns) in brackets behind a label ("A ="), each column aligned on the decimal point.

    ``colours`` names the role of each column, in order.
    """

    def __init__(
        self,
        style: Style,
        label: str,
        matrices: ArrayLike,
        *,
        colours: tuple[str, ...] = (),
        places: int = 2,
        size: TypeRole = "formula",
    ) -> None:
        values = numbers_of(matrices)
        _, rows, columns = values.shape
        roles = colours or ("ink",) * columns
        em = style.em(size)
        self.entries = [
            [Number(style, values[:, i, j], places, size=size, colour=roles[j]) for j in range(columns)]
            for i in range(rows)
        ]
        right = 0.0
        for j in range(columns):
            reaches = [row[j].reach for row in self.entries]
            point = right + max(left for left, _ in reaches)
            for i, row in enumerate(self.entries):
                row[j].shift((point, -1.3 * em * i, 0))
            right = point + max(behind for _, behind in reaches) + 0.7 * em
        numbers = VGroup(*(number for row in self.entries for number in row))
        width, top, bottom = right - 0.7 * em, 0.95 * em, -1.3 * em * (rows - 1) - 0.25 * em
        self.label = Formula(style, label, size)
        self.brackets = VGroup(
            _bracket(style, -0.32 * em, bottom, top, 0.16 * em),
            _bracket(style, width + 0.32 * em, bottom, top, -0.16 * em),
        )
        middle = (top + bottom) / 2 - 0.25 * em
        self.label.shift((-0.8 * em - self.label.get_right()[0], middle - self.label.baseline, 0))
        super().__init__(self.label, self.brackets, numbers)

    @property
    def last_step(self) -> int:
        """The index of the last step."""
        return self.entries[0][0].last_step

    def show_step(self, step: int) -> None:
        """Show the matrix of a step."""
        for row in self.entries:
            for number in row:
                number.show_step(step)

    def column(self, j: int) -> VGroup:
        """The numbers of a column."""
        return VGroup(*(row[j] for row in self.entries))


def _bracket(style: Style, x: float, bottom: float, top: float, serif: float) -> VMobject:
    corners = np.array([[x + serif, top, 0], [x, top, 0], [x, bottom, 0], [x + serif, bottom, 0]])
    return VMobject(stroke_width=2.6, stroke_color=style.colour("ink")).set_points_as_corners(corners)
