"""What the formulas of a linear map and a vector say, from the vector's recipe to the product, in pieces."""

from dataclasses import dataclass

from mathanim.drawing.brief_numbers import column, column_of_sums, factor, matrix_text, sign
from mathanim.drawing.broken_lines import Pieces
from mathanim.drawing.linear_algebra.map_quantities import MapQuantities

PLUS = 'eq(class("normal", plus)) med'
"""A plus sign with the space behind it that it keeps at the beginning of a line."""


@dataclass(frozen=True)
class MapFormulas:
    """Formulas in Typst mathematics; an equation in pieces may be broken between them."""

    shown: MapQuantities

    @property
    def basis(self) -> str:
        """The basis vectors, as columns."""
        first, second = (column(self.shown.basis[:, k]) for k in (0, 1))
        return f"ihat(bold(e)_1 = {first}) quad jhat(bold(e)_2 = {second})"

    @property
    def recipe(self) -> Pieces:
        """The vector as a sum of multiples of the basis."""
        vector = self.shown.vector
        first, second = self.multiples("bold(e)_1", "bold(e)_2")
        return f"vector(bold(v)) eq({sign(vector)}) {column(vector)}", f"eq(=) {first} + {second}"

    @property
    def moved_recipe(self) -> Pieces:
        """The image as the sum of the same multiples of the moved basis."""
        first, second = self.multiples("A bold(e)_1", "A bold(e)_2")
        return f"moved(A bold(v)) eq({sign(self.shown.vector)}) {first} med", f"{PLUS} {second}"

    @property
    def matrix(self) -> str:
        """The matrix, in the colours of its columns."""
        return f"A {sign(self.shown.matrix)} {self._matrix}"

    @property
    def product(self) -> tuple[Pieces, Pieces, Pieces]:
        """Matrix times vector; the sum of multiples of the columns; the sums worked out, and what they come to."""
        a, v, terms, image = self.shown.product
        given, multiplied, added = sign(a, v), sign(a, v, terms), sign(terms, image)
        first, second = self.multiples(*(column(a[:, k]) for k in (0, 1)))
        return (
            (f"moved(A bold(v)) eq({given}) {self._matrix} {column(v)}",),
            (f"eq(=) {first} med", f"{PLUS} {second}"),
            (f"eq({multiplied}) {column_of_sums(terms)}", f"eq({added}) moved({column(image)})"),
        )

    @property
    def all(self) -> tuple[Pieces, ...]:
        """Every equation that may be broken, and the matrix."""
        return self.recipe, self.moved_recipe, (f"eq({self.matrix})",), *self.product

    def multiples(self, first: str, second: str) -> tuple[str, str]:
        """The vector's coefficients before two vectors, each in the colour of its basis vector."""
        x, y = map(factor, self.shown.vector)
        return f"ihat({x} thin {first})", f"jhat({y} thin {second})"

    @property
    def _matrix(self) -> str:
        return matrix_text(self.shown.matrix, ("ihat", "jhat"))
