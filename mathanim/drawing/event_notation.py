"""The events of a table: their symbols, names and colours, and their probabilities as formulas."""

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from mathanim.drawing.formulas import Typeset
from mathanim.drawing.probability_text import equals, rounded
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.drawing.typesetting import literal
from mathanim.maths.probability.events import ANYTHING, Event, people_of, probability_of
from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.missing_case import missing_case

ANYWHERE = "#sym.zws;"
"""Between letters: a line may break here."""


def symbols_of(hypotheses: Sequence[str], evidence: Sequence[str]) -> tuple[list[str], list[str]]:
    """A symbol for each name, as Typst mathematics: initials where they tell the names apart, else H and E numbered.

    Of two kinds of evidence the second is the complement of the first.
    """
    is_complement = len(evidence) == 2
    kinds = evidence[:1] if is_complement else evidence
    letters = [name.strip()[:1].upper() for name in (*hypotheses, *kinds)]
    if len({*letters, "P"}) <= len(letters) or not all(letter.isascii() and letter.isalpha() for letter in letters):
        letters = [f"H_{k + 1}" for k in range(len(hypotheses))]
        letters += ["E"] if is_complement else [f"E_{k + 1}" for k in range(len(evidence))]
    first, second = letters[: len(hypotheses)], letters[len(hypotheses) :]
    return first, [*second, f"overline({second[0]})"] if is_complement else second


@dataclass(frozen=True)
class EventNotation:
    """How the events of ``table`` are written, when ``people`` (hypotheses, evidence) stand for it.

    ``symbols`` are those of the hypotheses and of the evidence. The first hypothesis and the first kind of evidence
    are those the story follows.
    """

    style: Style
    table: JointTable
    people: Tensor
    symbols: tuple[list[str], list[str]]

    @property
    def hypotheses(self) -> list[Event]:
        """Each hypothesis, as an event."""
        return [Event(hypothesis=k) for k in range(len(self.table.hypotheses))]

    @property
    def evidence(self) -> list[Event]:
        """Each kind of evidence, as an event."""
        return [Event(evidence=k) for k in range(len(self.table.evidence))]

    def colour(self, event: Event) -> str:
        """The role of an event's colour; that of both at once is the hypothesis'."""
        if event.hypothesis is not None:
            return f"hypothesis{chr(ord('A') + event.hypothesis)}"
        return "evidence" if event.evidence == 0 else "muted"

    def symbol(self, event: Event) -> str:
        """The event's symbol in its colour; those of both at once with a comma between."""
        places = ((0, event.hypothesis), (1, event.evidence))
        parts = [Event(place) if axis == 0 else Event(evidence=place) for axis, place in places if place is not None]
        return ", ".join(f"{self.colour(part)}({self._plain_symbol(part)})" for part in parts)

    def name(self, event: Event) -> str:
        """The event's name in the setting's language."""
        if event.hypothesis is not None:
            return self.table.hypotheses[event.hypothesis]
        return self.table.evidence[event.evidence or 0]

    def probability(self, event: Event, given: Event = ANYTHING) -> str:
        """P(event | given), as a formula."""
        condition = "" if given == ANYTHING else f" mid(|) {self.symbol(given)}"
        return f"P({self.symbol(event)}{condition})"

    def ratio(self, event: Event, given: Event = ANYTHING, *, is_flat: bool = False) -> str:
        """People of the event over people of the condition, as a formula; with a slash when it is to be flat."""
        return f"{self.count(event, given)}{' slash ' if is_flat else '/'}{self.count(given)}"

    def count(self, event: Event, given: Event = ANYTHING) -> int:
        """How many people there are of both events."""
        return int(people_of(self.people, event, given))

    def value(self, event: Event, given: Event = ANYTHING) -> float:
        """The probability, as a number."""
        return float(probability_of(self.table, event, given))

    def sentence(self, event: Event, given: Event = ANYTHING, *, is_flat: bool = False) -> str:
        """P(event | given) = people / people = number; lines can be aligned at the first sign, ``eq``."""
        value = equals(self.value(event, given))
        return f"{self.probability(event, given)} eq(=) {self.ratio(event, given, is_flat=is_flat)} {value}"

    def label(self, event: Event, number: str = "", *, is_named: bool = True, size: TypeRole = "label") -> Typeset:
        """The event's symbol, its name and a number, in one line."""
        name = literal(self.name(event)) if is_named else ""
        return Typeset(self.style, self._label_markup(event, name, f"${number}$" if number else ""), size)

    def label_within(
        self, width: float, event: Event, number: str = "", *, size: TypeRole = "label", align: str = "left"
    ) -> Typeset:
        """The same in lines of at most ``width`` scene units; words are only broken when they must be."""
        line = self.label(event, number, size=size)
        if line.width <= width:
            return line
        fits_without = self.label(event, size=size).width <= width
        name = self.name(event)
        for written in (literal(name), ANYWHERE.join(literal(letter) for letter in name)):
            lines = self._label_markup(event, written, f"${number}$" if number else "", number_below=fits_without)
            box = f"#box(width: {width / self.style.em(size):.3f}em)[#set align({align})\n{lines}]"
            label = Typeset(self.style, box, size)
            if label.width <= width + 0.02:
                break
        return label

    def _label_markup(self, event: Event, name: str, number: str, *, number_below: bool = False) -> str:
        """Symbol, name and number with spaces between; a name that is only the symbol is not repeated."""
        named = f"#{self.colour(event)}[{name}]" if name and name != self._plain_symbol(event) else ""
        symbol = f"${self.symbol(event)}$"
        if number_below and number:
            return f"{self._label_markup(event, name, '')} #linebreak() {number}"
        return "#h(0.35em)".join(part for part in (symbol, named, number) if part)

    def story_numbers(self) -> dict[str, float]:
        """People and probabilities of the first hypothesis and the first kind of evidence, for texts to name."""
        first, seen = Event(hypothesis=0), Event(evidence=0)
        case = missing_case(self.table)
        return {
            "people": self.count(ANYTHING),
            "of_hypothesis": self.count(first),
            "of_evidence": self.count(seen),
            "of_both": self.count(first, seen),
            "prior": self.value(first),
            "total": self.value(seen),
            "likelihood": self.value(seen, first),
            "posterior": self.value(first, seen),
            "missing": float(case.likelihood),
            "complement": float(case.complement),
        }

    def story_symbols(self) -> dict[str, str]:
        """Formulas for texts to name: the symbols of what the story follows, and 1 - P(evidence | hypothesis)."""
        case = missing_case(self.table)
        likelihood = rounded(self.value(self.evidence[0], self.hypotheses[0]))
        return {
            "one_minus": f"1 - {likelihood}",
            "complement_of_it": equals(float(case.complement)),
            "h": self.symbol(self.hypotheses[0]),
            "l": self.symbol(self.hypotheses[-1]),
            "e": self.symbol(self.evidence[0]),
        }

    def _plain_symbol(self, event: Event) -> str:
        axis, place = (0, event.hypothesis) if event.hypothesis is not None else (1, event.evidence or 0)
        return self.symbols[axis][place]
