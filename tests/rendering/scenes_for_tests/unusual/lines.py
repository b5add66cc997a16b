"""Lines: corners that reach far, caps, dashes, widths that come and go, shapes of no size and beyond the frame."""

import numpy as np
from manim import (
    BLUE,
    DOWN,
    LEFT,
    ORIGIN,
    PI,
    RED,
    RIGHT,
    UP,
    WHITE,
    YELLOW,
    CapStyleType,
    Circle,
    Create,
    DashedLine,
    DashedVMobject,
    Dot,
    FadeIn,
    Line,
    LineJointType,
    Rotate,
    Scene,
    ShrinkToCenter,
    Square,
    Star,
    Text,
    ValueTracker,
    VGroup,
    VMobject,
)

from tests.rendering.scenes_for_tests.ticking import each_frame


def corner(angle: float) -> VMobject:
    """A thick open line with a corner of that angle, at the origin."""
    tip = [np.cos(angle), np.sin(angle), 0]
    return VMobject(stroke_width=30).set_points_as_corners([RIGHT * 2, ORIGIN, 2 * np.array(tip)])


class SharpCorners(Scene):
    """Mitred corners that grow sharper until cairo cuts them, and every other kind of joint in turn."""

    def construct(self) -> None:
        angle = ValueTracker(PI / 2)
        arrow = VMobject().add_updater(lambda mobject: mobject.become(corner(angle.get_value())))
        star = Star(9, outer_radius=1.5, inner_radius=1.2, stroke_width=20).shift(LEFT * 4)
        self.add(star, arrow)
        self.play(angle.animate.set_value(0.05), run_time=0.75)
        arrow.clear_updaters()
        self.remove(angle)
        kinds = iter([LineJointType.BEVEL, LineJointType.ROUND, LineJointType.MITER, LineJointType.AUTO] * 4)
        star.add_updater(each_frame(lambda mobject: setattr(mobject, "joint_type", next(kinds))))
        self.wait(0.75)


class CapsAndDashes(Scene):
    """Ends of lines, dashes that move and are made anew, and lines of no length."""

    def construct(self) -> None:
        line = Line(LEFT * 3, RIGHT * 3, stroke_width=40).shift(UP * 2)
        ring = DashedVMobject(Circle(1.5), num_dashes=12, stroke_width=10)
        dashes = DashedLine(LEFT * 5, RIGHT * 5, dash_length=0.3).shift(DOWN * 2)
        caps = iter([CapStyleType.ROUND, CapStyleType.SQUARE, CapStyleType.BUTT, CapStyleType.AUTO] * 4)
        line.add_updater(each_frame(lambda mobject: mobject.set_cap_style(next(caps))))
        self.add(line, ring, dashes)
        self.wait(0.5)
        line.clear_updaters()
        point = Line(UP, UP, stroke_width=30).set_cap_style(CapStyleType.ROUND)
        self.play(Rotate(ring), dashes.animate.put_start_and_end_on(LEFT, RIGHT * 2), FadeIn(point), run_time=0.5)
        block = Line(ORIGIN, UP + RIGHT, stroke_width=250, joint_type=LineJointType.ROUND)
        block.set_cap_style(CapStyleType.SQUARE).add_updater(lambda mobject, dt: mobject.shift(LEFT * 16 * dt))
        self.add(block)
        self.wait(0.25)


class WidthsComeAndGo(Scene):
    """Strokes of no width that get one and lose it again, behind the fill and before it."""

    def construct(self) -> None:
        bare = Circle(fill_opacity=0.7, stroke_width=0)
        halo = Square(fill_opacity=1, stroke_width=2).shift(LEFT * 3)
        text = Text("halo", font_size=70).shift(RIGHT * 3).set_stroke(RED, 0, background=True)
        self.add(bare, halo, text)
        self.play(bare.animate.set_stroke(WHITE, 40), run_time=0.25)
        self.play(halo.animate.set_stroke(BLUE, 50, 0.4, background=True), text.animate.shift(UP), run_time=0.25)
        text.set_stroke(RED, 14, background=True)
        self.wait(0.25)
        self.play(bare.animate.set_stroke(width=0), halo.animate.set_stroke(width=0, background=True), run_time=0.25)
        halo.background_stroke_width = 30
        self.play(bare.animate.set_stroke(opacity=0), run_time=0.25)


class LeavesTheFrame(Scene):
    """Thick strokes and huge shapes that cross the edges, go and come back; a change so small that it is none."""

    def construct(self) -> None:
        ring, planet = Circle(stroke_width=60), Circle(radius=300, fill_opacity=0.5, color=BLUE).shift(DOWN * 301)
        beam = Line([-1000, -900, 0], [1000, 950, 0], stroke_width=20, color=YELLOW)
        far = Square(fill_opacity=1).shift(RIGHT * 50)
        self.add(planet, beam, ring, far)
        self.play(ring.animate.shift(LEFT * 8), beam.animate.rotate(0.02), run_time=0.5)
        self.play(ring.animate.shift(RIGHT * 8), planet.animate.shift(UP * 0.5), far.animate.shift(UP), run_time=0.5)
        ring.add_updater(lambda mobject, dt: mobject.shift(RIGHT * dt * 1e-9))
        self.wait(0.25)
        ring.clear_updaters()
        self.play(far.animate.shift(LEFT * 47), planet.animate.scale(0.01), run_time=0.25)


class WithoutExtent(Scene):
    """Paths of no curve, one point, one curve, points all equal; scaled to nothing and back; points added later."""

    def construct(self) -> None:
        empty, group = VMobject(stroke_width=10), VGroup()
        single = VMobject(stroke_width=20).start_new_path(LEFT)
        heap = VMobject(stroke_width=20, fill_opacity=1).set_points(np.full((8, 3), 1.0))
        odd = VMobject(stroke_width=6).set_points([[0, 0, 0], [1, 2, 0], [2, -1, 0], [3, 0, 0], [3, 1, 0], [2, 2, 0]])
        square = Square(fill_opacity=0.5)
        self.add(empty, group, single, heap, odd, square)
        self.play(square.animate.scale(0), run_time=0.25)
        empty.set_points_as_corners([DOWN, DOWN + RIGHT, UP])
        single.add_line_to(LEFT + UP)
        self.play(square.animate.become(Circle()), odd.animate.shift(DOWN), run_time=0.25)
        empty.add_updater(lambda mobject, dt: mobject.add_line_to(mobject.get_end() + [dt, -dt, 0]))
        group.add(Dot(UP * 2))
        self.wait(0.5)
        empty.clear_updaters()
        empty.clear_points()
        self.play(ShrinkToCenter(heap), Create(VMobject()), run_time=0.25)


class NearlyClosed(Scene):
    """A gap that closes when the tolerance grows: the corner there changes its shape, and no point moves."""

    def construct(self) -> None:
        gap = VMobject(stroke_width=40).set_points_as_corners([ORIGIN, RIGHT * 2, UP * 2 + RIGHT, [0.02, 0.01, 0]])
        tolerances = iter([1e-6, 0.1, 0.1, 1e-6] * 4)
        gap.add_updater(each_frame(lambda mobject: setattr(mobject, "tolerance_for_point_equality", next(tolerances))))
        self.add(Circle(), gap)
        self.wait(0.5)
        gap.clear_updaters()
        self.play(gap.animate.make_smooth(), run_time=0.25)
        self.play(gap.animate.make_jagged().close_path(), run_time=0.25)
