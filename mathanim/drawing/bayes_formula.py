"""Bayes' theorem with areas as its symbols, their names and numbers below them."""

from manim import DOWN, LEFT, RIGHT, UP, Line, VGroup

from mathanim.drawing.area_pictures import AreaPicture
from mathanim.drawing.event_notation import EventNotation
from mathanim.drawing.formulas import Formula
from mathanim.drawing.probability_text import equals, rounded
from mathanim.maths.probability.events import ANYTHING, Event


class Tile(VGroup):
    """An area picture and what it stands for; below that its number, unless it is what is asked."""

    def __init__(
        self,
        notation: EventNotation,
        event: Event,
        given: Event = ANYTHING,
        *,
        side: float = 1.3,
        is_asked: bool = False,
    ) -> None:
        self.picture = AreaPicture(notation, event, given, side)
        self.symbol = Formula(notation.style, notation.probability(event, given), "formula")
        self.symbol.next_to(self.picture, DOWN, buff=0.16)
        super().__init__(self.picture, self.symbol)
        if not is_asked:
            number = Formula(notation.style, rounded(notation.value(event, given)), "formula")
            self.add(number.next_to(self.symbol, DOWN, buff=0.12))


class BayesFormula(VGroup):
    """P(H | E) = P(E | H) · P(H) / P(E) for the first hypothesis and evidence, and the number it comes to."""

    def __init__(self, notation: EventNotation) -> None:
        style = notation.style
        hypothesis, seen = Event(0), Event(evidence=0)
        self.asked = Tile(notation, hypothesis, seen, side=2.1, is_asked=True)
        self.prior, self.evidence = Tile(notation, hypothesis), Tile(notation, seen)
        self.likelihood = Tile(notation, seen, hypothesis)
        times = Formula(style, "times", "heading", "muted")
        self.product = VGroup(self.likelihood, times, self.prior).arrange(RIGHT, buff=0.45, aligned_edge=UP)
        times.match_y(self.likelihood.picture)
        self.bar = Line(LEFT, RIGHT, stroke_width=3.5, color=style.colour("ink")).set_length(self.product.width + 0.4)
        self.product.next_to(self.bar, UP, buff=0.22)
        self.evidence.next_to(self.bar, DOWN, buff=0.24)
        self.equals = Formula(style, "=", "title").next_to(self.bar, LEFT, buff=0.45)
        self.asked.next_to(self.equals, LEFT, buff=0.45)
        self.asked.shift((self.bar.get_y() - self.asked.picture.get_y()) * UP)
        value = equals(notation.value(hypothesis, seen))
        self.answer = Formula(style, f"= {notation.ratio(hypothesis, seen)} {value}", "title")
        self.answer.next_to(self.bar, RIGHT, buff=0.45)
        super().__init__(self.asked, self.equals, self.product, self.bar, self.evidence, self.answer)
