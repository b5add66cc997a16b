"""Bayes' theorem with areas as its symbols, their names and numbers below them."""

from dataclasses import dataclass

from manim import DOWN, LEFT, RIGHT, UP, Line, VGroup

from mathanim.drawing.formulas import Formula, Words
from mathanim.drawing.probability.area_pictures import AreaPicture
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.probability_text import equals, rounded
from mathanim.maths.probability.events import ANYTHING, Event


class Tile(VGroup):
    """An area picture, what it stands for, and what that is called; with its number unless it is what is asked."""

    def __init__(
        self,
        notation: EventNotation,
        event: Event,
        given: Event,
        name: str,
        *,
        side: float = 1.35,
        is_asked: bool = False,
    ) -> None:
        style = notation.style
        self.picture = AreaPicture(notation, event, given, side)
        self.symbol = Formula(style, notation.probability(event, given)).next_to(self.picture, DOWN, buff=0.16)
        self.called = Words(style, name, "label", "muted")
        if not is_asked:
            number = Formula(style, rounded(notation.value(event, given)))
            self.called.add(number.follow(self.called, space=0.4))
        self.called.next_to(self.symbol, DOWN, buff=0.14)
        super().__init__(self.picture, self.symbol, self.called)


@dataclass(frozen=True)
class TermNames:
    """What the four terms of the theorem are called."""

    posterior: str
    likelihood: str
    prior: str
    evidence: str


class BayesFormula(VGroup):
    """P(H | E) = P(E | H) · P(H) / P(E) for the first hypothesis and evidence, and the number it comes to."""

    def __init__(self, notation: EventNotation, names: TermNames) -> None:
        style = notation.style
        hypothesis, seen = Event(0), Event(evidence=0)
        self.asked = Tile(notation, hypothesis, seen, names.posterior, side=2.1, is_asked=True)
        self.likelihood = Tile(notation, seen, hypothesis, names.likelihood)
        self.prior = Tile(notation, hypothesis, ANYTHING, names.prior)
        self.evidence = Tile(notation, seen, ANYTHING, names.evidence)
        times = Formula(style, "times", "heading", "muted")
        self.product = VGroup(self.likelihood, times, self.prior).arrange(RIGHT, buff=0.35, aligned_edge=UP)
        times.match_y(self.likelihood.picture)
        self.bar = Line(LEFT, RIGHT, stroke_width=3.5, color=style.colour("ink")).set_length(self.product.width + 0.3)
        self.product.next_to(self.bar, UP, buff=0.22)
        self.evidence.next_to(self.bar, DOWN, buff=0.24)
        self.equals = Formula(style, "=", "title").next_to(self.bar, LEFT, buff=0.4)
        self.asked.next_to(self.equals, LEFT, buff=0.4)
        self.asked.shift((self.bar.get_y() - self.asked.picture.get_y()) * UP)
        value = equals(notation.value(hypothesis, seen))
        self.answer = Formula(style, f"= {notation.ratio(hypothesis, seen)} {value}", "title")
        self.answer.next_to(self.bar, RIGHT, buff=0.4)
        super().__init__(self.asked, self.equals, self.product, self.bar, self.evidence, self.answer)
