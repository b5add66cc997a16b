"""Tables of computed numbers: a head, a rule, and rows whose columns are aligned on the decimal point."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Line, VGroup
from numpy.typing import ArrayLike

from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.readouts import Number, is_long
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM, TypeRole
from mathanim.inputs.quantities import Quantity, numbers_of


@dataclass(frozen=True)
class NumberColumn:
    """A head in Typst mathematics and its ``values`` (rows,), each with its own number of ``places``.

    All are written in the same ``power`` of ten; a value that is not zero never reads as zeros.

    Raises:
        ValueError: if there are not as many places as values.
    """

    head: str
    values: ArrayLike
    places: int | Sequence[int] = 2
    colour: str = "ink"
    power: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.places, int) and len(self.places) != len(np.asarray(self.values)):
            raise ValueError(
                f"a column needs places for each of its {len(np.asarray(self.values))} values, not {len(self.places)}"
            )

    def cells(self, style: Style, size: TypeRole) -> list[Number]:
        """One number a row, the decimal point of each at the origin."""
        values = numbers_of(self.values)
        places = [self.places] * len(values) if isinstance(self.places, int) else self.places
        is_grouped = any(
            is_long(value, of_this, self.power) for value, of_this in zip(np.asarray(values), places, strict=True)
        )
        return [
            Number(
                style,
                value,
                of_this,
                size=size,
                colour=self.colour,
                is_grouped=is_grouped,
                power=self.power,
                never_hides=True,
            )
            for value, of_this in zip(values, places, strict=True)
        ]


@dataclass(frozen=True)
class NumberFoot:
    """A label in Typst mathematics and the number that stands below the last column."""

    label: str
    value: float | Quantity
    places: int = 2
    colour: str = "ink"
    power: int = 0


class NumberTable(VGroup):
    """Columns side by side; ``rows`` holds one group of numbers a row, ``cells`` the numbers themselves.

    ``foot`` stands below a second rule; ``leading`` and ``gap`` are the distances of rows and between columns, in em.

    Raises:
        ValueError: if there is no column, or the columns differ in their number of rows.
    """

    def __init__(
        self,
        style: Style,
        columns: Sequence[NumberColumn],
        foot: NumberFoot | None = None,
        *,
        size: TypeRole = "formula",
        leading: float = 1.5,
        gap: float = 1.1,
    ) -> None:
        heights = {len(np.asarray(column.values)) for column in columns}
        if len(heights) != 1:
            raise ValueError(f"a table needs columns with equally many rows, not {sorted(heights)}")
        em = style.em(size)
        cells = [column.cells(style, size) for column in columns]
        self.heads = VGroup(*(Formula(style, column.head, size, column.colour) for column in columns))
        self.cells = [list(row) for row in zip(*cells, strict=True)]
        self.rows = [VGroup(*row) for row in self.cells]
        self._set_columns(cells, gap * em, leading * em)
        self.rule = Line(color=style.colour("muted"), stroke_width=2.5)
        super().__init__(self.heads, self.rule, *self.rows)
        self._set_heads(0.45 * em)
        self.foot = VGroup()
        if foot is not None:
            self._set_foot(style, foot, size, leading * em)

    def fit(self, region: Region) -> "NumberTable":
        """Centre the table in a region and shrink it until it fits.

        Raises:
            ValueError: if its figures would have to be smaller than text may be.
        """
        region.fit(self)
        if self.cells[0][0].em < SMALLEST_EM - 1e-6:
            raise ValueError(f"a table of {len(self.rows)} rows is too large to be read; show fewer rows or digits")
        return self

    def _set_columns(self, cells: list[list[Number]], gap: float, leading: float) -> None:
        right = 0.0
        for column, head in zip(cells, self.heads, strict=True):
            left, behind = (max(reach) for reach in zip(*(cell.reach for cell in column), strict=True))
            spare = max(0.0, head.width - left - behind) / 2
            point = right + spare + left
            for row, cell in enumerate(column):
                cell.shift(point * RIGHT + row * leading * DOWN)
            head.move_to((point + (behind - left) / 2) * RIGHT)
            right = point + behind + spare + gap

    def _set_foot(self, style: Style, foot: NumberFoot, size: TypeRole, leading: float) -> None:
        last = self.cells[-1][-1]
        number = Number(
            style,
            foot.value,
            foot.places,
            size=size,
            colour=foot.colour,
            is_grouped=last.is_grouped,
            power=foot.power,
        )
        number.shift(last.decimal_point + 1.25 * leading * DOWN)
        label = Formula(style, foot.label, size, foot.colour)
        label.next_to(number, LEFT, buff=0.3 * last.em).shift((number.decimal_point[1] - label.baseline) * UP)
        rule = self.rule.copy().set_y(last.decimal_point[1] - 0.45 * leading)
        self.foot.add(rule, label, number)
        self.add(self.foot)

    def _set_heads(self, gap: float) -> None:
        """Set the rule over the rows and the heads over the rule, standing on one line."""
        numbers = VGroup(*self.rows)
        left = min(numbers.get_left()[0], self.heads.get_left()[0])
        right = max(numbers.get_right()[0], self.heads.get_right()[0])
        top = numbers.get_top()[1] + gap
        self.rule.put_start_and_end_on(np.array([left, top, 0.0]), np.array([right, top, 0.0]))
        self.heads.shift((top + gap - self.heads.get_bottom()[1]) * -DOWN)
