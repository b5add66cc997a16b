"""How the figures of a table's people stand and look in each part of the story of Bayes' theorem."""

import numpy as np
from numpy.typing import NDArray

from mathanim.drawing.probability.crowd import Look, rgba
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.seats import groups_of, mixed, seated
from mathanim.drawing.probability.split_square import corners_of
from mathanim.maths.probability.areas import evidence_rows, hypothesis_columns, joint_areas, joint_areas_by_evidence
from mathanim.maths.probability.events import Event

Floats = NDArray[np.float64]

PALE, FAINT = 0.42, 0.16


class PeopleLooks:
    """Every figure's looks; ``cell`` (figures,) is each one's place in the table, hypothesis by hypothesis."""

    def __init__(self, notation: EventNotation) -> None:
        self.notation = notation
        table = notation.table
        kinds = len(table.evidence)
        self.cell = groups_of(notation.numbers.figures.counts.flatten().tolist())
        self.hypothesis, self.evidence = self.cell // kinds, self.cell % kinds
        start = mixed(len(self.cell))
        columns = seated(self.hypothesis, corners_of(hypothesis_columns(table)), start[0])
        rows = seated(self.evidence, corners_of(evidence_rows(table)), columns[0])
        cells = seated(self.cell, corners_of(joint_areas(table)).reshape(-1, 4), rows[0])
        recut = seated(self.cell, corners_of(joint_areas_by_evidence(table)).reshape(-1, 4), cells[0])
        largest = start[1]
        self.places = {
            name: (seats, np.minimum(room, largest))
            for name, (seats, room) in (
                ("mixed", start),
                ("columns", columns),
                ("rows", rows),
                ("cells", cells),
                ("recut", recut),
            )
        }

    def by_name(self) -> dict[str, Look]:
        """All looks, the first with nobody there yet."""
        is_first, is_last, is_seen = self.hypothesis == 0, self.hypothesis == self.hypothesis.max(), self.evidence == 0
        told = self._coloured([Event(k) for k in self.hypothesis.tolist()])
        shown = self._coloured([Event(evidence=k) for k in self.evidence.tolist()])
        pale = np.where(is_seen, 1.0, PALE)
        seats, sizes = self.places["mixed"]
        return {
            "absent": Look(seats, 0 * sizes, _at_opacity(told, 0 * pale)),
            "mixed": Look(seats, sizes, _at_opacity(told, pale)),
            "by_hypothesis": Look(*self.places["columns"], told),
            "by_evidence": Look(*self.places["rows"], shown),
            "by_both": Look(*self.places["cells"], _at_opacity(told, pale)),
            "given_hypothesis": Look(*self.places["cells"], _at_opacity(told, np.where(is_first, pale, FAINT))),
            "not_counted": Look(*self.places["cells"], _at_opacity(told, np.where(is_last, PALE, pale))),
            "given_last": Look(*self.places["cells"], _at_opacity(told, np.where(is_last, pale, FAINT))),
            "given_evidence": Look(*self.places["cells"], _at_opacity(told, np.where(is_seen, 1.0, FAINT))),
            "reversed": Look(*self.places["recut"], _at_opacity(told, np.where(is_seen, 1.0, FAINT))),
        }

    def _coloured(self, events: list[Event]) -> Floats:
        colours = {event: rgba(self.notation.style, self.notation.colour(event)) for event in set(events)}
        return np.array([colours[event] for event in events])


def _at_opacity(colours: Floats, opacity: Floats) -> Floats:
    return np.column_stack([colours[:, :3], opacity])
