"""Ordinary Manim scenes that together use what scenes use; ours must draw them as stock Manim does."""

import numpy as np
from manim import (
    BLUE,
    DEGREES,
    DOWN,
    LEFT,
    ORIGIN,
    PI,
    RED,
    RIGHT,
    UP,
    YELLOW,
    Arrow,
    Axes,
    Circle,
    Create,
    Cube,
    DashedLine,
    Dot,
    FadeIn,
    FadeOut,
    GrowFromCenter,
    ImageMobject,
    LaggedStart,
    Line,
    MoveAlongPath,
    MovingCameraScene,
    NumberPlane,
    Rotate,
    Scene,
    Square,
    Text,
    ThreeDScene,
    TracedPath,
    Transform,
    ValueTracker,
    VGroup,
    ZoomedScene,
    always_redraw,
    linear,
)


class MorphsAndText(Scene):
    """Transforms, text, gradients, z_index, lagged groups, sections and a frozen wait."""

    def construct(self) -> None:
        """Play."""
        square = Square(fill_opacity=0.5).set_color_by_gradient(RED, BLUE)
        title = Text("law", font_size=40).to_edge(UP)
        self.add(title)
        self.play(Create(square))
        self.next_section("second")
        self.play(Transform(square, Circle(color=YELLOW).shift(RIGHT)), run_time=0.5)
        self.wait(0.5)
        dots = VGroup(*[Dot(LEFT * i, z_index=-i) for i in range(4)])
        self.play(LaggedStart(*[FadeIn(dot) for dot in dots], lag_ratio=0.5))
        self.play(square.animate.set_sheen(-0.4, DOWN).scale(1.5), FadeOut(title))


class Integrates(Scene):
    """Updaters that use dt, also while waiting, and a traced path."""

    def construct(self) -> None:
        """Play."""
        dot = Dot(LEFT * 3)
        dot.add_updater(lambda mobject, dt: mobject.shift(RIGHT * dt * 1.5))
        self.add(dot, TracedPath(dot.get_center, stroke_color=RED))
        self.wait(1)
        self.play(Rotate(Square(), PI / 3), run_time=0.75)
        dot.clear_updaters()
        self.wait(0.5)


class Redraws(Scene):
    """A chain of value trackers with always_redraw on axes."""

    def construct(self) -> None:
        """Play."""
        x = ValueTracker(-2)
        axes = Axes(x_range=[-3, 3], y_range=[0, 4], tips=False)
        curve = axes.plot(lambda t: t**2 / 2, color=BLUE)
        line = always_redraw(lambda: Line(axes.c2p(x.get_value(), 0), axes.c2p(x.get_value(), x.get_value() ** 2 / 2)))
        self.add(axes, curve, line)
        self.play(x.animate.set_value(2), rate_func=linear)
        self.wait(0.25)


class CameraMoves(MovingCameraScene):
    """A camera that moves and zooms."""

    def construct(self) -> None:
        """Play."""
        plane = NumberPlane()
        self.add(plane, Arrow(ORIGIN, [2, 1, 0], color=YELLOW, buff=0))
        self.play(self.camera.frame.animate.scale(0.5).move_to([1, 1, 0]), run_time=0.75)
        self.wait(0.25)


class Zooms(ZoomedScene):
    """A magnifying glass."""

    def construct(self) -> None:
        """Play."""
        dot = Dot().shift(UP)
        self.add(dot, DashedLine(LEFT, RIGHT))
        self.zoomed_camera.frame.move_to(dot)
        self.activate_zooming(animate=False)
        self.play(dot.animate.shift(DOWN), run_time=0.5)


class Turns(ThreeDScene):
    """Three dimensions, with the camera turning by itself."""

    def construct(self) -> None:
        """Play."""
        self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
        self.add(Cube(side_length=2, fill_opacity=0.6))
        self.begin_ambient_camera_rotation(rate=0.5)
        self.wait(0.5)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=40 * DEGREES, run_time=0.5)


class PicturesAndChance(Scene):
    """An image, a path, chance, and a wait that ends by itself."""

    def construct(self) -> None:
        """Play."""
        image = ImageMobject(np.uint8([[0, 100], [180, 255]])).scale(40).shift(LEFT * 2)
        dot = Dot(color=RED).move_to(np.random.uniform(-1, 1, 3) * [1, 1, 0])
        self.play(GrowFromCenter(dot), FadeIn(image), run_time=0.5)
        self.play(MoveAlongPath(dot, Circle()), run_time=0.625)
        dot.add_updater(lambda mobject, dt: mobject.shift(RIGHT * dt * 4))
        self.wait_until(lambda: dot.get_x() > 2, max_time=3)
