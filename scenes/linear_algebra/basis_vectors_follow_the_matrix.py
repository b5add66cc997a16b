"""A linear map keeps the coefficients of a vector and moves the basis; the whole grid follows."""

from collections.abc import Mapping

import numpy as np
from manim import DOWN, Create, FadeIn, FadeOut, GrowFromPoint, VGroup
from pydantic import Field

from mathanim.drawing.checklist import Checklist
from mathanim.drawing.formulas import MorphFormula
from mathanim.drawing.linear_algebra.linear_map_plane import LinearMapPlane
from mathanim.drawing.linear_algebra.map_formulas import MapFormulas
from mathanim.drawing.linear_algebra.map_quantities import MapQuantities
from mathanim.drawing.linear_algebra.moved_columns import MovedColumns
from mathanim.drawing.linear_algebra.tip_to_tail import TipToTail
from mathanim.drawing.linear_algebra.zoom import Zoom
from mathanim.drawing.panel import Panel, beside_panel
from mathanim.drawing.steps import RunSteps
from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.inputs.matrix_fields import Matrix2x2, Vector2
from mathanim.inputs.parameters import Parameters
from mathanim.inputs.quantities import Quantity
from mathanim.maths.linear_algebra.coefficients import tip_to_tail
from mathanim.maths.linear_algebra.path_choice import alphas_towards, path_to
from mathanim.maths.tensors import to_numpy

STEPS = 721
STAYS = ("origin", "straight", "parallel", "even")


class MapAndVector(Parameters):
    """The linear map and the vector that is followed."""

    matrix: Matrix2x2 = Field(
        default=[[2, 1], [-1, 1]], validate_default=True, description="the linear map A, row by row"
    )
    vector: Vector2 = Field(
        default=[1, 2], validate_default=True, description="the vector v, by its coefficients x and y"
    )


class BasisVectorsFollowTheMatrix(Storyboard):
    """The vector keeps its coefficients while its basis moves."""

    Parameters = MapAndVector

    def setup(self) -> None:
        """Compute the path from the identity to the matrix, and draw its cast."""
        matrix, vector = self.parameters.matrix.to(self.device), self.parameters.vector.to(self.device)
        path = path_to(matrix, alphas_towards(matrix, STEPS))
        maps, walks = to_numpy(path.matrices), to_numpy(tip_to_tail(path.matrices, vector))
        self.shown = MapQuantities.of(matrix, vector, path.matrices)
        self.formulas = MapFormulas(self.shown)

        left, right = beside_panel(self.style, self.formulas.all, gap=0.45)
        self.zoom = Zoom.around(left, np.concatenate([walks[:, 1:], maps.mT], axis=1))
        legs = ("i_hat", "j_hat")
        self.panel = Panel(self.style, right)
        self.plane = LinearMapPlane(self.style, self.zoom, maps)
        self.sum = TipToTail(self.style, self.zoom.at(0), walks, colours=legs, total_colour="vector")
        self.moved_sum = TipToTail(self.style, self.zoom.at(-1), walks[-1:], colours=legs, total_colour="moved")
        self.columns = MovedColumns(self.style, self.shown)

    def numbers(self) -> Mapping[str, Quantity]:
        """The coefficients of v and the coordinates of A v."""
        return self.shown.told

    def beats(self) -> Beats:
        """From the basis to what a matrix is."""
        return [
            self.show_plane_and_basis,
            self.write_vector_in_basis,
            self.move_basis,
            self.keep_coefficients,
            self.read_columns,
            self.work_out_product,
            self.name_what_stayed,
        ]

    def show_plane_and_basis(self) -> None:
        self.add(self.plane.ghost)
        self.play(Create(self.plane.grid), run_time=1.5)
        for arrow, label in zip((self.plane.first, self.plane.second), self.plane.labels, strict=True):
            self.play(GrowFromPoint(arrow, arrow.tail), FadeIn(label))
        self.basis = self.panel.formula(self.formulas.basis, 0.46)
        self.play(FadeIn(self.basis, shift=0.2 * DOWN))

    def write_vector_in_basis(self) -> None:
        self.recipe = self.panel.equations({0.86: self.formulas.recipe})
        self.labels = self._lay(self.sum, "bold(e)_1", "bold(e)_2", "bold(v)")
        self.play(FadeIn(self.recipe, shift=0.2 * DOWN))

    def move_basis(self) -> None:
        self.panel.place(self.columns, 0.46 if len(self.recipe) == 1 else 0.43)
        explained = FadeOut(*self.sum.legs, self.labels[:2], self.basis)
        self.ghost = VGroup(self.sum.total, self.labels[2])
        self.play(
            explained, self.ghost.animate.set_opacity(0.35 if self.zoom.is_still else 0), FadeIn(self.plane.labels)
        )
        self.play(FadeIn(self.columns))
        self.play(RunSteps(self.plane, *self.columns.running, run_time=4))

    def keep_coefficients(self) -> None:
        self.moved_recipe = self.panel.equations({0.1: self.formulas.moved_recipe})
        self.moved_labels = self._lay(self.moved_sum, "A bold(e)_1", "A bold(e)_2", "A bold(v)")
        self.play(FadeIn(self.moved_recipe, shift=0.2 * DOWN))

    def read_columns(self) -> None:
        self.whole = self.panel.formula(self.formulas.matrix, 0.46)
        self.play(*self.columns.joining(self.whole), run_time=1.5)
        self.add(self.whole)

    def work_out_product(self) -> None:
        self.product = self.panel.equations(dict(zip((0.86, 0.55, 0.24), self.formulas.product, strict=True)))
        self.play(FadeOut(self.recipe, self.moved_recipe), MorphFormula(self.whole, self.product[0]), run_time=1.2)
        for line in self.product[1:]:
            self.play(FadeIn(line, shift=0.2 * DOWN))

    def name_what_stayed(self) -> None:
        kept = Checklist(self.style, [self.word(key) for key in STAYS], self.panel.region.width)
        self.panel.place(kept, 0.5)
        self.play(FadeOut(self.product, self.moved_sum, self.moved_labels, self.ghost), FadeIn(self.plane.labels))
        self.play(RunSteps(self.plane, first=self.plane.last_step, last=0, run_time=1.5))
        self.play(RunSteps(self.plane, run_time=3))
        for row in kept:
            self.play(FadeIn(row, shift=0.2 * DOWN), run_time=0.7)

    def _lay(self, walk: TipToTail, first: str, second: str, total: str) -> VGroup:
        basis = self.plane.first, self.plane.second
        labels = walk.labels(self.formulas.multiples(first, second), total, basis, [*self.plane.labels])
        for leg, label, basis_label in zip(walk.legs, labels, self.plane.labels, strict=False):
            self.play(GrowFromPoint(leg, leg.tail), FadeOut(basis_label), FadeIn(label))
        self.play(GrowFromPoint(walk.total, walk.total.tail), FadeIn(labels[-1]))
        return labels
