"""The people of a table in the unit square, and every way the story of Bayes' theorem cuts it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import FadeIn, VMobject
from numpy.typing import NDArray

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.crowd import Crowd
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.people_looks import PeopleLooks
from mathanim.drawing.probability.probability_text import rounded
from mathanim.drawing.probability.split_labels import SplitLabels, evidence_names
from mathanim.drawing.probability.split_square import Skyline, SplitSquare, corners_of, rectangle_points
from mathanim.maths.probability.areas import evidence_rows, hypothesis_columns, joint_areas
from mathanim.maths.probability.events import Event
from mathanim.maths.probability.recutting import even_shares, from_independence, reversal

Floats = NDArray[np.float64]

STEPS = 361
SEEN, UNSEEN, DIMMED = 0.30, 0.12, 0.05
ABOVE, BELOW, BETWEEN, BESIDE = 0.66, 0.62, 0.65, 0.3
SHOWN, HIDDEN = 1.0, 0.35


class BayesSquare:
    """The crowd in its square; the square cut by hypothesis, by evidence, by both, and the other way round.

    It takes the left of ``stage``, as much as the labels at its left need; ``panel`` is what remains beside the square.
    """

    def __init__(self, notation: EventNotation, stage: Region) -> None:
        self.notation = notation
        side = stage.height - ABOVE - BELOW
        names = [*evidence_names(notation, side, True), *evidence_names(notation, side, False)]
        left = stage.left + BESIDE + max(label.width for label in names)
        self.region = Region(left, left + side, stage.bottom + BELOW, stage.top - ABOVE)
        self.panel = Region(self.region.right + BETWEEN, stage.right, self.region.bottom, self.region.top)
        self.tall_panel = Region(self.panel.left, self.panel.right, stage.bottom, stage.top)
        self.crowd = Crowd(self.region, PeopleLooks(notation).by_name())
        self.outline = VMobject(stroke_width=2.5, stroke_color=notation.style.colour("axis"))
        self.outline.set_points_as_corners(rectangle_points(self.region, np.array([0.0, 0.0, 1.0, 1.0])))
        self._cut()
        self._label()
        for square in (self.columns, self.rows, self.cells, self.unknown, self.recut):
            square.set_z_index(-2)
        self.outline.set_z_index(-1)

    def _cut(self) -> None:
        notation, table = self.notation, self.notation.table
        shares = even_shares(STEPS, table.probabilities.device)
        overlay, recut = corners_of(joint_areas(from_independence(table, shares))), corners_of(reversal(table, shares))
        by_hypothesis, by_both = notation.hypotheses, [Event(*place) for place in np.ndindex(overlay.shape[1:3])]
        self.columns = self._split(corners_of(hypothesis_columns(table)), by_hypothesis)
        self.rows = self._split(corners_of(evidence_rows(table)), notation.evidence)
        self.cells = self._split(overlay.reshape(STEPS, -1, 4), by_both)
        self.recut = self._split(recut.reshape(STEPS, -1, 4), by_both)
        for cell, place in zip(self.recut, by_both, strict=True):
            cell.set_fill(opacity=DIMMED if place.evidence else SEEN)
        self.unknown = self._split(corners_of(hypothesis_columns(table))[-1:], by_hypothesis[-1:], UNSEEN)
        self.skyline = self._outlined(overlay[:, :, 0])
        self.first_skyline = self._outlined(overlay[-1, :1, 0])
        self.last_skyline = self._outlined(overlay[-1, -1:, 0])
        self.known_skyline = self._outlined(overlay[-1, :-1, 0])
        self.recut_skyline = self._outlined(recut[:, :, 0])

    def _label(self) -> None:
        notation, labels = self.notation, SplitLabels(self.notation, self.region)
        kinds = len(notation.evidence)
        cells, recut = self.cells.steps[-1], self.recut.steps[-1]
        counts = [notation.count(event, Event(evidence=0)) for event in notation.hypotheses]
        shares = [rounded(notation.value(event, Event(evidence=0))) for event in notation.hypotheses]
        self.above = labels.hypotheses(self.columns.steps[0])
        self.beside_rows = labels.evidence(self.rows.steps[0], has_counts=True)
        self.beside_cells = labels.evidence(cells[:kinds], has_counts=False)
        self.below_cells = labels.below(cells[::kinds], counts)
        self.question = labels.below(cells[::kinds], [*counts[:-1], "?"]).labels[-1]
        self.beside_recut = labels.evidence(recut[:kinds], has_counts=True)
        self.below_recut = labels.below(recut[::kinds], shares)

    def stress(self, event: Event) -> list[Any]:
        """Animations that dim the cells and labels of what does not belong to ``event``, and restore the others."""
        return [*self._fill(event), *self._fade_labels(event)]

    def hide_last(self) -> list[Any]:
        """Animations that make the last column whole again, as if its evidence had not been counted."""
        last = len(self.notation.hypotheses) - 1
        hidden = [cell for cell, place in self._placed_cells() if place.hypothesis == last]
        hidden.append(self.below_cells.labels[last])
        return [*(part.animate.set_opacity(0) for part in hidden), FadeIn(self.unknown, self.question)]

    def _fill(self, event: Event) -> list[Any]:
        return [
            cell.animate.set_fill(opacity=_weight(place) if _includes(event, place) else DIMMED).set_stroke(opacity=1)
            for cell, place in self._placed_cells()
        ]

    def _placed_cells(self) -> Iterator[tuple[VMobject, Event]]:
        shape = len(self.notation.hypotheses), len(self.notation.evidence)
        return zip(self.cells, (Event(*place) for place in np.ndindex(shape)), strict=True)

    def _fade_labels(self, event: Event) -> list[Any]:
        hypotheses, evidence = self.notation.hypotheses, self.notation.evidence
        seen = Event(evidence=0)
        return [
            labels.part(k).animate.set_opacity(SHOWN if is_shown else HIDDEN)
            for labels, shown in (
                (self.above, [_includes(event, each) and event.evidence is None for each in hypotheses]),
                (self.beside_cells, [_includes(event, each) for each in evidence]),
                (self.below_cells, [_includes(event, each.and_also(seen)) for each in hypotheses]),
            )
            for k, is_shown in enumerate(shown)
        ]

    def _split(self, cells: Floats, events: list[Event], opacity: float | None = None) -> SplitSquare:
        colours = [self.notation.colour(event) for event in events]
        weights = [_weight(event) if opacity is None else opacity for event in events]
        return SplitSquare(self.notation.style, self.region, cells, colours, weights)

    def _outlined(self, cells: Floats) -> Skyline:
        return Skyline(self.notation.style, self.region, cells, "evidence")


def _includes(event: Event, part: Event) -> bool:
    """Whether a part of the table and an event have anything in common."""
    places = (event.hypothesis, part.hypothesis), (event.evidence, part.evidence)
    return all(None in both or both[0] == both[1] for both in places)


def _weight(event: Event) -> float:
    """How strongly a cell is filled."""
    return UNSEEN if event.evidence else SEEN
