"""Frames are planned on the running total: however short the plays, a scene lasts as long as it says."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.errors import BadLength
from mathanim.rendering.frames.frame_plan import MOST_FRAMES, FramePlan

RATES = [Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30), Fraction(50), Fraction(60)]


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=200), st.sampled_from(RATES))
@settings(max_examples=50, deadline=None)
def test_a_scene_is_as_long_as_its_plays_to_half_a_frame(thousandths: list[int], rate: Fraction) -> None:
    plan = FramePlan(rate)
    planned = sum(plan.extend(duration / 1000) for duration in thousandths)
    assert planned == plan.frames
    assert abs(planned / rate - Fraction(sum(thousandths), 1000)) <= Fraction(1, 2) / rate


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=50), st.sampled_from(RATES))
@settings(max_examples=50, deadline=None)
def test_every_play_ends_where_the_running_total_says(thousandths: list[int], rate: Fraction) -> None:
    plan, total = FramePlan(rate), Fraction(0)
    for duration in thousandths:
        plan.extend(duration / 1000)
        total += Fraction(duration, 1000)
        assert abs(plan.frames - total * rate) <= Fraction(1, 2)


def test_forty_waits_of_three_twentieths_at_ten_frames_a_second_last_six_seconds() -> None:
    plan = FramePlan(Fraction(10))
    assert sum(plan.extend(0.15) for _ in range(40)) == 60


@pytest.mark.parametrize("duration", [0.0, -1.0, float("nan"), float("inf"), -float("inf")])
def test_a_length_that_is_no_length_is_refused(duration: float) -> None:
    with pytest.raises(BadLength, match="must last a positive number of seconds"):
        FramePlan(Fraction(60)).extend(duration)


def test_a_scene_of_a_thousand_million_seconds_is_refused_with_its_size() -> None:
    with pytest.raises(BadLength, match=r"6e\+10 frames long; the limit is 1000000"):
        FramePlan(Fraction(60)).extend(1e9)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=20), st.sampled_from(RATES))
def test_plays_are_refused_from_the_one_on_that_passes_the_limit(thousandths: list[int], rate: Fraction) -> None:
    plan, total = FramePlan(rate), Fraction(0)
    for duration in thousandths:
        total += Fraction(duration, 1000)
        if math.floor(total * rate + Fraction(1, 2)) > MOST_FRAMES:
            with pytest.raises(BadLength, match="frames long; the limit is 1000000: split the scene"):
                plan.extend(duration / 1000)
            return
        plan.extend(duration / 1000)
    assert plan.frames <= MOST_FRAMES


def test_a_play_cut_short_counts_only_what_was_drawn() -> None:
    plan = FramePlan(Fraction(30))
    plan.extend(2.0)
    plan.cut_short(45)
    assert plan.frames == 15
    assert plan.extend(1.0) == 30
