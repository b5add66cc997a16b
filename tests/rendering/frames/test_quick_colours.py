"""Colours that are set quickly are those that Manim sets."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import BLUE, HSV, RED, Square, VMobject

from mathanim.rendering.frames.quick_colours import STOCK_UPDATE, colour_quickly

COLOURS = st.sampled_from([None, RED, "#20A0F0", "GREEN", HSV((0.3, 0.5, 0.9)), 0x123456, [RED, BLUE], (BLUE,)])
OPACITIES = st.sampled_from([None, 0, 1, 0.25, True, np.float64(0.5), [0.1, 0.9], (0.3,)])
STEPS = st.lists(st.tuples(st.sampled_from(["fill", "stroke", "background", "sheen"]), COLOURS, OPACITIES), max_size=6)


def manim_again() -> None:
    stock: Any = VMobject
    stock.update_rgbas_array = STOCK_UPDATE


@pytest.fixture(autouse=True)
def stock_again() -> Iterator[None]:
    yield
    manim_again()


def coloured(steps: list[tuple[str, Any, Any]]) -> list[bytes]:
    """The colours of a shape after each step."""
    shape, seen = Square(color=BLUE), []
    for part, colour, opacity in steps:
        if part == "fill":
            shape.set_fill(colour, opacity)
        elif part == "sheen":
            shape.set_sheen(opacity if isinstance(opacity, float) else 0.0)
        else:
            shape.set_stroke(colour, None, opacity, background=part == "background")
        seen += [array.tobytes() for array in (shape.fill_rgbas, shape.stroke_rgbas, shape.background_stroke_rgbas)]
    return seen


@given(STEPS)
def test_every_way_to_colour_gives_manims_colours(steps: list[tuple[str, Any, Any]]) -> None:
    manim_again()
    stock = coloured(steps)
    colour_quickly()
    assert coloured(steps) == stock


def test_an_object_with_colours_of_its_own_is_asked() -> None:
    class Pale(Square):
        def generate_rgbas_array(self, *_: Any) -> Any:
            return np.array([[0.5, 0.5, 0.5, 0.5]])

    colour_quickly()
    assert Pale(color=RED).stroke_rgbas.tolist() == [[0.5, 0.5, 0.5, 0.5]]
