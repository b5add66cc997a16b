"""What is asked for: what cannot be is refused in one line, and the rest has a shape."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.commands.clip_command import FORMATS as OFFERED
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.source import chosen
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.job import Quality

QUALITY = Quality("q", 854, 480, Fraction(60))


def test_the_command_offers_every_format() -> None:
    assert set(OFFERED) == set(FORMATS)


@pytest.mark.parametrize(
    ("name", "asked", "words"),
    [
        ("mp4", {"is_transparent": True}, "mp4 cannot be transparent: use webm"),
        ("webm", {"is_loop": True}, "webm cannot say that it loops: use gif, webp or apng, or tell the player"),
        ("gif", {"frame_rate": Fraction(100)}, "gif can show 1 to 50 frames a second, not 100, for players slow"),
        ("webm", {"frame_rate": Fraction(1, 2)}, "webm can show 1 to 240 frames a second, not 0.5"),
        ("mp4", {"width": 1}, "2 or more pixels wide, not 1"),
    ],
)
def test_what_a_format_cannot_do_is_refused(name: str, asked: dict[str, object], words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        ClipWanted(name, **asked)  # type: ignore[arg-type]


def test_nothing_is_made_wider_than_it_is_drawn() -> None:
    with pytest.raises(WrongUse, match="--width 900 is wider than the scene is drawn, 854: choose a higher --quality"):
        ClipWanted("gif", width=900).shape_of(QUALITY, 10)


def test_a_plain_mp4_is_a_copy_and_everything_else_is_made_of_frames() -> None:
    assert ClipWanted("mp4", poster="last").product == "clip"
    changes: list[dict[str, object]] = [{"width": 320}, {"frame_rate": Fraction(25)}, {"most_bytes": 1000}]
    assert {ClipWanted("mp4", **change).product for change in changes} == {"frames"}  # type: ignore[arg-type]
    assert ClipWanted("gif").product == "frames"
    assert ClipWanted("gif", is_transparent=True).product == "transparent frames"


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 854), st.fractions(1, 50, max_denominator=1001), st.integers(1, 5000))
def test_shapes_are_even_and_as_long_and_as_broad_as_what_was_drawn(width: int, rate: Fraction, frames: int) -> None:
    shape = ClipWanted("gif", width=width, frame_rate=rate).shape_of(QUALITY, frames)
    assert shape.width == max(2, width - width % 2)
    assert shape.height % 2 == 0
    assert abs(shape.height - shape.width * 480 / 854) <= 1 + 1e-9 or shape.height == 2
    assert shape.frames >= 1
    assert abs(shape.duration - frames / QUALITY.frame_rate) <= 1 / rate / 2 or shape.frames == 1


def test_a_gif_of_a_fast_scene_shows_every_second_frame() -> None:
    assert ClipWanted("gif").shape_of(QUALITY, 90).frame_rate == 30
    assert ClipWanted("gif").shape_of(Quality("fast", 64, 36, Fraction(100)), 90).frame_rate == 50
    assert ClipWanted("webm").shape_of(QUALITY, 90).frame_rate == 60


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000))
def test_frames_are_dropped_or_repeated_evenly_and_the_last_one_is_shown(drawn: int, shown: int) -> None:
    numbers = chosen(drawn, shown)
    assert len(numbers) == shown
    assert numbers[-1] == drawn - 1
    assert numbers[0] >= 0
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    assert steps <= {drawn // shown, -(-drawn // shown)}
