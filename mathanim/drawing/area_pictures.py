"""A probability as a picture: the part of a small square that counts, within the part that is given."""

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from mathanim.drawing.event_notation import EventNotation
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.split_square import corners_of, rectangle_points
from mathanim.maths.probability.areas import hypothesis_columns, joint_areas
from mathanim.maths.probability.events import ANYTHING, Event

Floats = NDArray[np.float64]

GIVEN_OPACITY, WHOLE_OPACITY = 0.26, 0.16


class AreaPicture(VGroup):
    """P(event | given): the event's area filled, the condition's area pale, in a square of ``side`` scene units.

    What is counted has the event's colour, what it is counted among the condition's.
    """

    def __init__(self, notation: EventNotation, event: Event, given: Event = ANYTHING, side: float = 1.0) -> None:
        self.square = Region(-side / 2, side / 2, -side / 2, side / 2)
        self.notation = notation
        style = notation.style
        both = Event(*(there if here is None else here for here, there in zip(_pair(event), _pair(given), strict=True)))
        whole = "muted" if given == ANYTHING else notation.colour(given)
        self.given = self._filled(given, whole, WHOLE_OPACITY if given == ANYTHING else GIVEN_OPACITY)
        self.counted = self._filled(both, notation.colour(event), 1.0)
        outline = VMobject(stroke_width=1.8, stroke_color=style.colour("axis"))
        outline.set_points_as_corners(rectangle_points(self.square, np.array([0.0, 0.0, 1.0, 1.0])))
        super().__init__(self.given, self.counted, outline)

    @property
    def share(self) -> float:
        """The area counted over the area given, as drawn."""
        counted, given = (
            sum(float(np.prod(np.ptp(cell.points[:, :2], axis=0))) for cell in part)
            for part in (self.counted, self.given)
        )
        return counted / given

    def _filled(self, event: Event, colour: str, opacity: float) -> VGroup:
        fill = self.notation.style.colour(colour)
        cells = [VMobject(stroke_width=0, fill_color=fill, fill_opacity=opacity) for _ in self._cells(event)]
        for cell, corners in zip(cells, self._cells(event), strict=True):
            cell.set_points_as_corners(rectangle_points(self.square, corners))
        return VGroup(*cells)

    def _cells(self, event: Event) -> list[Floats]:
        table = self.notation.table
        if event == ANYTHING:
            return [np.array([0.0, 0.0, 1.0, 1.0])]
        if event.evidence is None:
            return [corners_of(hypothesis_columns(table))[event.hypothesis]]
        columns = range(len(table.hypotheses)) if event.hypothesis is None else [event.hypothesis]
        return [corners_of(joint_areas(table))[column, event.evidence] for column in columns]


def _pair(event: Event) -> tuple[int | None, int | None]:
    return event.hypothesis, event.evidence
