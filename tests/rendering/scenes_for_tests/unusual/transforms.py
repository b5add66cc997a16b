"""One thing becomes another: transforms of every kind, and maps of the plane."""

import numpy as np
from manim import (
    GREEN,
    LEFT,
    RED,
    RIGHT,
    UP,
    YELLOW,
    ApplyMatrix,
    ApplyMethod,
    ApplyPointwiseFunction,
    Circle,
    ClockwiseTransform,
    Dot,
    FadeToColor,
    FadeTransform,
    FadeTransformPieces,
    GrowArrow,
    Homotopy,
    LinearTransformationScene,
    MoveToTarget,
    NumberPlane,
    PhaseFlow,
    ReplacementTransform,
    Restore,
    Rotate,
    ScaleInPlace,
    Scene,
    ShowPassingFlash,
    Square,
    Star,
    Text,
    Transform,
    TransformFromCopy,
    TransformMatchingShapes,
    Triangle,
    Vector,
    VectorScene,
    VGroup,
)


class Becoming(Scene):
    """Transform, its relatives with copies, arcs, matching parts, fades and families of different sizes."""

    def construct(self) -> None:
        square, circle, text = Square(fill_opacity=0.5), Circle(color=RED), Text("abc", font_size=60)
        self.play(Transform(square, circle.copy().shift(RIGHT)), run_time=0.25)
        self.play(ReplacementTransform(square, text), run_time=0.25)
        other = Text("bcd", font_size=60).shift(UP)
        self.play(TransformMatchingShapes(text, other), run_time=0.5)
        self.play(FadeTransform(other, circle), run_time=0.25)
        self.play(TransformFromCopy(circle, Star(5).shift(LEFT * 2)), run_time=0.25)
        self.play(ClockwiseTransform(circle, Triangle()), run_time=0.25)
        pieces = VGroup(Square(0.5), Circle(0.3), Dot()).arrange(RIGHT)
        self.play(FadeTransformPieces(circle, pieces), run_time=0.25)
        self.play(ScaleInPlace(pieces, 2), FadeToColor(pieces, GREEN), run_time=0.25)


class Methods(Scene):
    """Chains of methods, targets, saved states, matrices, functions of points and of complex numbers."""

    def construct(self) -> None:
        square = Square(fill_opacity=0.3)
        square.save_state()
        self.add(square)
        self.play(square.animate.shift(RIGHT).rotate(0.4).set_fill(RED, 0.8).scale(0.7), run_time=0.25)
        square.generate_target().shift(UP).set_stroke(width=20)
        self.play(MoveToTarget(square), run_time=0.25)
        self.play(Restore(square), run_time=0.25)
        self.play(ApplyMatrix([[1, 1], [0, 1]], square), run_time=0.25)
        self.play(ApplyPointwiseFunction(lambda point: point * [1, np.cos(point[0]), 1], square), run_time=0.25)
        self.play(ApplyMethod(square.apply_complex_function, np.exp), run_time=0.25)
        self.play(square.animate.become(Circle(2)).match_style(Dot()), run_time=0.25)


class PlaneIsBent(Scene):
    """A plane under a homotopy, a complex function and a flow; what lies on it goes along."""

    def construct(self) -> None:
        plane = NumberPlane(x_range=(-4, 4), y_range=(-2, 2)).prepare_for_nonlinear_transform(6)
        dot = Dot(RIGHT + UP, color=YELLOW)
        self.add(plane, dot)
        self.play(Homotopy(lambda x, y, z, t: (x + t * np.sin(y), y, z), plane), run_time=0.375)
        self.play(plane.animate.apply_complex_function(lambda z: z**2 / 4), run_time=0.25)
        self.play(PhaseFlow(lambda point: np.array([-point[1], point[0], 0]), VGroup(plane, dot)), run_time=0.25)


class LinearMap(LinearTransformationScene):
    """Manim's own scene of linear maps, with a disc and a unit square."""

    def __init__(self) -> None:
        super().__init__(include_foreground_plane=True, show_coordinates=False, leave_ghost_vectors=False)

    def construct(self) -> None:
        self.add_unit_square(animate=False)
        self.add_transformable_mobject(Circle(fill_opacity=0.4))
        self.apply_matrix([[1, 1], [0, 1]], run_time=0.375)
        self.wait(0.25)


class VectorsAdd(VectorScene):
    """Manim's own scene of vectors."""

    def construct(self) -> None:
        self.add_plane(animate=False)
        vector = self.add_vector([2, 1], animate=False)
        self.play(ShowPassingFlash(vector.copy().set_color(RED)), run_time=0.25)
        self.play(GrowArrow(Vector([-1, 1])), Rotate(vector, 0.5), run_time=0.25)
