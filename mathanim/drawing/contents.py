"""A numbered list of titles that fills a region, in as many columns as it takes."""

from collections.abc import Sequence
from math import ceil

from manim import DOWN, LEFT, RIGHT, VGroup

from mathanim.drawing.formulas import Words
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM, SMALLEST_EM
from mathanim.inputs.numerals import inscribed
from mathanim.inputs.quantities import Quantity

LEADING = 2.1


class Contents(VGroup):
    """One row a title: its number, then the title; the rows run down the columns.

    Raises:
        ValueError: if the titles do not fit the region at the smallest type size.
    """

    def __init__(self, style: Style, titles: Sequence[str], region: Region) -> None:
        super().__init__(*(_row(style, k, title) for k, title in enumerate(titles, start=1)))
        for columns in range(1, len(titles) + 1):
            self._set_in(columns)
            shrunk = min(1.0, region.width / self.width, region.height / self.height)
            if shrunk * EM["heading"] >= SMALLEST_EM:
                self.scale(shrunk).move_to(region.centre)
                return
        raise ValueError(f"a list of contents needs shorter or fewer titles: {len(titles)} do not fit the frame")

    def _set_in(self, columns: int) -> None:
        per_column = ceil(len(self) / columns)
        left = 0.0
        for first in range(0, len(self), per_column):
            column = self[first : first + per_column]
            for place, row in enumerate(column):
                row.move_to(left * RIGHT + place * LEADING * EM["heading"] * DOWN, aligned_edge=LEFT)
            left += max(row.width for row in column) + 1.0


def _row(style: Style, number: int, title: str) -> VGroup:
    place = Quantity("place of the scene", number, "position in the parameter scenes")
    figure = Words(style, inscribed(place, str(number)), "heading", "i_hat", bold=True)
    words = Words(style, title, "heading")
    words.shift((0.9 - words.get_left()[0]) * RIGHT)
    return VGroup(figure, words)
