"""Moments are read as they are written, and a time finds the frame that a player shows then."""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.stills.moments import frame_at, moments_by_target, refuse_time_beyond, time_in

RATES = st.sampled_from([Fraction(30), Fraction(60), Fraction(30000, 1001), Fraction(24)])


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["tour"], {"tour": ()}),
        (["tour@95s", "tour@95s", "tour@1.5s"], {"tour": ("95s", "1.5s")}),
        (["a.b@beat", "c.d", "a.b@beat"], {"a.b": ("beat",), "c.d": ()}),
        (["me@home/talk.py:Name@rest"], {"me@home/talk.py:Name": ("rest",)}),
        (["me@home/talk.py", "me@home/it's.toml@2s"], {"me@home/talk.py": (), "me@home/it's.toml": ("2s",)}),
        (["talk.py@to/and/fro"], {"talk.py": ("to/and/fro",)}),
        (["my.pyre/talk.py@x"], {"my.pyre/talk.py": ("x",)}),
    ],
)
def test_moments_are_told_from_targets(texts: list[str], found: dict[str, tuple[str, ...]]) -> None:
    assert moments_by_target(texts) == found


@pytest.mark.parametrize("texts", [("a.b@beat", "c.d", "a.b"), ("a.b", "a.b@beat")])
def test_a_target_is_named_whole_or_by_its_moments(texts: tuple[str, ...]) -> None:
    with pytest.raises(WrongUse, match=r"a\.b is named whole, and a\.b@beat too: leave out one of them"):
        moments_by_target(texts)


@pytest.mark.parametrize("text", ["tour@", "me@home/talk.py@"])
def test_an_at_sign_with_nothing_after_it_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match=re.escape(f"as in {text}BEAT: there is nothing in {text!r}")):
        moments_by_target([text])


@pytest.mark.parametrize(
    ("moment", "time"),
    [("12.5s", 12.5), ("0s", 0), (".25s", 0.25), ("7 s", 7), ("-3s", -3), ("rest", None), ("s", None)],
)
def test_a_time_is_told_from_a_beat(moment: str, time: float | None) -> None:
    assert time_in(moment) == time


@given(RATES, st.integers(0, 10**6), st.integers(0, 999))
@settings(max_examples=50, deadline=None)
def test_the_frame_at_a_time_is_the_last_one_shown_by_then(rate: Fraction, milliseconds: int, more: int) -> None:
    time = Fraction(1000 * milliseconds + more, 10**6)
    number = frame_at(f"{float(time):.6f}s", rate)
    assert number / rate <= time < (number + 1) / rate


@given(RATES, st.integers(1, 10**6))
@settings(max_examples=50, deadline=None)
def test_who_asks_too_late_is_told_a_time_that_is_there(rate: Fraction, frames: int) -> None:
    beyond = f"{math.ceil(frames / rate * 1000) / 1000:.3f}s"
    with pytest.raises(WrongUse, match=f"there is no picture at {beyond}: talk lasts ") as raised:
        refuse_time_beyond(beyond, frames, rate, "talk")
    last = str(raised.value).split()[-3]
    assert frame_at(f"{last}s", rate) == frames - 1


def test_a_time_before_the_beginning_is_refused() -> None:
    with pytest.raises(WrongUse, match=r"counts from the beginning, as in @12\.5s, not '-1s'"):
        frame_at("-1s", Fraction(30))
