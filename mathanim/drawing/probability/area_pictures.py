"""A probability as a picture: the part of a small square that counts, within the part that is given."""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.split_square import corners_of, rectangle_points
from mathanim.maths.probability.areas import evidence_rows, hypothesis_columns, joint_areas, joint_areas_by_evidence
from mathanim.maths.probability.events import ANYTHING, Event

Floats = NDArray[np.float64]
Cut = Literal["columns", "rows"]

HAIRLINE, CLEAR_LINE = 0.8, 2.4
"""Round every part, so that the thinnest can be seen and no gap shows between neighbours; round one that is thin."""
THIN = 0.08
"""The share of the square below which a part is thin: a condition is then stretched, an event has a clear line."""
UNIT = np.array([0.0, 0.0, 1.0, 1.0])
GIVEN_OPACITY, WHOLE_OPACITY = 0.32, 0.16


class AreaPicture(VGroup):
    """P(event | given): the event's area filled, the condition's area pale, in a square of ``side`` scene units.

    What is counted has the event's colour, what it is counted among the condition's. Of several events each counts.
    ``cut`` says whether the square is split into the hypotheses' columns first, or into the evidence's rows. A
    condition that is thin is stretched to fill the square, which then has an outline in its colour.
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
        self.is_stretched = float(notation.value(given)) < THIN
        if self.is_stretched:
            self.cut = "rows" if given.hypothesis is None else "columns"
        self.window = self._window(given)
        whole = ("muted", WHOLE_OPACITY) if given == ANYTHING else (notation.colour(given), GIVEN_OPACITY)
        self.given = self._filled([given], *whole)
        counted: dict[str, list[Event]] = {}
        for each in [event] if isinstance(event, Event) else event:
            counted.setdefault(notation.colour(each), []).append(each.and_also(given))
        self.counted = VGroup(*(self._filled(events, colour, 1.0) for colour, events in counted.items()))
        edge = notation.colour(given) if self.is_stretched else "axis"
        outline = VMobject(stroke_width=CLEAR_LINE if self.is_stretched else 1.8)
        outline.set_stroke(notation.style.colour(edge))
        outline.set_points_as_corners(rectangle_points(self.square, UNIT))
        is_thin = counted and 0 < self.share < THIN
        if is_thin:
            self.counted.set_stroke(width=CLEAR_LINE)
        super().__init__(self.given, *((outline, self.counted) if is_thin else (self.counted, outline)))

    @property
    def share(self) -> float:
        """The area counted over the area given, as drawn."""
        return sum(map(_area, self.counted)) / _area(self.given)

    def _filled(self, events: Sequence[Event], colour: str, opacity: float) -> VMobject:
        """The cells of all the events as one shape."""
        fill = self.notation.style.colour(colour)
        filled = VMobject(stroke_width=HAIRLINE, stroke_color=fill, fill_color=fill, fill_opacity=opacity)
        for corners in _merged(cell for event in events for cell in self._cells(event)):
            outline = rectangle_points(self.square, self._seen(corners))
            filled.append_points(VMobject().set_points_as_corners(outline).points)
        return filled.set_stroke(opacity=opacity)

    def _window(self, given: Event) -> Floats:
        """The part of the unit square that is seen: all of it, or what a thin condition takes."""
        if not self.is_stretched:
            return UNIT
        cells = np.array(self._cells(given))
        return np.concatenate([cells[:, :2].min(axis=0), cells[:, 2:].max(axis=0)])

    def _seen(self, corners: Floats) -> Floats:
        low, high = self.window[:2], self.window[2:]
        return np.concatenate([(corners[:2] - low) / (high - low), (corners[2:] - low) / (high - low)])

    def _cells(self, event: Event) -> list[Floats]:
        table, hypothesis, evidence = self.notation.table, event.hypothesis, event.evidence
        if event == ANYTHING:
            return [UNIT]
        if self.cut == "columns" and evidence is None:
            return [corners_of(hypothesis_columns(table))[hypothesis]]
        if self.cut == "rows" and hypothesis is None:
            return [corners_of(evidence_rows(table))[evidence]]
        cells = corners_of(joint_areas(table) if self.cut == "columns" else joint_areas_by_evidence(table))
        rows = slice(None) if hypothesis is None else slice(hypothesis, hypothesis + 1)
        columns = slice(None) if evidence is None else slice(evidence, evidence + 1)
        return list(cells[rows, columns].reshape(-1, 4))


def _merged(cells: Iterable[Floats]) -> list[Floats]:
    """The rectangles, each made one with the one before where both together are a rectangle."""
    merged: list[Floats] = []
    for cell in cells:
        if merged:
            both = np.concatenate([np.minimum(merged[-1], cell)[:2], np.maximum(merged[-1], cell)[2:]])
            if np.isclose(_size(both), _size(merged[-1]) + _size(cell), rtol=1e-9, atol=0):
                merged[-1] = both
                continue
        merged.append(cell)
    return merged


def _size(corners: Floats) -> float:
    return float(np.prod(corners[2:] - corners[:2]))


def _area(filled: VMobject) -> float:
    """The area of rectangles, in squared scene units."""
    return sum(float(np.prod(np.ptp(cell[:, :2], axis=0))) for cell in filled.get_subpaths())
