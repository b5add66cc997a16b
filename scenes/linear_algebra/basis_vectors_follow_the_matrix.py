"""A linear map keeps the coefficients of a vector and moves the basis; the whole grid follows."""

from collections.abc import Mapping

from manim import DOWN, LEFT, UP, Create, FadeIn, FadeOut, GrowFromPoint, Indicate, ReplacementTransform, VGroup
from pydantic import Field

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.checklist import Checklist
from mathanim.drawing.formulas import Formula, MorphFormula, align_at
from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.linear_map_plane import LinearMapPlane
from mathanim.drawing.matrices import MatrixReadout
from mathanim.drawing.number_text import column, column_of_sums, factor
from mathanim.drawing.number_text import matrix as matrix_text
from mathanim.drawing.plane import Window
from mathanim.drawing.steps import RunSteps
from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.drawing.vector_labels import SideLabel, TipLabel
from mathanim.inputs.matrix_fields import Matrix2x2, Vector2
from mathanim.inputs.parameters import Parameters
from mathanim.maths.linear_algebra.coefficients import tip_to_tail
from mathanim.maths.linear_algebra.map_path import even_alphas
from mathanim.maths.linear_algebra.path_choice import path_to
from mathanim.maths.linear_algebra.products import matrix_vector_terms
from mathanim.maths.tensors import to_numpy

STEPS = 721


class MapAndVector(Parameters):
    """The linear map and the vector that is followed."""

    matrix: Matrix2x2 = Field(default=[[2, 1], [-1, 1]], description="the linear map A, row by row")
    vector: Vector2 = Field(default=[1, 2], description="the vector v, by its coefficients x and y")


