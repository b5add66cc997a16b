"""Objects and cameras that say for themselves how things look: methods of classes, and of single objects."""

from typing import Any

import numpy as np
from manim import (
    BLUE,
    LEFT,
    RED,
    RIGHT,
    UP,
    Camera,
    Circle,
    Create,
    Dot,
    FadeIn,
    MappingCamera,
    Mobject,
    NumberPlane,
    PMobject,
    Scene,
    Square,
    Triangle,
    ValueTracker,
)


class Pulsing(Square):
    """Its width is told by a method, and stands nowhere."""

    beat = 0.0

    def get_stroke_width(self, background: bool = False) -> float:
        return 0 if background else 4 + 20 * abs(np.sin(self.beat))


class Ageing(Circle):
    """Its fill is told by a method."""

    age = 0.0

    def get_fill_rgbas(self) -> Any:
        return np.array([[self.age % 1, 0.5, 1 - self.age % 1, 0.8]])


class TellTheirLooks(Scene):
    """Classes whose methods say how they look now, though nothing that they hold has changed."""

    def construct(self) -> None:
        pulse, aged = Pulsing().shift(LEFT * 2), Ageing().shift(RIGHT * 2)
        pulse.add_updater(lambda mobject, dt: setattr(mobject, "beat", mobject.beat + 5 * dt))
        aged.add_updater(lambda mobject, dt: setattr(mobject, "age", mobject.age + dt))
        self.add(pulse, aged, Dot())
        self.wait(0.75)


class SingleObjectsDiffer(Scene):
    """Methods replaced on one object only."""

    def construct(self) -> None:
        wide, bright, clock = Square().shift(LEFT * 2), Circle(fill_opacity=1).shift(RIGHT * 2), ValueTracker()
        wide.get_stroke_width = lambda background=False: 0 if background else 4 + 30 * clock.get_value()
        self.add(wide, bright)
        wide.add_updater(lambda _, dt: clock.increment_value(dt))
        self.wait(0.25)
        bright.get_fill_rgbas = lambda: np.array([[clock.get_value(), 0.2, 0.6, 1.0]])
        self.wait(0.25)


class CameraWithAWill(Scene):
    """Methods replaced on the camera of one scene."""

    def construct(self) -> None:
        disc, clock = Circle(fill_opacity=1, color=BLUE), ValueTracker()
        disc.add_updater(lambda _, dt: clock.increment_value(dt))
        self.add(disc)
        self.wait(0.125)
        fill, stroke = self.camera.get_fill_rgbas, self.camera.apply_stroke
        self.camera.get_fill_rgbas = lambda vmobject: fill(vmobject) * [1, 1 - clock.get_value(), 1, 1]
        self.wait(0.25)
        self.camera.apply_stroke = lambda *args, **kwargs: stroke(*args, **kwargs) if clock.get_value() < 0.5 else None
        self.wait(0.25)


class Wobbling(Camera):
    """A camera that bends what it sees, each picture in another way."""

    bend = 0.0

    def transform_points_pre_display(self, mobject: Mobject, points: Any) -> Any:
        points = super().transform_points_pre_display(mobject, points)
        return points + np.sin(points[:, [1, 0, 2]] * 2 + self.bend) * [0.2, 0.2, 0]


class SeenThroughWater(Scene):
    """A camera class of one's own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(camera_class=Wobbling, **kwargs)

    def construct(self) -> None:
        square = Square(fill_opacity=0.5)
        self.add(NumberPlane(), square)
        self.add_updater(lambda dt: setattr(self.camera, "bend", self.camera.bend + 4 * dt))
        self.play(square.animate.shift(RIGHT), run_time=0.5)
        self.wait(0.25)


class PlainCameraIsStretched(Scene):
    """The frame of a camera that is not made for it, changed while it draws and between plays."""

    def construct(self) -> None:
        square = Square(fill_opacity=0.5).shift(LEFT * 3)
        self.add(Circle(), square)
        square.add_updater(lambda mobject, dt: mobject.shift(RIGHT * dt))
        self.wait(0.25)
        self.camera.frame_width *= 1.5
        self.camera.frame_center = np.array([1.0, 0.0, 0.0])
        self.wait(0.25)
        square.add_updater(lambda _, dt: setattr(self.camera, "frame_height", self.camera.frame_height - dt))
        self.add(Dot(UP * 2))
        self.wait(0.25)


class LinesGrowWider(Scene):
    """The camera's measure of a line changes in the middle of a play."""

    def construct(self) -> None:
        circle = Circle(stroke_width=8)

        def widen(_: Mobject, dt: float) -> None:
            self.camera.cairo_line_width_multiple += dt / 50

        self.add(Square(), circle)
        circle.add_updater(widen)
        self.wait(0.5)
        self.camera.use_z_index = False
        self.add(Dot(z_index=-3), Triangle(z_index=-5, fill_opacity=0.6))
        self.play(FadeIn(Square(z_index=-9, fill_opacity=0.5)), run_time=0.25)


class MappedToCircles(Scene):
    """Manim's own camera that maps the plane."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(camera_class=MappingCamera, **kwargs)

    def construct(self) -> None:
        self.camera.mapping_func = lambda point: point * [1.2, 0.8, 1]
        dots = PMobject().add_points([[x / 10, y / 10, 0] for x in range(-9, 9) for y in range(5)], color=RED)
        self.add(Square(), dots)
        self.play(dots.animate.shift(UP), Create(Circle()), run_time=0.5)
