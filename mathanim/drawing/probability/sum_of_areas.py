"""The law of total probability as a sum of areas."""

from manim import DOWN, LEFT, RIGHT, Line, VGroup

from mathanim.drawing.formulas import Formula
from mathanim.drawing.probability.area_pictures import AreaPicture
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.probability_text import equals, rounded, sign
from mathanim.drawing.type_scale import TypeRole
from mathanim.maths.probability.events import Event

SEEN = Event(evidence=0)


class SumOfAreas(VGroup):
    """Each hypothesis' part of the evidence, as an area and as a product, and below the rule their sum.

    ``side`` is that of the pictures, in scene units; beside them stand two lines, or one if the text is to be flat.
    Brief text names the area instead of the product.
    """

    def __init__(
        self,
        notation: EventNotation,
        *,
        side: float = 1.2,
        size: TypeRole = "formula",
        is_flat: bool = False,
        is_brief: bool = False,
    ) -> None:
        self.notation, self.side, self.size, self.is_flat, self.is_brief = notation, side, size, is_flat, is_brief
        self.indent = 0.31 + 0.16 * side
        parts = [Event(hypothesis.hypothesis, 0) for hypothesis in notation.hypotheses]
        self.pictures = [AreaPicture(notation, event, side=self.side) for event in (*parts, SEEN)]
        self.terms = VGroup(
            *(self._row(picture, self._product(part)) for picture, part in zip(self.pictures, parts, strict=False))
        )
        self.total = self._row(self.pictures[-1], [f"{notation.probability(SEEN)} {equals(notation.value(SEEN))}"])
        self.terms.arrange(DOWN, buff=0.2 * self.side, aligned_edge=LEFT)
        pluses = [Formula(notation.style, "+", self.size) for _ in parts[1:]]
        for plus, row in zip(pluses, self.terms[1:], strict=True):
            plus.next_to(row, LEFT, buff=0)
            plus.shift((row.get_left()[0] - self.indent - plus.get_left()[0]) * RIGHT)
            row.add(plus)
        self._underline()
        super().__init__(*self.terms, self.rule, self.total)

    def _product(self, part: Event) -> list[str]:
        notation, hypothesis = self.notation, Event(part.hypothesis)
        product = f"{notation.probability(SEEN, hypothesis)} thin {notation.probability(hypothesis)}"
        symbols = notation.probability(part) if self.is_brief else product
        numbers = f"{rounded(notation.value(SEEN, hypothesis))} dot {rounded(notation.value(hypothesis))}"
        first = sign(notation.value(SEEN, hypothesis), notation.value(hypothesis))
        result = f"{first} {numbers} {equals(notation.value(part))}"
        return [f"{symbols} {result}"] if self.is_flat else [symbols, result]

    def _row(self, picture: AreaPicture, lines: list[str]) -> VGroup:
        text = VGroup(*(Formula(self.notation.style, line, self.size) for line in lines))
        text.arrange(DOWN, buff=0.3 * self.notation.style.em(self.size), aligned_edge=LEFT).next_to(
            picture, RIGHT, buff=0.26 * self.side
        )
        return VGroup(picture, text)

    def _underline(self) -> None:
        colour = self.notation.style.colour("axis")
        width = max(self.terms.width, self.total.width + self.indent)
        left = self.terms.get_left()[0]
        self.rule = Line(0 * RIGHT, width * RIGHT, stroke_width=2.5, color=colour)
        self.rule.next_to(self.terms, DOWN, buff=0.2)
        self.rule.shift((left - self.rule.get_left()[0]) * RIGHT)
        self.total.next_to(self.rule, DOWN, buff=0.2)
        self.total.shift((self.pictures[0].get_left()[0] - self.pictures[-1].get_left()[0]) * RIGHT)
