"""A probability as a picture: the part of a small square that counts, within the part that is given."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from mathanim.drawing.event_notation import EventNotation
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.split_square import corners_of, rectangle_points
from mathanim.maths.probability.areas import evidence_rows, hypothesis_columns, joint_areas, joint_areas_by_evidence
from mathanim.maths.probability.events import ANYTHING, Event

Floats = NDArray[np.float64]
Cut = Literal["columns", "rows"]

HAIRLINE = 0.8
"""Round every part, so that the thinnest can be seen and no gap shows between neighbours."""
GIVEN_OPACITY, WHOLE_OPACITY = 0.32, 0.16


class AreaPicture(VGroup):
    """P(event | given): the event's area filled, the condition's area pale, in a square of ``side`` scene units.

    What is counted has the event's colour, what it is counted among the condition's. Of several events each counts.
    ``cut`` says whether the square is split into the hypotheses' columns first, or into the evidence's rows.
    """

    def __init__(
        self,
        notation: EventNotation,
        event: Event | Sequence[Event],
        given: Event = ANYTHING,
        side: float = 1.0,
        cut: Cut = "columns",
    ) -> None:
        self.square = Region(-side / 2, side / 2, -side / 2, side / 2)
        self.notation, self.cut = notation, cut
        whole = ("muted", WHOLE_OPACITY) if given == ANYTHING else (notation.colour(given), GIVEN_OPACITY)
        self.given = self._filled(given, *whole)
        counted = [event] if isinstance(event, Event) else event
        self.counted = VGroup(*(self._filled(each.and_also(given), notation.colour(each), 1.0) for each in counted))
        outline = VMobject(stroke_width=1.8, stroke_color=notation.style.colour("axis"))
        outline.set_points_as_corners(rectangle_points(self.square, np.array([0.0, 0.0, 1.0, 1.0])))
        super().__init__(self.given, self.counted, outline)

    @property
    def share(self) -> float:
        """The area counted over the area given, as drawn."""
        counted, given = (
            sum(float(np.prod(np.ptp(cell.points[:, :2], axis=0))) for cell in part.family_members_with_points())
            for part in (self.counted, self.given)
        )
        return counted / given

    def _filled(self, event: Event, colour: str, opacity: float) -> VGroup:
        fill = self.notation.style.colour(colour)
        filled = VGroup()
        for corners in self._cells(event):
            cell = VMobject(stroke_width=HAIRLINE, stroke_color=fill, fill_color=fill, fill_opacity=opacity)
            cell.set_stroke(opacity=opacity)
            filled.add(cell.set_points_as_corners(rectangle_points(self.square, corners)))
        return filled

    def _cells(self, event: Event) -> list[Floats]:
        table, hypothesis, evidence = self.notation.table, event.hypothesis, event.evidence
        if event == ANYTHING:
            return [np.array([0.0, 0.0, 1.0, 1.0])]
        if self.cut == "columns" and evidence is None:
            return [corners_of(hypothesis_columns(table))[hypothesis]]
        if self.cut == "rows" and hypothesis is None:
            return [corners_of(evidence_rows(table))[evidence]]
        cells = corners_of(joint_areas(table) if self.cut == "columns" else joint_areas_by_evidence(table))
        rows = slice(None) if hypothesis is None else slice(hypothesis, hypothesis + 1)
        columns = slice(None) if evidence is None else slice(evidence, evidence + 1)
        return list(cells[rows, columns].reshape(-1, 4))
