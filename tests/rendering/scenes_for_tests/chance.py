"""A scene of chance: any shapes, changed in any way, in any order; the seed is a parameter."""

import random
from typing import Any

import numpy as np
from manim import (
    BLUE,
    DOWN,
    GREEN,
    LEFT,
    RED,
    RIGHT,
    UP,
    WHITE,
    YELLOW,
    Arc,
    CapStyleType,
    Circle,
    Create,
    DashedVMobject,
    Dot,
    FadeIn,
    FadeOut,
    Indicate,
    Line,
    LineJointType,
    Mobject,
    MovingCameraScene,
    Rotate,
    Square,
    Star,
    Transform,
    VGroup,
    VMobject,
)

from mathanim.inputs.setting import Setting

COLOURS = (RED, GREEN, BLUE, YELLOW, WHITE)
WIDTHS = (0, 0, 1, 4, 4, 15, 45)
DIRECTIONS = (UP, DOWN, LEFT, RIGHT, UP + LEFT)
BEATS = 5


class AnythingGoes(MovingCameraScene):
    """Eight shapes under an updater that does whatever chance tells it to, and animations among it."""

    def __init__(self, *args: Any, setting: Setting | None = None, **kwargs: Any) -> None:
        self.chance = random.Random((setting or Setting()).parameters.get("seed", 0))
        super().__init__(*args, **kwargs)

    def construct(self) -> None:
        self.shapes = [self.shape() for _ in range(8)]
        driver = Mobject() if self.chance.random() < 0.3 else self.chance.choice(self.shapes)
        self.add(*self.shapes[:7])
        self.mobjects.insert(self.chance.randrange(4), driver)
        driver.add_updater(lambda _, dt: self.change_something(dt))
        for _ in range(BEATS):
            animation = self.chance.choice((None, None, Rotate, FadeIn, FadeOut, Indicate, Create, Transform))
            self.is_playing = animation is not None
            if animation is None:
                self.wait(0.25, frozen_frame=self.chance.choice((None, None, True)))
            else:
                others = (self.shape(),) if animation is Transform else ()
                self.play(animation(self.chance.choice(self.shapes), *others), run_time=0.25)

    def shape(self) -> VMobject:
        """Any shape, anywhere, in any style."""
        chance = self.chance
        corners = [[chance.uniform(-2, 2), chance.uniform(-2, 2), 0] for _ in range(chance.randint(2, 5))]
        shape = chance.choice(
            (
                lambda: Circle(chance.uniform(0.1, 3)),
                lambda: Square(chance.uniform(0.1, 4)),
                lambda: Star(chance.randint(5, 9)),
                lambda: Line(corners[0], corners[1]),
                lambda: Arc(1, 0, chance.uniform(0.1, 6)),
                lambda: Dot(radius=0.2),
                lambda: VMobject().set_points_as_corners(corners),
                lambda: VMobject().set_points_smoothly([*corners, LEFT * 3, UP]),
                lambda: DashedVMobject(Circle(1), num_dashes=5),
                lambda: VGroup(Square(), Circle(0.5), Dot()),
            )
        )()
        shape.set_fill(self.colours(), chance.choice((0, 0.3, 0.7, 1))).set_stroke(self.colours(), self.width())
        return shape.shift([chance.uniform(-7, 7), chance.uniform(-4, 4), 0])

    def colours(self) -> Any:
        return self.chance.choice((self.chance.choice(COLOURS), list(self.chance.sample(COLOURS, 3))))

    def width(self) -> float:
        return self.chance.choice(WIDTHS)

    def change_something(self, dt: float) -> None:
        """Up to three changes, of one part of one shape each; animations want the numbers of parts and points kept."""
        del dt
        changes = (self.move, self.restyle, self.reorder, self.move if self.is_playing else self.remake)
        for _ in range(self.chance.choice((0, 1, 1, 2, 3))):
            part = self.chance.choice([part for shape in self.shapes for part in shape.get_family()])
            if isinstance(part, VMobject) and len(part.points):
                self.chance.choice(changes)(part)

    def move(self, part: VMobject) -> None:
        chance, step = self.chance, self.chance.choice((1e-9, 0.03, 0.5, 5))
        chance.choice(
            (
                lambda: part.shift([chance.uniform(-step, step), chance.uniform(-step, step), 0]),
                lambda: np.add(part.points, [step / 3, -step / 7, 0], out=part.points),
                lambda: part.points[chance.randrange(len(part.points))].__iadd__([step, step / 2, 0]),
                lambda: part.rotate(chance.uniform(-1, 1)),
                lambda: part.scale(chance.choice((0, 0.5, 1.3))),
                lambda: part.stretch(chance.choice((0.5, 2)), 0),
                lambda: self.camera.frame.shift([step / 5, 0, 0]),
            )
        )()

    def restyle(self, part: VMobject) -> None:
        chance = self.chance
        chance.choice(
            (
                lambda: part.fill_rgbas.__setitem__((slice(None), chance.randrange(4)), chance.random()),
                lambda: part.stroke_rgbas.__setitem__((slice(None), 3), chance.random()),
                lambda: setattr(part, "stroke_width", self.width()),
                lambda: part.set_stroke(chance.choice(COLOURS), self.width(), chance.random(), background=True),
                lambda: part.set_color(self.colours()),
                lambda: part.set_fill(self.colours(), chance.choice((0, 0.5, 1))),
                lambda: part.set_opacity(chance.choice((0, 0.5, 1))),
                lambda: part.set_sheen(chance.uniform(-1, 1), chance.choice(DIRECTIONS)),
                lambda: setattr(part, "sheen_direction", chance.choice(DIRECTIONS)),
                lambda: setattr(part, "joint_type", chance.choice(list(LineJointType))),
                lambda: setattr(part, "cap_style", chance.choice(list(CapStyleType))),
                lambda: setattr(part, "tolerance_for_point_equality", chance.choice((1e-6, 0.5))),
            )
        )()

    def reorder(self, part: VMobject) -> None:
        chance = self.chance
        shape = chance.choice(self.shapes)
        chance.choice(
            (
                lambda: part.set_z_index(chance.randint(-2, 2)),
                lambda: self.bring_to_front(shape),
                lambda: self.bring_to_back(shape),
                self.mobjects.reverse,
                lambda: chance.shuffle(shape.submobjects),
                lambda: self.remove(shape),
                lambda: self.add(shape),
            )
        )()

    def remake(self, part: VMobject) -> None:
        chance, other = self.chance, self.shape()
        chance.choice(
            (
                lambda: setattr(part, "points", other.points.copy() if len(other.points) else part.points),
                lambda: setattr(part, "fill_rgbas", other.fill_rgbas),
                lambda: part.match_style(other, family=False),
                lambda: part.append_points(part.points[:4]),
                lambda: part.become(other) if not part.submobjects and not other.submobjects else None,
                lambda: part.add(Dot(part.get_center())) if len(part.submobjects) < 2 else part.submobjects.pop(),
            )
        )()
