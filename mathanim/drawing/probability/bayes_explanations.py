"""What stands beside the split square: its people, probabilities, counts and sums, each fitted into one region."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from operator import itemgetter
from typing import TypeVar

from manim import DOWN, LEFT, RIGHT, UP, VGroup, VMobject

from mathanim.drawing.formulas import Words, balanced
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.count_table import CountTable
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.missing_case_panel import MissingCasePanel
from mathanim.drawing.probability.people_legend import PeopleLegend
from mathanim.drawing.probability.pictured_probabilities import Asked, PicturedProbabilities
from mathanim.drawing.probability.sum_of_areas import SumOfAreas
from mathanim.drawing.type_scale import SMALLEST_EM, TypeRole
from mathanim.maths.probability.missing_case import missing_case

BETWEEN = 0.4
CLOSE = 0.3
"""How much closer to the square a wide explanation may stand, in scene units."""
SIZES: tuple[TypeRole, TypeRole] = ("body", "small")
LEGEND_SPACINGS = (0.5, 0.35, 0.2)
"""Between the rows of the legend, in em: the roomiest first."""
TABLE_SPACINGS = ((0.95, 0.75), (0.78, 0.5), (0.66, 0.28))
"""From the roomiest to the closest: between rows and between columns, in scene units."""
Shown = TypeVar("Shown", bound=VMobject)
Choice = tuple[TypeRole, Callable[[], Shown]]
"""The size of an explanation's text, and what makes the explanation."""
Offer = tuple[Region, TypeRole, Callable[[], Shown]]
"""The same for a region of its own."""


class BayesExplanations:
    """Makes each explanation and puts it at the left edge of ``region``, smaller where it would not fit.

    ``tall`` is the region together with what is free above and below it as long as the square has no labels.
    ``sum_of_areas``, the law of total probability, needs no words and is made at once.
    """

    def __init__(self, notation: EventNotation, region: Region, tall: Region) -> None:
        self.notation, self.region, self.tall = notation, region, tall
        self.sum_of_areas = self._sum_of_areas()

    def people(self, asked: str, seen: str, several: str, about: str) -> VGroup:
        """A mark for each hypothesis under the heading ``asked``, and for each kind of evidence under ``seen``.

        Where a figure stands for several people, or for about so many, that is said below. Names are only broken where
        there is no room for them in one line.
        """
        figures = self.notation.numbers.figures
        note = "" if figures.each == 1 else several if figures.is_exact else about
        choices = [
            (size, partial(self._legends, asked, seen, note, size, spacing, is_stacked=is_stacked))
            for size, is_stacked, spacing in product(SIZES, (True, False), LEGEND_SPACINGS)
        ]
        unbroken = [(size, make) for size, make in choices if not any(legend.is_broken for legend in make()[:2])]
        if unbroken:
            regions = self.region, self.tall
            em, legends = self._best([(region, *choice) for choice, region in product(unbroken, regions)])
            if em >= SMALLEST_EM:
                return legends
        return self._largest(choices, [(self.tall, *choice) for choice in choices])

    def probabilities(self, asked: Sequence[Asked], note: str = "") -> PicturedProbabilities:
        """Probabilities as areas and as people over people, with a note below."""
        return _placed(PicturedProbabilities(self.notation, asked, note, width=self.region.width), self.region)

    def counts(self, total: str) -> CountTable:
        """How many people each cell of the square holds; ``total`` heads the sums."""
        return self._largest([("body", partial(CountTable, self.notation, total, *gaps)) for gaps in TABLE_SPACINGS])

    def missing_case(self, trap: str, chance: str) -> MissingCasePanel:
        """The last hypothesis' likelihood from the others and the total.

        ``trap`` warns of what it is often taken for, ``chance`` explains why that is right for once.
        """
        said = chance if missing_case(self.notation.table).is_complement else trap
        return _placed(MissingCasePanel(self.notation, said, self.region.width), self.region)

    def _sum_of_areas(self) -> SumOfAreas:
        wide = Region(self.region.left - CLOSE, self.region.right, self.region.bottom, self.region.top)
        tall = partial(SumOfAreas, self.notation)
        flat = partial(tall, side=0.42, size="label", is_flat=True)
        return self._largest(
            [("formula", tall), ("label", partial(tall, side=0.95, size="label")), ("label", flat)],
            [(wide, "label", flat), (self.region, "label", partial(flat, is_brief=True))],
        )

    def _legends(self, asked: str, seen: str, note: str, size: TypeRole, spacing: float, *, is_stacked: bool) -> VGroup:
        width = self.region.width if is_stacked else (self.region.width - BETWEEN) / 2
        parts = (asked, self.notation.hypotheses), (seen, self.notation.evidence)
        legends = VGroup(
            *(
                PeopleLegend(self.notation, heading, events, width, size=size, apart=spacing)
                for heading, events in parts
            )
        )
        if is_stacked:
            legends.arrange(DOWN, buff=1.4 * spacing, aligned_edge=LEFT)
        else:
            legends.arrange(RIGHT, buff=BETWEEN, aligned_edge=UP)
        if note:
            style, room = self.notation.style, self.region.width
            words = balanced(lambda width: Words(style, note, "small", "muted", width=width), room)
            legends.add(words.next_to(legends, DOWN, buff=0.8 * spacing, aligned_edge=LEFT))
        return legends

    def _largest(self, choices: Sequence[Choice[Shown]], others: Sequence[Offer[Shown]] = ()) -> Shown:
        """The choice whose text, set in that size, is the largest when it has been made to fit; the first of equals.

        It stands in the region; where it would be too small to be read, one of the ``others`` stands in its own.
        """
        best = self._best([(self.region, *choice) for choice in choices])
        if best[0] < SMALLEST_EM and others:
            best = max(best, self._best(others), key=itemgetter(0))
        return best[1]

    def _best(self, offers: Sequence[Offer[Shown]]) -> tuple[float, Shown]:
        """The em of the largest text, and its explanation in its region; nothing is made that could not be larger."""
        largest = 0.0
        for region, size, make in offers:
            em = self.notation.style.em(size)
            if em > largest:
                made = make()
                shrunk = em * min(1.0, region.width / made.width, region.height / made.height)
                if shrunk > largest:
                    largest, best, place = shrunk, made, region
        return largest, _placed(best, place)


def _placed(explanation: Shown, region: Region) -> Shown:
    region.fit(explanation)
    explanation.align_to(region.at(0, 0), LEFT)
    return explanation
