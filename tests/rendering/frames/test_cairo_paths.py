"""Remembered paths paint the very pixels that stock Manim's curve-by-curve paths paint."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Camera, Circle, DashedVMobject, NumberPlane, Square, Star, ThreeDCamera, VMobject, tempconfig
from numpy.typing import NDArray

from mathanim.rendering.frames.cairo_paths import remember_paths

STOCK = Camera.set_cairo_context_path
COORDINATES = st.one_of(st.sampled_from([0.0, 1.0, -2.0, 1.0 + 1e-6, 1e-7]), st.floats(-9, 9))


@pytest.fixture(autouse=True)
def small_frame() -> Iterator[None]:
    with tempconfig({"pixel_width": 160, "pixel_height": 90}):
        yield
    Camera.set_cairo_context_path = STOCK


def painted(shapes: list[VMobject], camera_class: type[Camera] = Camera) -> NDArray[np.uint8]:
    camera = camera_class()
    camera.capture_mobjects(shapes)
    return np.array(camera.pixel_array)


def both(shapes: list[VMobject], camera_class: type[Camera] = Camera) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    Camera.set_cairo_context_path = STOCK
    stock = painted(shapes, camera_class)
    remember_paths()
    return stock, painted(shapes, camera_class)


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=25))
def test_any_points_are_painted_as_stock_manim_paints_them(coordinates: list[tuple[float, float]]) -> None:
    shape = VMobject(stroke_width=3, fill_color="#20A0F0", fill_opacity=0.6)
    shape.points = np.array([(x, y, 0.0) for x, y in coordinates])
    stock, ours = both([shape])
    np.testing.assert_array_equal(stock, ours)


@pytest.mark.parametrize("camera_class", [Camera, ThreeDCamera])
def test_manims_own_shapes_are_painted_alike(camera_class: type[Camera]) -> None:
    shapes = [NumberPlane(), Circle(fill_opacity=0.5), DashedVMobject(Circle(2)), Star(7).shift([3, 0, 0]), Square()]
    stock, ours = both(list(shapes), camera_class)
    np.testing.assert_array_equal(stock, ours)
    assert stock.std() > 0


def test_a_shape_that_moves_bends_or_breaks_is_painted_where_it_is_now() -> None:
    shape = Circle(fill_opacity=1)
    remember_paths()
    before = painted([shape])
    for change in (
        lambda: shape.shift([1, 0, 0]),
        lambda: shape.stretch(0.4, 0),
        lambda: shape.points.__setitem__(9, 0),
    ):
        change()
        now = painted([shape])
        Camera.set_cairo_context_path = STOCK
        np.testing.assert_array_equal(now, painted([shape]))
        remember_paths()
        painted([shape])
        assert (now != before).any()
        before = now
