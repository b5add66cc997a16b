"""What is asked about people and what is seen of them, with a mark for each answer."""

from collections.abc import Sequence

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup
from numpy.typing import NDArray

from mathanim.drawing.formulas import Typeset, Words
from mathanim.drawing.probability.crowd import Person, rgba
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.probability.people_looks import PALE
from mathanim.drawing.type_scale import TypeRole
from mathanim.maths.probability.events import Event


class PeopleLegend(VGroup):
    """A heading, and below it each event with a person in its colour, its symbol and its name.

    ``apart`` is what lies between two rows, in em.
    """

    def __init__(
        self,
        notation: EventNotation,
        heading: str,
        events: Sequence[Event],
        width: float,
        *,
        size: TypeRole = "body",
        apart: float = 0.5,
    ) -> None:
        style, em = notation.style, notation.style.em(size)
        self.heading = Words(style, heading, "label" if size == "body" else size, "muted", width=width)
        self.rows, self.names = VGroup(), list[Typeset]()
        for event in events:
            person = Person().scale((1.0 + 0.4 * apart) * em)
            person.fill_rgbas = self._colour(notation, event)[None, :]
            label = notation.label_within(width - 1.9 * em, event, size=size)
            label.next_to(person, RIGHT, buff=0.75 * em)
            self.names.append(label)
            self.rows.add(VGroup(person, label))
        self.rows.arrange(DOWN, buff=apart * em, aligned_edge=LEFT).next_to(
            self.heading, DOWN, buff=0.56 * apart, aligned_edge=LEFT
        )
        super().__init__(self.heading, self.rows)

    @property
    def is_broken(self) -> bool:
        """Whether the name of an event takes more than one line."""
        return any(name.height > 1.6 * name.em for name in self.names)

    @staticmethod
    def _colour(notation: EventNotation, event: Event) -> NDArray[np.float64]:
        """Hypotheses have colours; of the kinds of evidence the first is full, the others are pale."""
        if event.hypothesis is not None:
            return rgba(notation.style, notation.colour(event))
        return rgba(notation.style, "ink", 1.0 if event.evidence == 0 else PALE)
