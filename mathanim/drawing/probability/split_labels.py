"""What stands round the split square: hypotheses above, kinds of evidence at the left, numbers below."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

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

WIDEST = 1.95
"""The widest label at the left, in scene units."""
MANNERS: tuple[tuple[TypeRole, bool, float], ...] = (("label", True, 0.4), ("small", True, 0.4), ("small", False, 0.2))
"""How labels at the left may be set: their size, whether all alike, and the room for each between its neighbours."""
OVERHANG, UPRIGHT_OVERHANG = 0.3, 0.18
"""How far labels reach past the ends of a level and of an upright side, in scene units, clear of one another."""
SIZES: tuple[TypeRole, TypeRole] = ("label", "small")


def evidence_names(notation: EventNotation, height: float, has_counts: bool) -> Sequence[Typeset]:
    """The label of each kind of evidence: smaller, then without its name, where all are higher than ``height``.

    Labels with counts and labels without are of one size, if there is one for both. Where one count has no room beside
    its name every count stands below, unless that crowds the labels.
    """
    for counted, (size, is_even, apart) in product((True, has_counts), MANNERS):
        if sum(label.height + apart for label in _evidence_labels(notation, size, counted, is_even)) <= height:
            return _evidence_labels(notation, size, has_counts, is_even)
    events = [(event, notation.count(event) if has_counts else "") for event in notation.evidence]
    return [notation.label(event, number, is_named=False) for event, number in events]


def _evidence_labels(notation: EventNotation, size: TypeRole, has_counts: bool, is_even: bool) -> Sequence[Typeset]:
    """The labels in one size; with counts below the names, if they are to be even and one has no room beside."""
    events = [(event, notation.count(event) if has_counts else "") for event in notation.evidence]
    are_wide = any(notation.label(event, number, size=size).width > WIDEST for event, number in events)
    is_below = has_counts and is_even and are_wide
    within = partial(notation.label_within, WIDEST, size=size, align="right", is_below=is_below)
    return [within(event, number) for event, number in events]


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
        overhang = UPRIGHT_OVERHANG if side == "left" else OVERHANG
        return EdgeLabels(self.style, self.region, side, parts, overhang)
