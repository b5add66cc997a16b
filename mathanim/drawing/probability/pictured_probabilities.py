"""Probabilities below one another, each with its area picture: people over people, and the number."""

from collections.abc import Sequence
from dataclasses import dataclass

from manim import DOWN, LEFT, RIGHT, UP, Mobject, VGroup

from mathanim.drawing.formulas import Formula, Words, align_at, balanced
from mathanim.drawing.probability.area_pictures import AreaPicture, Cut
from mathanim.drawing.probability.event_notation import EventNotation
from mathanim.drawing.type_scale import TypeRole
from mathanim.maths.probability.events import ANYTHING, Event

ROOMY = 3
"""So many probabilities have room for fractions."""


@dataclass(frozen=True)
class Asked:
    """A probability P(event | given), and how the square in its picture is cut."""

    event: Event
    given: Event = ANYTHING
    cut: Cut = "columns"


class PicturedProbabilities(VGroup):
    """One row for each probability: its picture, and P(event | given) = people / people = number.

    ``note`` stands below them, broken at ``width`` scene units. Many rows are set closer and flatter.
    """

    def __init__(
        self,
        notation: EventNotation,
        asked: Sequence[Asked],
        note: str = "",
        *,
        width: float,
    ) -> None:
        style, is_flat = notation.style, len(asked) > ROOMY
        side = 0.62 if is_flat else 1.3
        size: TypeRole = "label" if is_flat else "formula"
        self.pictures = [AreaPicture(notation, each.event, each.given, side, each.cut) for each in asked]
        self.formulas = [
            Formula(style, notation.sentence(each.event, each.given, is_flat=is_flat), size, parts={"eq": "ink"})
            for each in asked
        ]
        self.rows = VGroup(*(VGroup(*row) for row in zip(self.pictures, self.formulas, strict=True)))
        for picture, above in zip(self.pictures[1:], self.pictures, strict=False):
            picture.next_to(above, DOWN, buff=0.1 if is_flat else 0.4)
        for picture, formula in zip(self.pictures, self.formulas, strict=True):
            formula.next_to(picture, RIGHT, buff=0.35)
            formula.shift((picture.get_center()[1] - formula.part("eq").get_center()[1]) * UP)
        align_at(sorted(self.formulas, key=lambda formula: -float(formula.part("eq").get_left()[0])), "eq")
        self.rows.scale(min(1.0, width / self.rows.width))
        super().__init__(*self.rows)
        if note:
            words = balanced(lambda broken: Words(style, note, "body", "muted", width=broken), width)
            self.add(note_below(words, self.rows))


def note_below(note: Words, rows: Mobject) -> Words:
    """The note, set below the rows at their left edge."""
    note.next_to(rows, DOWN, buff=0.5)
    note.align_to(rows, LEFT)
    return note
