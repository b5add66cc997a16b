"""The numbers of a table and its people, as quantities: each knows which event it is of, and what made it."""

from dataclasses import dataclass
from functools import cached_property

from torch import Tensor

from mathanim.inputs.quantities import Quantity
from mathanim.maths.probability.events import ANYTHING, Event, people_of, probability_of
from mathanim.maths.probability.figures import Figures, figures_for
from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.missing_case import missing_case
from mathanim.maths.tensors import to_numpy

MOST_FIGURES = 1000


@dataclass(frozen=True)
class TableQuantities:
    """Probabilities of ``table`` and counts of the ``people`` (hypotheses, evidence) who stand for it."""

    table: JointTable
    people: Tensor

    def name(self, event: Event) -> str:
        """What the event is called; both at once with a comma between."""
        names = (self.table.hypotheses, event.hypothesis), (self.table.evidence, event.evidence)
        return ", ".join(known[place] for known, place in names if place is not None)

    def count(self, event: Event, given: Event = ANYTHING) -> Quantity:
        """How many people there are of both events."""
        both = event.and_also(given)
        label = "people" if both == ANYTHING else f"people: {self.name(both)}"
        made_by = "sum of the people" if both == ANYTHING else f"people_of(people, {self.name(both)})"
        return Quantity(label, int(people_of(self.people, both)), made_by, {"people": self.people.tolist()}, "people")

    def value(self, event: Event, given: Event = ANYTHING) -> Quantity:
        """P(event | given)."""
        condition = (" | ", ", given ") if given != ANYTHING else ("", "")
        about = [self.name(event) + (sign + self.name(given) if sign else "") for sign in condition]
        probability = float(probability_of(self.table, event, given))
        return Quantity(f"P({about[0]})", probability, f"probability_of(table, {about[1]})", self._given)

    @cached_property
    def figures(self) -> Figures:
        """The figures that are drawn for the people."""
        return figures_for(self.people, MOST_FIGURES)

    @property
    def people_per_figure(self) -> Quantity:
        """How many people each figure stands for."""
        made_by = f"figures_for(people, {MOST_FIGURES}).each"
        return Quantity("people per figure", self.figures.each, made_by, {"people": self.people.tolist()}, "people")

    @property
    def known(self) -> Quantity:
        """What all hypotheses but the last add to the probability of the first evidence."""
        seen, last = self.table.evidence[0], self.table.hypotheses[-1]
        known = float(missing_case(self.table).known)
        return Quantity(f"P({seen}) without {last}", known, "missing_case(table).known", self._given)

    @property
    def missing(self) -> Quantity:
        """The last hypothesis' likelihood, from the total and all the others."""
        seen, last = self.table.evidence[0], self.table.hypotheses[-1]
        likelihood = float(missing_case(self.table).likelihood)
        return Quantity(f"x = P({seen} | {last})", likelihood, "missing_case(table).likelihood", self._given)

    @property
    def complement(self) -> Quantity:
        """What the missing likelihood is often taken for."""
        seen, first = self.table.evidence[0], self.table.hypotheses[0]
        complement = float(missing_case(self.table).complement)
        return Quantity(f"1 - P({seen} | {first})", complement, "missing_case(table).complement", self._given)

    @property
    def _given(self) -> dict[str, object]:
        return {"table": to_numpy(self.table.probabilities)}
