"""Fitting into a size: the best that fits is found with few tries, and if nothing fits, the user hears what would."""

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.clips.fitting import Settings, best_that_fits, in_words, steps_down, ways_to_less
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.seam import Shape
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.errors import ProductError

SHAPE = Shape(1280, 720, Fraction(30), 300)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=40), st.integers(1, 10**7))
def test_the_first_that_fits_is_found_with_few_tries(sizes: list[int], most: int) -> None:
    steps = [Settings(SHAPE, number) for number in range(len(sizes))]
    falling = sorted(sizes, reverse=True)
    tries: list[int] = []

    def size_with(step: Settings) -> int:
        tries.append(step.quality)
        return falling[step.quality]

    fitting = [number for number, size in enumerate(falling) if size <= most]
    if fitting:
        assert best_that_fits(steps, most, size_with).quality == fitting[0]
        assert fitting[0] in tries
    else:
        with pytest.raises(ProductError, match="no setting fits"):
            best_that_fits(steps, most, size_with)
    assert len(tries) <= 2 + math.ceil(math.log2(len(sizes)))


@pytest.mark.parametrize("name", FORMATS)
def test_quality_gives_way_first_then_width_then_rate(name: str) -> None:
    form = FORMATS[name]
    steps = steps_down(SHAPE, form, ClipWanted(name, most_bytes=1))
    order = [(step.quality, -step.shape.width, -step.shape.frame_rate) for step in steps]
    assert order == sorted(order)
    assert [step.quality for step in steps[: form.qualities]] == list(range(form.qualities))
    widths = [step.shape.width for step in steps if step.shape.frame_rate == 30]
    assert widths[form.qualities - 1 :] == sorted(set(widths), reverse=True)
    assert {step.shape.width for step in steps if step.shape.frame_rate < 30} == {min(widths)}
    assert all(abs(step.shape.duration - SHAPE.duration) <= 1 / step.shape.frame_rate / 2 for step in steps)


def test_what_was_asked_for_stays() -> None:
    steps = steps_down(SHAPE, FORMATS["gif"], ClipWanted("gif", width=1280, frame_rate=Fraction(30), most_bytes=1))
    assert {step.shape for step in steps} == {SHAPE}


@pytest.mark.parametrize(
    ("fixed", "is_whole", "ways"),
    [
        ({}, False, ""),
        ({}, True, ", or name one beat"),
        ({"width": 320}, False, ", leave out --width"),
        ({"width": 320, "frame_rate": Fraction(10)}, True, ", leave out --width and --fps, or name one beat"),
    ],
)
def test_a_user_hears_only_of_ways_that_are_left(fixed: Any, is_whole: bool, ways: str) -> None:
    assert ways_to_less(ClipWanted("gif", most_bytes=1, **fixed), is_whole=is_whole) == ways


def test_the_user_hears_what_would_fit() -> None:
    steps = steps_down(SHAPE, FORMATS["gif"], ClipWanted("gif", most_bytes=1))
    words = r"no setting fits into 1 kB: 256x144 at 5 frames a second, quality 5 takes 41\.3 kB: allow that much"
    with pytest.raises(ProductError, match=words):
        best_that_fits(steps, 1000, lambda _: 41_234)


@pytest.mark.parametrize(("size", "words"), [(999, "999 bytes"), (1000, "1 kB"), (1001, "1.1 kB"), (5_000_000, "5 MB")])
def test_sizes_are_rounded_up(size: int, words: str) -> None:
    assert in_words(size) == words
