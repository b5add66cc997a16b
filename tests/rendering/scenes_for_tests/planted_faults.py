"""One fault of layout of each kind, flat and in space, each in the second of three beats; and scenes without any."""

import numpy as np
from manim import (
    BLACK,
    DEGREES,
    DOWN,
    GREEN,
    LEFT,
    ORIGIN,
    OUT,
    RED,
    RIGHT,
    UP,
    WHITE,
    Create,
    Dot,
    FadeIn,
    Line,
    MathTypst,
    Mobject,
    Rectangle,
    Rotate,
    Scene,
    Square,
    Text,
    ThreeDScene,
    Typst,
    VGroup,
)

NOWHERE = "\U000f1234"


class Flat(Scene):
    """Three beats, in the second of which something faulty comes, and goes again at its end."""

    def construct(self) -> None:
        self.next_section("before")
        self.play(FadeIn(Dot(5 * LEFT + 2 * UP)), run_time=0.4)
        self.next_section("faulty")
        wrong = self.plant()
        self.play(FadeIn(wrong), run_time=0.4)
        self.next_section("after")
        self.remove(wrong)
        self.play(FadeIn(Dot(5 * LEFT + 2 * DOWN)), run_time=0.4)

    def plant(self) -> Mobject:
        """What is wrong."""
        return VGroup(Typst("all is well"), Line(DOWN + LEFT, DOWN + RIGHT))


class Solid(ThreeDScene):
    """The same with a camera that looks down at a slant."""

    def construct(self) -> None:
        self.set_camera_orientation(phi=55 * DEGREES, theta=-80 * DEGREES)
        self.right, self.up, self.near = self.camera.generate_rotation_matrix()
        self.next_section("before")
        self.play(FadeIn(Dot(2 * LEFT + UP)), run_time=0.4)
        self.next_section("faulty")
        wrong = self.plant()
        self.play(FadeIn(wrong), run_time=0.4)
        self.next_section("after")
        self.remove(wrong)
        self.play(FadeIn(Dot(2 * LEFT + DOWN)), run_time=0.4)

    def plant(self) -> Mobject:
        """What is wrong."""
        return VGroup(Typst("all is well"), Line(2 * DOWN + LEFT, 2 * DOWN + RIGHT))


class FlatMargin(Flat):
    def plant(self) -> Mobject:
        return Typst("too far out").move_to(6.6 * RIGHT, aligned_edge=RIGHT)


class SolidMargin(Solid):
    """Inside the margin where it would stand on paper; it hangs before it, so it is seen larger and further out."""

    def plant(self) -> Mobject:
        return Line(4.5 * self.right, 5 * self.right).shift(5 * self.near)


class FlatTextOnText(Flat):
    def plant(self) -> Mobject:
        return VGroup(Typst("one thing"), MathTypst("x + y").shift(0.7 * RIGHT + 0.1 * UP))


class SolidTextOnText(Solid):
    """One hangs before the other as the camera looks, two units from it."""

    def plant(self) -> Mobject:
        return VGroup(Typst("behind"), Typst("before").shift(2 * self.near))


class FlatTextOnLine(Flat):
    def plant(self) -> Mobject:
        return VGroup(Typst("struck out"), Line(2 * LEFT, 2 * RIGHT, color=GREEN))


class SolidTextOnLine(Solid):
    """The line hangs in the air, before the text."""

    def plant(self) -> Mobject:
        return VGroup(Typst("struck out"), Line(2 * LEFT, 2 * RIGHT, color=GREEN).shift(2 * self.near))


class FlatSize(Flat):
    def plant(self) -> Mobject:
        return Typst("small print", font_size=22)


class SolidSize(Solid):
    """Large enough on paper, and far away."""

    def plant(self) -> Mobject:
        return Typst("far away", font_size=40).shift(-20 * self.near)


class FlatTextContrast(Flat):
    def plant(self) -> Mobject:
        return VGroup(Square(2, color=RED, fill_opacity=1), Typst("red on red", font_size=30, color="#FF9080"))


class SolidTextContrast(Solid):
    def plant(self) -> Mobject:
        return VGroup(Square(4, color=WHITE, fill_opacity=1), Typst("pale", color="#BBBBBB").shift(0.01 * OUT))


class FlatLineContrast(Flat):
    def plant(self) -> Mobject:
        return Line(LEFT, RIGHT, color="#303030")


class SolidLineContrast(Solid):
    def plant(self) -> Mobject:
        return Line(LEFT + OUT, RIGHT, color="#303030")


class FlatGlyphs(Flat):
    def plant(self) -> Mobject:
        return Text(f"one {NOWHERE}")


class SolidGlyphs(Solid):
    def plant(self) -> Mobject:
        return Typst(f"one {NOWHERE}")


class FlatPoints(Flat):
    def plant(self) -> Mobject:
        wrong = Line(LEFT, RIGHT)
        wrong.points[2, 1] = np.nan
        return wrong


class SolidPoints(Solid):
    def plant(self) -> Mobject:
        wrong = Line(LEFT, RIGHT)
        wrong.points[2, 2] = np.inf
        return wrong


class FlatMoving(Scene):
    """At both beats' ends all is well; between, a hand sweeps over a word for two seconds of three."""

    def construct(self) -> None:
        hand = Line(ORIGIN, 3 * UP)
        self.next_section("still")
        self.play(FadeIn(Typst("word").shift(2 * RIGHT)), Create(hand), run_time=0.4)
        self.next_section("sweep")
        hand.add_updater(lambda line, dt: line.rotate(-dt, about_point=ORIGIN))
        self.wait(3)
        hand.clear_updaters()
        self.play(Rotate(hand, 0.4, about_point=ORIGIN), run_time=0.4)


class WellSaid(Scene):
    """A text on its own panel over a line, one with a halo on a line, one dimmed, one out of sight, one covered."""

    def construct(self) -> None:
        panel = Rectangle(width=4, height=1, color=WHITE, fill_color=BLACK, fill_opacity=1)
        self.add(Line(3 * LEFT, 3 * RIGHT), panel, Typst("on a panel"))
        lifted = Typst("lifted")
        for glyph in lifted:
            glyph.set_stroke(BLACK, width=9, background=True)
        self.add(VGroup(Line(2 * LEFT, 2 * RIGHT), lifted).shift(2 * UP))
        self.add(Typst("gone by", font_size=20).shift(1.2 * DOWN).set_opacity(0.3))
        self.add(VGroup(Typst("one"), Typst("other").set_opacity(0)).shift(2 * DOWN))
        cover = Rectangle(width=3, height=0.9, fill_color=BLACK, fill_opacity=1)
        self.add(VGroup(Typst("under", color="#333333"), Line(LEFT, RIGHT), cover).shift(3 * DOWN))
        self.play(FadeIn(Dot(4 * LEFT)), run_time=0.4)
