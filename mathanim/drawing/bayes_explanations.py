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
from mathanim.drawing.sum_of_areas import SumOfAreas
from mathanim.drawing.type_scale import TypeRole
from mathanim.maths.probability.missing_case import missing_case

BETWEEN = 0.4
SIZES: tuple[TypeRole, TypeRole] = ("body", "small")
TABLE_SPACINGS = ((0.95, 0.75), (0.78, 0.5), (0.66, 0.28))
"""From the roomiest to the closest: between rows and between columns, in scene units."""
Shown = TypeVar("Shown", bound=VMobject)


class BayesExplanations:
    """Makes each explanation and puts it at the left edge of ``region``, smaller where it would not fit."""

    def __init__(self, notation: EventNotation, region: Region) -> None:
        self.notation, self.region = notation, region

    def people(self, asked: str, seen: str) -> VGroup:
        """A mark for each hypothesis under the heading ``asked``, and for each kind of evidence under ``seen``."""
        return self._largest(
            [
                (size, self._legends(asked, seen, size, is_stacked=is_stacked))
                for size in SIZES
                for is_stacked in (True, False)
            ]
        )

    def probabilities(self, asked: Sequence[Asked], note: str = "") -> PicturedProbabilities:
        """Probabilities as areas and as people over people, with a note below."""
        return self._placed(PicturedProbabilities(self.notation, asked, note, width=self.region.width))

    def counts(self, total: str) -> CountTable:
        """How many people each cell of the square holds; ``total`` heads the sums."""
        choices = [CountTable(self.notation, total, *spacing) for spacing in TABLE_SPACINGS]
        return self._largest([("body", choice) for choice in choices])

    def sum_of_areas(self) -> SumOfAreas:
        """The law of total probability."""
        return self._largest(
            [
                ("formula", SumOfAreas(self.notation)),
                ("label", SumOfAreas(self.notation, side=0.95, size="label")),
                ("label", SumOfAreas(self.notation, side=0.42, size="label", is_flat=True)),
            ]
        )

    def missing_case(self, trap: str, chance: str) -> MissingCasePanel:
        """The last hypothesis' likelihood from the others and the total.

        ``trap`` warns of what it is often taken for, ``chance`` explains why that is right for once.
        """
        said = chance if missing_case(self.notation.table).is_complement else trap
        return self._placed(MissingCasePanel(self.notation, said, self.region.width))

    def _legends(self, asked: str, seen: str, size: TypeRole, *, is_stacked: bool) -> VGroup:
        width = self.region.width if is_stacked else (self.region.width - BETWEEN) / 2
        parts = (asked, self.notation.hypotheses), (seen, self.notation.evidence)
        legends = VGroup(*(PeopleLegend(self.notation, heading, events, width, size=size) for heading, events in parts))
        if is_stacked:
            return legends.arrange(DOWN, buff=0.7, aligned_edge=LEFT)
        return legends.arrange(RIGHT, buff=BETWEEN, aligned_edge=UP)

    def _largest(self, choices: Sequence[tuple[TypeRole, Shown]]) -> Shown:
        """The choice whose text, set in that size, is the largest when it has been made to fit; the first of equals."""
        region, em = self.region, self.notation.style.em

        def text_size(choice: tuple[TypeRole, Shown]) -> float:
            size, explanation = choice
            return em(size) * min(1.0, region.width / explanation.width, region.height / explanation.height)

        return self._placed(max(choices, key=text_size)[1])

    def _placed(self, explanation: Shown) -> Shown:
        self.region.fit(explanation)
        explanation.align_to(self.region.at(0, 0), LEFT)
        return explanation
