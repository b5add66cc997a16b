"""What stands beside the split square: its people, probabilities, counts and sums, each fitted into one region."""

from collections.abc import Sequence
from typing import TypeVar

from manim import DOWN, LEFT, RIGHT, UP, VGroup, VMobject

from mathanim.drawing.count_table import CountTable
from mathanim.drawing.event_notation import EventNotation
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.missing_case_panel import MissingCasePanel
from mathanim.drawing.people_legend import PeopleLegend
from mathanim.drawing.pictured_probabilities import Asked, PicturedProbabilities
from mathanim.drawing.sum_of_areas import SumOfAreas, sum_of_areas
from mathanim.maths.probability.missing_case import missing_case

BETWEEN = 0.4
Shown = TypeVar("Shown", bound=VMobject)


class BayesExplanations:
    """Makes each explanation and puts it at the left edge of ``region``, smaller where it would not fit."""

    def __init__(self, notation: EventNotation, region: Region) -> None:
        self.notation, self.region = notation, region

    def people(self, asked: str, seen: str) -> VGroup:
        """A mark for each hypothesis under the heading ``asked``, and for each kind of evidence under ``seen``."""
        parts = (asked, self.notation.hypotheses), (seen, self.notation.evidence)
        stacked, side_by_side = (
            VGroup(*(PeopleLegend(self.notation, heading, events, width) for heading, events in parts))
            for width in (self.region.width, (self.region.width - BETWEEN) / 2)
        )
        if stacked.arrange(DOWN, buff=0.7, aligned_edge=LEFT).height <= self.region.height:
            return self._placed(stacked)
        return self._placed(side_by_side.arrange(RIGHT, buff=BETWEEN, aligned_edge=UP))

    def probabilities(self, asked: Sequence[Asked], note: str = "") -> PicturedProbabilities:
        """Probabilities as areas and as people over people, with a note below."""
        return self._placed(PicturedProbabilities(self.notation, asked, note, width=self.region.width))

    def counts(self, total: str) -> CountTable:
        """How many people each cell of the square holds; ``total`` heads the sums."""
        return self._placed(CountTable(self.notation, total))

    def sum_of_areas(self) -> SumOfAreas:
        """The law of total probability."""
        return self._placed(sum_of_areas(self.notation, self.region))

    def missing_case(self, trap: str, chance: str) -> MissingCasePanel:
        """The last hypothesis' likelihood from the others and the total.

        ``trap`` warns of what it is often taken for, ``chance`` explains why that is right for once.
        """
        said = chance if missing_case(self.notation.table).is_complement else trap
        return self._placed(MissingCasePanel(self.notation, said, self.region.width))

    def _placed(self, explanation: Shown) -> Shown:
        self.region.fit(explanation)
        explanation.align_to(self.region.at(0, 0), LEFT)
        return explanation
