"""Straight alpha: colours come back from their products with alpha, and clear pixels borrow their neighbours'."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathanim.rendering.clips.straight_alpha import FAINT, filled, premultiplied, straight
from mathanim.rendering.movies.yuv_picture import Pixels

PICTURES = arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(4)))


@settings(max_examples=50, deadline=None)
@given(PICTURES)
def test_what_was_multiplied_by_alpha_is_divided_by_it_again(pixels: Pixels) -> None:
    drawn = premultiplied(pixels)
    assert (drawn[..., :3] <= drawn[..., 3:]).all()
    assert (premultiplied(straight(drawn)) == drawn).all()


@settings(max_examples=50, deadline=None)
@given(PICTURES)
def test_each_straight_colour_is_the_nearest(pixels: Pixels) -> None:
    drawn = premultiplied(pixels)
    found = straight(drawn)
    seen = drawn[..., 3] > 0
    exact = drawn[seen][:, :3] * 255.0 / drawn[seen][:, 3:]
    assert np.abs(found[seen][:, :3] - exact).max(initial=0) <= 0.5 + 1e-9
    assert not found[~seen].any()


@settings(max_examples=50, deadline=None)
@given(PICTURES)
def test_filling_leaves_alpha_and_whatever_is_seen(pixels: Pixels) -> None:
    found = filled(pixels)
    assert (found[..., 3] == pixels[..., 3]).all()
    seen = pixels[..., 3] >= FAINT
    assert (found[seen] == pixels[seen]).all()


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.integers(0, 255)] * 3), st.integers(0, 63), st.integers(0, 63))
def test_around_a_single_dot_everything_has_its_colour(colour: tuple[int, int, int], x: int, y: int) -> None:
    pixels = np.zeros((64, 64, 4), np.uint8)
    pixels[y, x] = (*colour, 255)
    found = filled(pixels)[y // 8 * 8 : y // 8 * 8 + 8, x // 8 * 8 : x // 8 * 8 + 8, :3]
    assert np.abs(found.astype(int) - colour).max() <= 40
    pair = filled(pixels)[y // 2 * 2 : y // 2 * 2 + 2, x // 2 * 2 : x // 2 * 2 + 2, :3]
    assert np.abs(pair.astype(int) - colour).max() <= 3
