"""One thing changes and nothing else: for everything that the drawing of an object depends on, a wait of its own."""

from itertools import cycle

import numpy as np
from manim import (
    BLUE,
    GREEN,
    RED,
    RIGHT,
    UP,
    WHITE,
    YELLOW,
    CapStyleType,
    LineJointType,
    MovingCameraScene,
    Square,
    VMobject,
)

from tests.rendering.scenes_for_tests.ticking import each_frame

JOINTS = (LineJointType.BEVEL, LineJointType.ROUND, LineJointType.MITER)
CAPS = (CapStyleType.ROUND, CapStyleType.SQUARE, CapStyleType.BUTT)
CHANGES = {
    "every point": lambda shape, _: np.add(shape.points, [0.1, 0, 0], out=shape.points),
    "one point": lambda shape, _: shape.points[5].__iadd__([0.2, 0.3, 0]),
    "fill": lambda shape, _: shape.fill_rgbas[:, 0].__imul__(0.7),
    "opacity of the fill": lambda shape, _: shape.fill_rgbas[:, 3].__imul__(0.7),
    "stroke": lambda shape, _: shape.stroke_rgbas[:, 1].__imul__(0.7),
    "stroke behind": lambda shape, _: shape.background_stroke_rgbas[:, 2].__imul__(0.7),
    "width": lambda shape, step: setattr(shape, "stroke_width", 10 + step),
    "width behind": lambda shape, step: setattr(shape, "background_stroke_width", 40 + 2 * step),
    "corners": lambda shape, step: setattr(shape, "joint_type", JOINTS[step]),
    "ends": lambda shape, step: setattr(shape, "cap_style", CAPS[step]),
    "tolerance": lambda shape, step: setattr(shape, "tolerance_for_point_equality", (1e-6, 0.3, 1e-6)[step]),
    "direction of the sheen": lambda shape, step: setattr(shape, "sheen_direction", (UP, RIGHT, UP + RIGHT)[step]),
    "number of colours": lambda shape, step: shape.set_fill([RED, BLUE, YELLOW][: step + 1]),
    "depth": lambda shape, step: setattr(shape, "z_index", (0, 2, -2)[step]),
}


class OneThingChanges(MovingCameraScene):
    """A nearly closed, thick, shining shape between two glassy squares; each wait changes one thing about it."""

    def construct(self) -> None:
        shape = VMobject(fill_opacity=0.7, stroke_width=12).set_points_as_corners(
            [[-2, -1, 0], [2, -1.5, 0], [1, 1.5, 0], [-1.8, -0.9, 0]]
        )
        shape.set_fill([RED, GREEN]).set_stroke(WHITE).set_stroke([YELLOW, RED], 40, 0.5, background=True)
        self.add(Square(fill_opacity=0.5), shape, Square(fill_opacity=0.5).shift(RIGHT))
        for change in CHANGES.values():
            steps = cycle(range(3))
            shape.add_updater(each_frame(lambda mobject, change=change, steps=steps: change(mobject, next(steps))))
            self.wait(0.1875)
            shape.clear_updaters()


class OneThingChangesAboutTheCamera(MovingCameraScene):
    """The camera's place, its size in either direction and its measure of lines, one after another."""

    def construct(self) -> None:
        square = Square(fill_opacity=0.5, stroke_width=9).shift(RIGHT)
        self.add(square)
        frame = self.camera.frame
        for change in (
            lambda dt: frame.shift(RIGHT * dt),
            lambda dt: frame.shift(UP * dt),
            lambda dt: frame.stretch(1 + dt, 0),
            lambda dt: frame.stretch(1 + dt, 1),
            lambda dt: setattr(self.camera, "cairo_line_width_multiple", 0.01 + dt),
        ):
            square.add_updater(lambda _, dt, change=change: change(dt))
            self.wait(0.1875)
            square.clear_updaters()