class BasisVectorsFollowTheMatrix(Storyboard):
    """The vector keeps its coefficients while its basis moves."""

    Parameters = MapAndVector

    def setup(self) -> None:
        """Compute the path from the identity to the matrix, and draw its cast."""
        vector = self.parameters.vector.to(self.device)
        matrix = self.parameters.matrix.to(self.device)
        path = path_to(matrix, even_alphas(STEPS).to(self.device))
        maps, walks = to_numpy(path.matrices), to_numpy(tip_to_tail(path.matrices, vector))
        self.x, self.y = (float(c) for c in vector)
        self.image, self.terms = walks[-1, 2], to_numpy(matrix_vector_terms(matrix, vector))
        self.a, self.v = matrix_text(maps[-1], ("ihat", "jhat")), column([self.x, self.y])
        self.a_columns = [column(maps[-1][:, k]) for k in (0, 1)]
        left, self.panel = STAGE.split(0.6, gap=0.45)
        window = Window.around(left, [*walks[:, 1:].reshape(-1, 2), *maps.mT.reshape(-1, 2)])
        self.plane = LinearMapPlane(self.style, window, maps)
        self.legs = [
            Arrow(self.style, window, walks[:, k + 1] - walks[:, k], walks[:, k], colour=colour, thickness=0.85)
            for k, colour in enumerate(("i_hat", "j_hat"))
        ]
        self.vector = Arrow(self.style, window, walks[:, 2], colour="vector")
        self.moved = Arrow(self.style, window, walks[:, 2], colour="moved")
        self.columns = VGroup(
            MatrixReadout(self.style, "ihat(bold(e)_1) |->", maps[:, :, :1], colours=("i_hat",)),
            MatrixReadout(self.style, "jhat(bold(e)_2) |->", maps[:, :, 1:], colours=("j_hat",)),
        )
        self.columns[1].next_to(self.columns[0], DOWN, buff=0.3, coor_mask=UP)

    def numbers(self) -> Mapping[str, float]:
        """The coefficients of v and the coordinates of A v."""
        return {"x": self.x, "y": self.y, "image_x": float(self.image[0]), "image_y": float(self.image[1])}

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
        first, second = (column(self.plane.grid.matrices[0][:, k]) for k in (0, 1))
        self.basis = self._formula(f"ihat(bold(e)_1 = {first}) quad jhat(bold(e)_2 = {second})", 0.46)
        self.play(FadeIn(self.basis, shift=0.2 * DOWN))

    def write_vector_in_basis(self) -> None:
        self.recipe = self._formula(f"vector(bold(v)) eq(=) {self.v} = {self._recipe('bold(e)_1', 'bold(e)_2')}", 0.86)
        labels = self._leg_labels("bold(e)_1", "bold(e)_2")
        for leg, label, basis_label in zip(self.legs, labels, self.plane.labels, strict=True):
            self.play(GrowFromPoint(leg, leg.tail), FadeOut(basis_label), FadeIn(label))
        name = TipLabel(self.style, "bold(v)", self.vector, colour="vector")
        self.play(GrowFromPoint(self.vector, self.vector.tail), FadeIn(name))
        self.play(FadeIn(self.recipe, shift=0.2 * DOWN))
        self.assembled, self.named_vector = VGroup(*self.legs, labels), VGroup(self.vector, name)

    def move_basis(self) -> None:
        self.columns.move_to(self.panel.at(0, 0.46), aligned_edge=LEFT)
        self.play(FadeOut(self.assembled), self.named_vector.animate.set_opacity(0.35), FadeIn(self.plane.labels))
        self.play(FadeOut(self.basis), FadeIn(self.columns))
        self.play(RunSteps(self.plane, *self.columns, run_time=4))

    def keep_coefficients(self) -> None:
        for moving in (*self.legs, self.moved):
            moving.show_step(self.plane.last_step)
        kept = f"moved(A bold(v)) eq(=) {self._recipe('A bold(e)_1', 'A bold(e)_2')}"
        self.moved_recipe = self._formula(kept, 0.1)
        labels = self._leg_labels("A bold(e)_1", "A bold(e)_2")
        name = TipLabel(self.style, "A bold(v)", self.moved, colour="moved")
        for leg, label, basis_label in zip(self.legs, labels, self.plane.labels, strict=True):
            self.play(GrowFromPoint(leg, leg.tail), FadeOut(basis_label), FadeIn(label))
        self.play(GrowFromPoint(self.moved, self.moved.tail), FadeIn(name))
        self.play(FadeIn(self.moved_recipe, shift=0.2 * DOWN))
        self.moved_labels = VGroup(labels, name)

    def read_columns(self) -> None:
        self.whole = self._formula(f"A eq(=) {self.a}", 0.46)
        self.play(Indicate(self.columns, color=None, scale_factor=1.06))
        self.play(ReplacementTransform(self.columns, self.whole), run_time=1.5)

    def work_out_product(self) -> None:
        lines = VGroup(
            self._formula(f"moved(A bold(v)) eq(=) {self.a} {self.v}", 0.86),
            self._formula(f"eq(=) {self._recipe(*self.a_columns)}", 0.55),
            self._formula(f"eq(=) {column_of_sums(self.terms)} = moved({column(self.image)})", 0.24),
        )
        align_at(lines, "eq")
        self.play(FadeOut(self.recipe), FadeOut(self.moved_recipe), MorphFormula(self.whole, lines[0]), run_time=1.2)
        for line in lines[1:]:
            self.play(FadeIn(line, shift=0.2 * DOWN))
        self.product = lines

    def name_what_stayed(self) -> None:
        kept = [self.word(key) for key in ("origin", "straight", "parallel", "even")]
        checklist = Checklist(self.style, kept, self.panel.width).move_to(self.panel.at(0, 0.5), aligned_edge=LEFT)
        walked = VGroup(*self.legs, self.moved, self.moved_labels, self.named_vector)
        self.play(FadeOut(self.product, walked), FadeIn(self.plane.labels))
        self.play(RunSteps(self.plane, first=self.plane.last_step, last=0, run_time=1.5))
        self.play(RunSteps(self.plane, run_time=3))
        for row in checklist:
            self.play(FadeIn(row, shift=0.2 * DOWN), run_time=0.7)

    def _formula(self, source: str, height: float) -> Formula:
        formula = Formula(self.style, source, parts={"eq": "ink"})
        formula.scale(min(1.0, self.panel.width / formula.width))
        return formula.move_to(self.panel.at(0, height), aligned_edge=LEFT)

    def _recipe(self, first: str, second: str) -> str:
        return f"ihat({factor(self.x)} thin {first}) + jhat({factor(self.y)} thin {second})"

    def _leg_labels(self, first: str, second: str) -> VGroup:
        return VGroup(
            SideLabel(self.style, f"{factor(self.x)} thin {first}", self.legs[0], colour="i_hat"),
            SideLabel(self.style, f"{factor(self.y)} thin {second}", self.legs[1], colour="j_hat"),
        )
