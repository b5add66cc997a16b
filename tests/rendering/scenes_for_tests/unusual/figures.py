"""Figures that come with Manim: charts, tables, matrices, graphs, fields, code, unions of shapes."""

import numpy as np
from manim import (
    BLUE,
    DOWN,
    GREEN,
    LEFT,
    ORIGIN,
    PI,
    RED,
    RIGHT,
    TEAL,
    UP,
    AnnularSector,
    ArcPolygon,
    ArrowVectorField,
    Axes,
    BarChart,
    Brace,
    Circle,
    Code,
    Create,
    CurvedArrow,
    Cutout,
    Difference,
    Dot,
    Exclusion,
    FadeIn,
    Graph,
    ImplicitFunction,
    Intersection,
    Line,
    MobjectTable,
    ParametricFunction,
    ReplacementTransform,
    RightAngle,
    RoundedRectangle,
    Scene,
    Square,
    StreamLines,
    Table,
    TangentLine,
    Text,
    Triangle,
    Typst,
    Union,
    ValueTracker,
    VGroup,
    Write,
    always_redraw,
    rotate_vector,
)


class Tables(Scene):
    """A table of text with a cell picked out, and one of Typst without brackets."""

    def construct(self) -> None:
        table = Table([["1", "2"], ["3", "4"]], element_to_mobject=Text).scale(0.4).to_edge(LEFT)
        matrix = MobjectTable([[Typst("a"), Typst("b")], [Typst("c"), Typst("d")]], include_outer_lines=True).scale(0.6)
        self.play(Create(table), run_time=0.25)
        table.add_highlighted_cell((1, 2), color=GREEN)
        self.play(FadeIn(matrix), table.get_entries((2, 1)).animate.set_color(RED), run_time=0.25)


class Bars(Scene):
    """A bar chart whose bars change."""

    def construct(self) -> None:
        numbers = {"label_constructor": Text, "decimal_number_config": {"num_decimal_places": 0}}
        chart = BarChart([1, 3, -2], y_range=[-4, 4, 2], x_length=4, y_length=3, y_axis_config=numbers)
        self.play(Create(chart), run_time=0.25)
        self.play(chart.animate.change_bar_values([2, -1, 3]), run_time=0.25)


class Curves(Scene):
    """Axes, curves, areas, Riemann rectangles, implicit and parametric functions, a moving tangent, a brace."""

    def construct(self) -> None:
        axes = Axes(x_range=[-2, 2], y_range=[-1, 4], x_length=6, y_length=4)
        curve = axes.plot(lambda x: x**2)
        area = axes.get_area(curve, x_range=(0, 1.5), color=[BLUE, GREEN])
        self.add(axes)
        self.play(Create(curve), FadeIn(area), run_time=0.25)
        self.play(ReplacementTransform(area, axes.get_riemann_rectangles(curve, x_range=[0, 1.5])), run_time=0.25)
        alpha = ValueTracker(0.2)
        self.add(always_redraw(lambda: TangentLine(curve, alpha.get_value(), length=3, color=RED)))
        self.play(alpha.animate.set_value(0.8), run_time=0.25)
        self.play(FadeIn(ImplicitFunction(lambda x, y: x**2 + y**2 - 2, min_depth=4, max_quads=60)), run_time=0.25)
        self.play(
            FadeIn(Brace(axes, DOWN), ParametricFunction(lambda t: [np.cos(3 * t), np.sin(2 * t), 0])), run_time=0.25
        )


class ShapesCombined(Scene):
    """Unions, differences, cut-outs, angles, polygons with round corners, while a part moves."""

    def construct(self) -> None:
        circle, square = Circle(fill_opacity=0.5), Square(fill_opacity=0.5).shift(RIGHT / 2)
        shapes = [
            Union(circle, square),
            Difference(square, circle),
            Intersection(circle, square),
            Exclusion(circle, square),
        ]
        row = VGroup(*shapes, Cutout(Square(), Triangle().scale(0.4), fill_opacity=1)).scale(0.5).arrange(RIGHT)
        self.play(FadeIn(row.set_color(TEAL)), run_time=0.25)
        moving = Circle(0.4).to_edge(LEFT)
        hole = always_redraw(lambda: Difference(row[4], moving, fill_opacity=0.7, color=RED))
        self.add(hole)
        self.play(moving.animate.move_to(row[4]), run_time=0.375)
        self.play(
            Create(RoundedRectangle(corner_radius=0.3)), FadeIn(RightAngle(Line(ORIGIN, UP), Line())), run_time=0.25
        )
        self.play(
            FadeIn(ArcPolygon([0, 0, 0], [2, 0, 0], [1, 2, 0]), AnnularSector(), CurvedArrow(LEFT, UP)), run_time=0.25
        )


class FieldsFlow(Scene):
    """A field of arrows that pushes a dot, and streamlines that flow."""

    def construct(self) -> None:
        field = ArrowVectorField(lambda point: rotate_vector(point, PI / 2), x_range=[-3, 3, 1], y_range=[-2, 2, 1])
        dot = Dot(RIGHT).add_updater(field.get_nudge_updater())
        self.add(field, dot)
        self.wait(0.25)
        lines = StreamLines(
            lambda point: point * [1, -1, 0], x_range=[-3, 3, 1], y_range=[-2, 2, 1], max_anchors_per_line=9
        )
        self.add(lines)
        lines.start_animation(warm_up=False, flow_speed=2, time_width=0.5)
        self.wait(0.375)


class GraphsAndCode(Scene):
    """A graph whose vertex moves and goes, and a piece of code."""

    def construct(self) -> None:
        graph = Graph([1, 2, 3, 4], [(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)], layout="circular")
        self.play(Create(graph), run_time=0.25)
        self.play(graph[1].animate.shift(UP), run_time=0.25)
        self.play(graph.animate.remove_vertices(3), run_time=0.25)
        code = Code(code_string="x = 1\nprint(x)", language="python").scale(0.5).to_edge(DOWN)
        self.play(Write(code), run_time=0.25)
