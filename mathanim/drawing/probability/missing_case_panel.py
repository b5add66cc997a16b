"""The likelihood that nobody counted: the equation, its solution, and the number it is often taken for."""

from manim import DOWN, LEFT, RIGHT, VGroup

from mathanim.drawing.formulas import Formula, Typeset, Words, balanced
from mathanim.drawing.probability.area_pictures import AreaPicture
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.probability_text import equals, rounded, sign
from mathanim.maths.probability.events import Event

SEEN = Event(evidence=0)
BESIDE = 0.35


class MissingCasePanel(VGroup):
    """P(E) = known + x · P(last), solved for x; and ``trap``, what 1 - P(E | first) is instead, beside its picture."""

    def __init__(self, notation: EventNotation, trap: str, width: float, side: float = 1.1) -> None:
        style, numbers = notation.style, notation.numbers
        last, first = notation.hypotheses[-1], notation.hypotheses[0]
        x = f"{notation.colour(last)}(x)"
        parts = numbers.value(SEEN), numbers.known, numbers.value(last)
        total, known, prior = map(rounded, parts)
        relation = sign(*parts)
        self.equation = Formula(style, f"{total} {relation} {_terms(notation, known)} + {x} dot {prior}")
        solved = Formula(style, f"{x} {relation} ({total} - {known})/{prior} {equals(numbers.missing)}")
        for formula, room in ((self.equation, width), (solved, width - side - BESIDE)):
            formula.scale(min(1.0, room / formula.width))
        self.solution = _beside(AreaPicture(notation, SEEN, last, side), solved)
        words = balanced(lambda broken: Words(style, trap, "body", "warning", width=broken), width - side - BESIDE)
        self.trap = _beside(AreaPicture(notation, notation.evidence[1:], first, side), words)
        super().__init__(self.equation, self.solution, self.trap)
        self.arrange(DOWN, buff=0.55, aligned_edge=LEFT)


def _terms(notation: EventNotation, known: str) -> str:
    """What the other hypotheses add: the one product, or the sum where there are several."""
    if len(notation.hypotheses) > 2:
        return known
    first = notation.hypotheses[0]
    return f"{rounded(notation.value(SEEN, first))} dot {rounded(notation.value(first))}"


def _beside(picture: AreaPicture, text: Typeset) -> VGroup:
    return VGroup(picture, text.next_to(picture, RIGHT, buff=BESIDE))
