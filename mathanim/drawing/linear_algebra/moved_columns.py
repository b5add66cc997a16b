"""Where the basis vectors go: columns that run along with them, or stand still where their numbers are too long."""

from collections.abc import Iterable
from itertools import chain

from manim import DOWN, UP, Animation, FadeIn, FadeOut, VGroup

from mathanim.drawing.brief_numbers import column, places_to_show, rounded
from mathanim.drawing.formulas import Formula
from mathanim.drawing.linear_algebra.map_quantities import MapQuantities
from mathanim.drawing.matrices import MatrixReadout
from mathanim.drawing.style import Style

ROLES = ("ihat", "jhat")
LONGEST = 1e6
"""The size below which a number runs."""


class MovedColumns(VGroup):
    """The image of each basis vector below the other; ``running`` are the columns that show any step."""

    def __init__(self, style: Style, shown: MapQuantities) -> None:
        matrix, labels, roles = shown.matrix, ("ihat(bold(e)_1) |->", "jhat(bold(e)_2) |->"), ROLES
        places = places_to_show(matrix)
        self.running = [
            MatrixReadout(style, label, steps, colours=(role,), places=places)
            for role, label, steps in zip(roles, labels, (shown.first, shown.second), strict=True)
            if are_short(matrix.array.ravel(), places)
        ]
        standing = (
            Formula(style, f"{label} {role}({column(matrix[:, k])})", "label")
            for k, (role, label) in enumerate(zip(roles, labels, strict=True))
        )
        first, second = self.running or standing
        super().__init__(first, second.next_to(first, DOWN, buff=0.3, coor_mask=UP))

    def joining(self, matrix: Formula) -> list[Animation]:
        """Each column moves to its place in a matrix, whose columns have the roles of the basis vectors."""
        places = [matrix.part(role) for role in ROLES]
        columns = [readout.column(0) for readout in self.running] or [*self]
        frames = [*(part for readout in self.running for part in (readout.label, readout.brackets))]
        rest = VGroup(*(glyph for glyph in matrix if glyph.part not in ROLES))
        moves = zip(columns, places, strict=True)
        together = [
            (FadeOut(column, target_position=place), FadeIn(place, target_position=column)) for column, place in moves
        ]
        return [FadeIn(rest), *map(FadeOut, frames), *chain.from_iterable(together)]


def are_short(values: Iterable[float], places: int) -> bool:
    """Whether numbers are small enough to run, and ``places`` show all of them as they are written."""
    shown = [rounded(float(value)) for value in values]
    return all(abs(value) < LONGEST and float(f"{value:.{places}f}") == value for value in shown)
