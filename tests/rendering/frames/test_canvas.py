"""Whatever happens to what is shown, the canvas shows what Manim would draw anew, and tells truly what changed."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import (
    BLUE,
    RED,
    Camera,
    CapStyleType,
    Circle,
    Dot,
    LineJointType,
    MovingCamera,
    Square,
    Star,
    ValueTracker,
    VGroup,
    VMobject,
    tempconfig,
)
from numpy.typing import NDArray

from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.canvas import Canvas

SIZE = {"pixel_width": 96, "pixel_height": 54}
Change = Callable[[list[VMobject], float], object]


def write_in_place(shapes: list[VMobject], amount: float) -> None:
    shapes[0].points[::3, 0] += amount
    shapes[0].fill_rgbas[:, 3] = abs(amount) / 4


def swap(shapes: list[VMobject], amount: float) -> None:
    del amount
    shapes.append(shapes.pop(0))


def drop(shapes: list[VMobject], amount: float) -> None:
    shapes[:] = shapes[1:] or [Dot([amount, 0, 0])]


def through(numbers: list[float]) -> VMobject:
    shape = VMobject(stroke_width=9)
    shape.points = np.array([[number, number**2 / 3, 0] for number in numbers])
    return shape


CHANGES: dict[str, Change] = {
    "nothing": lambda _shapes, _amount: None,
    "shift": lambda shapes, amount: shapes[-1].shift([amount, amount / 2, 0]),
    "turn": lambda shapes, amount: shapes[0].rotate(amount),
    "fill": lambda shapes, amount: shapes[-1].set_fill(RED, opacity=min(abs(amount), 1)),
    "stroke": lambda shapes, amount: shapes[0].set_stroke(BLUE, width=abs(amount) * 9),
    "behind": lambda shapes, amount: shapes[0].set_stroke(RED, width=abs(amount) * 15, background=True),
    "gradient": lambda shapes, amount: shapes[0].set_color_by_gradient(RED, BLUE).set_sheen(amount / 4),
    "joint": lambda shapes, amount: setattr(shapes[0], "joint_type", list(LineJointType)[int(abs(amount) * 9) % 4]),
    "cap": lambda shapes, amount: setattr(shapes[-1], "cap_style", list(CapStyleType)[int(abs(amount) * 9) % 4]),
    "in place": write_in_place,
    "swap": swap,
    "drop": drop,
    "add": lambda shapes, amount: shapes.append(Star(5, stroke_width=12).shift([amount, -amount, 0])),
    "same again": lambda shapes, _amount: shapes.append(shapes[0]),
    "copy": lambda shapes, _amount: shapes.insert(0, shapes[-1].copy()),
    "child": lambda shapes, amount: shapes[0].submobjects.append(Dot([amount, 1, 0], z_index=-1)),
    "far away": lambda shapes, amount: shapes[-1].shift([amount * 1e4, 0, 0]),
    "no number": lambda shapes, amount: shapes.append(through([amount] * 3 + [np.nan])),
    "no whole curve": lambda shapes, amount: shapes.append(through([0, 1, 2, amount, 1])),
}


def drawn_anew(shapes: list[VMobject], camera: Camera, ground: NDArray[np.uint8]) -> NDArray[np.uint8]:
    fresh = type(camera)()
    fresh.set_pixel_array(ground)
    fresh.capture_mobjects(shapes)
    return np.array(fresh.pixel_array)


@settings(max_examples=60)
@given(
    st.sampled_from([Camera, MovingCamera]),
    st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.floats(-2.5, 2.5)), max_size=12),
    st.booleans(),
)
def test_each_frame_equals_one_drawn_anew(
    camera_class: type[Camera], changes: list[tuple[str, float]], is_over_a_picture: bool
) -> None:
    with tempconfig(SIZE):
        camera = camera_class()
        ground = np.arange(camera.pixel_array.size, dtype=np.uint8).reshape(camera.pixel_array.shape)
        ground = ground if is_over_a_picture else camera.background
        canvas = Canvas(camera)
        canvas.begin(ground if is_over_a_picture else None)
        shapes: list[VMobject] = [VGroup(Circle(fill_opacity=0.5), Square()), Star(6, stroke_width=8).shift([2, 1, 0])]
        told: Any = np.zeros_like(camera.pixel_array)
        for name, amount in [("nothing", 0.0), *changes]:
            with suppress(ValueError):  # Manim itself cannot turn half a curve
                CHANGES[name](shapes, amount)
            changed = canvas.draw(shapes)
            changed.of(told)[...] = changed.of(camera.pixel_array)
            np.testing.assert_array_equal(told, camera.pixel_array)
            np.testing.assert_array_equal(told, drawn_anew(shapes, camera, ground))


def test_a_small_change_is_told_as_a_small_area_beside_trackers_too() -> None:
    with tempconfig(SIZE):
        camera = Camera()
        canvas, dot, cast = Canvas(camera), Dot(), [ValueTracker(), Square(5)]
        canvas.begin(None)
        assert canvas.draw([*cast, dot]) == Area.whole(camera.pixel_array)
        assert canvas.draw([*cast, dot]).is_empty
        dot.shift([0.2, 0, 0])
        changed = canvas.draw([*cast, dot])
        assert 0 < (changed.bottom - changed.top) * (changed.right - changed.left) < 200


@pytest.mark.parametrize("camera_class", [Camera, MovingCamera])
def test_a_camera_that_moves_is_followed(camera_class: type[Camera]) -> None:
    with tempconfig(SIZE):
        camera, shapes = camera_class(), [Square(fill_opacity=1)]
        canvas = Canvas(camera)
        canvas.begin(None)
        canvas.draw(shapes)
        before = np.array(camera.pixel_array)
        camera.frame_center = np.array([1.0, 0.5, 0.0])
        canvas.draw(shapes)
        assert (before != camera.pixel_array).any() == (camera_class is MovingCamera)
