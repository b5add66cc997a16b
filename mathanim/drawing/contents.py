"""A numbered list of titles that fills a region, in as many columns as it takes."""

from collections.abc import Sequence
from math import ceil

from manim import VGroup

from mathanim.drawing.formulas import Words
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM, SMALLEST_EM
from mathanim.inputs.numerals import inscribed
from mathanim.inputs.quantities import Quantity

LEADING = 2.1
"""From baseline to baseline, in em."""
INDENT = 0.9
"""From where a number starts to where its title does, in scene units."""
GUTTER = 1.0


class Row(VGroup):
    """A number and its title, on one baseline."""

    def __init__(self, style: Style, number: int, title: str) -> None:
        place = Quantity("place of the scene", number, "position in the parameter scenes")
        self.figure = Words(style, inscribed(place, str(number)), "heading", "i_hat", bold=True)
        self.title = Words(style, title, "heading")
        super().__init__(self.figure, self.title)
        self.title.shift((INDENT - float(self.title.get_left()[0]), 0.0, 0.0))

    def stand(self, left: float, baseline: float) -> None:
        """Put the row on a baseline, its number's place beginning at ``left``."""
        self.shift((left + INDENT - float(self.title.get_left()[0]), baseline - self.title.baseline, 0.0))


class Contents(VGroup):
    """One row a title: its number, then the title; the rows run down the columns, baseline from baseline the same.

    Raises:
        ValueError: if the titles do not fit the region at the smallest type size.
    """

    def __init__(self, style: Style, titles: Sequence[str], region: Region) -> None:
        self.rows = tuple(Row(style, k, title) for k, title in enumerate(titles, start=1))
        super().__init__(*self.rows)
        for columns in range(1, len(titles) + 1):
            self._set_in(columns)
            shrunk = min(1.0, region.width / self.width, region.height / self.height)
            if shrunk * EM["heading"] >= SMALLEST_EM:
                self.scale(shrunk).move_to(region.centre)
                return
        raise ValueError(f"a list of contents needs shorter or fewer titles: {len(titles)} do not fit the frame")

    def _set_in(self, columns: int) -> None:
        per_column = ceil(len(self.rows) / columns)
        left = 0.0
        for first in range(0, len(self.rows), per_column):
            column = self.rows[first : first + per_column]
            for place, row in enumerate(column):
                row.stand(left, -place * LEADING * EM["heading"])
            left = max(float(row.get_right()[0]) for row in column) + GUTTER
