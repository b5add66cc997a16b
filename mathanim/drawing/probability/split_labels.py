"""What stands round the split square: hypotheses above, kinds of evidence at the left, numbers below."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from mathanim.drawing.formulas import Formula, Typeset
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.edge_labels import GAP, EdgeLabels, EdgePart, Side
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.maths.probability.events import Event

Floats = NDArray[np.float64]

WIDEST, OVERHANG = 1.95, 0.3
SIZES: tuple[TypeRole, TypeRole] = ("label", "small")


def evidence_names(notation: EventNotation, height: float, has_counts: bool) -> Sequence[Typeset]:
    """The label of each kind of evidence: smaller, then without its name, where all are higher than ``height``."""
    events = [(event, notation.count(event) if has_counts else "") for event in notation.evidence]
    choices = [
        [notation.label_within(WIDEST, event, number, size=size, align="right") for event, number in events]
        for size in SIZES
    ]
    choices.append([notation.label(event, number, is_named=False) for event, number in events])
    return _first(choices, lambda label: label.height + 0.2, height)


def hypothesis_names(notation: EventNotation, width: float) -> Sequence[Typeset]:
    """The label of each hypothesis with its count: with less of it where all of them exceed ``width``."""
    choices = [
        [notation.label(event, notation.count(event), is_named=is_named, size=size) for event in notation.hypotheses]
        for is_named, size in ((True, SIZES[0]), (True, SIZES[1]), (False, SIZES[0]))
    ]
    choices.append([notation.label(event, is_named=False) for event in notation.hypotheses])
    return _first(choices, lambda label: label.width + GAP, width)


def _first(choices: Sequence[Sequence[Typeset]], extent: Callable[[Typeset], float], room: float) -> Sequence[Typeset]:
    """The first choice that fits into the room, else the last."""
    return next((labels for labels in choices if sum(map(extent, labels)) <= room), choices[-1])


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
        numbered = list(zip(numbers, map(self.notation.colour, self.notation.hypotheses), strict=True))
        sizes: list[TypeRole] = ["formula", *SIZES]
        choices = [[Formula(self.style, number, size, colour) for number, colour in numbered] for size in sizes]
        labels = _first(choices, lambda label: label.width + GAP, self.region.width + 2 * OVERHANG)
        return self._labels("bottom", cells[:, [0, 2]], labels, [Event(evidence=0)] * len(labels))

    def _labels(self, side: Side, spans: Floats, labels: Sequence[Typeset], events: Sequence[Event]) -> EdgeLabels:
        parts = [
            EdgePart(float(start), float(end), label, self.notation.colour(event))
            for (start, end), label, event in zip(spans, labels, events, strict=True)
        ]
        return EdgeLabels(self.style, self.region, side, parts, OVERHANG)
