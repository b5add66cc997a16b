"""The events of a table: their symbols, names and colours, and their probabilities as formulas."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from torch import Tensor

from mathanim.drawing.formulas import Typeset
from mathanim.drawing.probability.probability_text import equals, rounded
from mathanim.drawing.probability.table_quantities import TableQuantities
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.drawing.typesetting import literal
from mathanim.inputs.digit_groups import grouped
from mathanim.inputs.numerals import inscribed, notation
from mathanim.inputs.quantities import Quantity
from mathanim.maths.probability.events import ANYTHING, Event
from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.missing_case import missing_case

SAME = 1e-9
"""How far two probabilities may lie apart that are the same."""
ANYWHERE = "#sym.zws;"
"""Between letters: a line may break here."""


def symbols_of(hypotheses: Sequence[str], evidence: Sequence[str]) -> tuple[list[str], list[str]]:
    """A symbol for each name, as Typst mathematics: initials where they tell the names apart, else H and E numbered.

    Of two kinds of evidence the second is the complement of the first.
    """
    is_complement = len(evidence) == 2
    kinds = evidence[:1] if is_complement else evidence
    is_one = len(kinds) == 1
    letters = [name.strip()[:1].upper() for name in (*hypotheses, *kinds)]
    if len({*letters, "P"}) <= len(letters) or not all(letter.isascii() and letter.isalpha() for letter in letters):
        letters = [f"H_{k + 1}" for k in range(len(hypotheses))]
        letters += ["E"] if is_one else [f"E_{k + 1}" for k in range(len(evidence))]
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

    @cached_property
    def numbers(self) -> TableQuantities:
        """The numbers of the table and its people."""
        return TableQuantities(self.table, self.people)

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

    def count(self, event: Event, given: Event = ANYTHING) -> str:
        """How many people there are of both events, as a formula."""
        people = self.numbers.count(event, given)
        return inscribed(people, grouped(f"{float(people):.0f}"))

    def value(self, event: Event, given: Event = ANYTHING) -> Quantity:
        """The probability, as a number."""
        return self.numbers.value(event, given)

    def sentence(self, event: Event, given: Event = ANYTHING, *, is_flat: bool = False) -> str:
        """P(event | given) = people / people = number; lines can be aligned at the first sign, ``eq``."""
        value = equals(self.value(event, given))
        return f"{self.probability(event, given)} eq(=) {self.ratio(event, given, is_flat=is_flat)} {value}"

    def label(self, event: Event, number: str = "", *, is_named: bool = True, size: TypeRole = "label") -> Typeset:
        """The event's symbol, its name and a number, in one line."""
        name = self._written_name(event) if is_named else ""
        return Typeset(self.style, self._label_markup(event, name, f"${number}$" if number else ""), size)

    def label_within(
        self,
        width: float,
        event: Event,
        number: str = "",
        *,
        size: TypeRole = "label",
        align: str = "left",
        is_below: bool = False,
    ) -> Typeset:
        """The same in lines of at most ``width`` scene units; words are only broken when they must be.

        The number has a line of its own if it ``is_below``, or where only the name fits into one.
        """
        line = self.label(event, number, size=size)
        if line.width <= width and not is_below:
            return line
        fits_without = is_below or self.label(event, size=size).width <= width
        for written in (self._written_name(event), self._written_name(event, ANYWHERE)):
            lines = self._label_markup(event, written, f"${number}$" if number else "", number_below=fits_without)
            box = f"#box(width: {width / self.style.em(size):.3f}em)[#set align({align})\n{lines}]"
            label = Typeset(self.style, box, size)
            if label.width <= width + 0.02:
                break
        return label

    def _written_name(self, event: Event, between: str = "") -> str:
        """The name as Typst shows it, with something between its letters; digits in it are no computed numbers."""
        name = self.name(event)
        written = between.join(map(literal, name)) if between else literal(name)
        return notation(written) if any(letter.isdigit() for letter in name) else written

    def _label_markup(self, event: Event, name: str, number: str, *, number_below: bool = False) -> str:
        """Symbol, name and number with spaces between; a name that is only the symbol is not repeated."""
        named = f"#{self.colour(event)}[{name}]" if name and self.name(event) != self._plain_symbol(event) else ""
        symbol = f"${self.symbol(event)}$"
        if number_below and number:
            return f"{self._label_markup(event, name, '')} #linebreak() {number}"
        return "#h(0.35em)".join(part for part in (symbol, named, number) if part)

    def story_numbers(self) -> dict[str, Quantity]:
        """People and probabilities of the first hypothesis and the first kind of evidence, for texts to name."""
        first, seen, numbers = Event(hypothesis=0), Event(evidence=0), self.numbers
        return {
            "people": numbers.count(ANYTHING),
            "per_figure": numbers.people_per_figure,
            "of_hypothesis": numbers.count(first),
            "of_evidence": numbers.count(seen),
            "of_both": numbers.count(first, seen),
            "prior": numbers.value(first),
            "total": numbers.value(seen),
            "likelihood": numbers.value(seen, first),
            "posterior": numbers.value(first, seen),
            "missing": numbers.missing,
            "complement": numbers.complement,
        }

    def story_symbols(self) -> dict[str, str]:
        """Formulas for texts to name: the symbols of what the story follows, and 1 - P(evidence | hypothesis)."""
        likelihood = rounded(self.value(self.evidence[0], self.hypotheses[0]))
        return {
            "one_minus": f"{notation('1')} - {likelihood}",
            "complement_of_it": equals(self.numbers.complement),
            "h": self.symbol(self.hypotheses[0]),
            "l": self.symbol(self.hypotheses[-1]),
            "e": self.symbol(self.evidence[0]),
        }

    def turns(self) -> dict[str, str]:
        """Which words are true of this table: whether knowing tells anything, the border breaks, the trap is one."""
        first, seen = self.hypotheses[0], self.evidence[0]
        total = float(self.value(seen))
        gaps = [abs(float(self.value(seen, each)) - total) for each in self.hypotheses]
        is_chance = missing_case(self.table).is_complement
        return {
            "knowing": "knowing_changes" if gaps[first.hypothesis or 0] > SAME else "knowing_tells_nothing",
            "border": "border_breaks" if max(gaps) > SAME else "border_stays",
            "warning": "said_of_chance" if is_chance else "said_of_trap",
        }

    def _plain_symbol(self, event: Event) -> str:
        axis, place = (0, event.hypothesis) if event.hypothesis is not None else (1, event.evidence or 0)
        return self.symbols[axis][place]
