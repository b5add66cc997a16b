"""What stands round the split square: hypotheses above, kinds of evidence at the left, numbers below."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mathanim.drawing.edge_labels import EdgeLabels, EdgePart, Side
from mathanim.drawing.event_notation import EventNotation
from mathanim.drawing.formulas import Formula, Typeset
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.style import Style
from mathanim.maths.probability.events import Event

Floats = NDArray[np.float64]

WIDEST, OVERHANG = 1.95, 0.3


def evidence_names(notation: EventNotation, height: float, has_counts: bool) -> list[Typeset]:
    """The label of each kind of evidence; without its name where all of them are higher than ``height`` together."""
    width = WIDEST / notation.style.em("label")
    choices = [
        [
            notation.label(event, _count(notation, event, has_counts), is_named=is_named, width=width, align="right")
            for event in notation.evidence
        ]
        for is_named in (True, False)
    ]
    return next((labels for labels in choices if sum(label.height + 0.15 for label in labels) < height), choices[-1])


def hypothesis_names(notation: EventNotation, width: float) -> list[Typeset]:
    """The label of each hypothesis with its count; without its name where all are wider than ``width`` together."""
    choices = [
        [notation.label(event, str(notation.count(event)), is_named=is_named) for event in notation.hypotheses]
        for is_named in (True, False)
    ]
    return next((labels for labels in choices if sum(label.width + 0.24 for label in labels) < width), choices[-1])


class SplitLabels:
    """Makes the labels of the split square in ``region``."""

    def __init__(self, notation: EventNotation, region: Region) -> None:
        self.notation, self.region = notation, region
        self.style: Style = notation.style

    def hypotheses(self, columns: Floats) -> EdgeLabels:
        """The hypotheses above their columns (hypotheses, 4), with how many people each has."""
        names = hypothesis_names(self.notation, self.region.width + 2 * OVERHANG)
        return self._labels("top", columns[:, [0, 2]], names, self.notation.hypotheses)

    def evidence(self, rows: Floats, *, has_counts: bool) -> EdgeLabels:
        """The kinds of evidence at the left, beside the rows or cells (evidence, 4)."""
        names = evidence_names(self.notation, self.region.height, has_counts)
        return self._labels("left", rows[:, [1, 3]], names, self.notation.evidence)

    def below(self, cells: Floats, numbers: Sequence[str]) -> EdgeLabels:
        """Numbers below the lowest cells (hypotheses, 4), each in its hypothesis' colour."""
        labels = [
            Formula(self.style, number, "formula", self.notation.colour(event))
            for number, event in zip(numbers, self.notation.hypotheses, strict=True)
        ]
        return self._labels("bottom", cells[:, [0, 2]], labels, [Event(evidence=0)] * len(labels))

    def _labels(self, side: Side, spans: Floats, labels: Sequence[Typeset], events: Sequence[Event]) -> EdgeLabels:
        parts = [
            EdgePart(float(start), float(end), label, self.notation.colour(event))
            for (start, end), label, event in zip(spans, labels, events, strict=True)
        ]
        return EdgeLabels(self.style, self.region, side, parts, OVERHANG)


def _count(notation: EventNotation, event: Event, has_counts: bool) -> str:
    return str(notation.count(event)) if has_counts else ""
