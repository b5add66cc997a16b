"""Kept frames are the drawn ones, to the last bit, from any frame on."""

import tempfile
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.clips.lossless import OPAQUE, TRANSPARENT, LosslessEncoder, frames_in, write_frames
from mathanim.rendering.errors import ProductError
from mathanim.rendering.frames.area import NOTHING, Area
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.yuv_picture import Pixels
from tests.rendering.clips.drawings import over, premultiplied_at

QUALITY = Quality("small", 38, 22, Fraction(30000, 1001))
BEATS = st.lists(
    st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), min_size=1, max_size=4), min_size=1, max_size=4
)


def kept(beats: list[list[tuple[int, int]]], colours: str, file: Path) -> list[Pixels]:
    """Write beats of (picture, how often), and return all frames as they were drawn."""
    encoder = LosslessEncoder(QUALITY, colours)
    frames: list[Pixels] = []
    for beat in beats:
        for number, repeat in beat:
            drawn = premultiplied_at(QUALITY.width, QUALITY.height, number)
            drawn = drawn if colours == TRANSPARENT else over(drawn, (14, 19, 24))
            is_same = bool(frames) and np.array_equal(frames[-1], drawn)
            encoder.write(drawn, repeat, NOTHING if is_same else Area.whole(drawn))
            frames += [drawn] * repeat
        encoder.cut()
    write_frames(file, QUALITY, colours, encoder.finish())
    return frames


@pytest.mark.parametrize("colours", [OPAQUE, TRANSPARENT])
@settings(max_examples=25, deadline=None)
@given(beats=BEATS, share=st.floats(0, 1), length=st.floats(0, 1))
def test_any_stretch_of_frames_comes_back_as_it_was_drawn(
    colours: str, beats: list[list[tuple[int, int]]], share: float, length: float
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "frames.mov"
        drawn = kept(beats, colours, file)
        start = int(share * (len(drawn) - 1))
        count = 1 + int(length * (len(drawn) - start - 1))
        found = list(frames_in(file, QUALITY.frame_rate, start, count))
    assert len(found) == count
    assert all(np.array_equal(one, other) for one, other in zip(found, drawn[start : start + count], strict=True))


def test_a_frame_that_stays_is_the_same_array_and_takes_no_room(tmp_path: Path) -> None:
    kept([[(1, 1)]], TRANSPARENT, tmp_path / "short.mov")
    kept([[(1, 500)]], TRANSPARENT, tmp_path / "long.mov")
    assert (tmp_path / "long.mov").stat().st_size < (tmp_path / "short.mov").stat().st_size + 64
    frames = list(frames_in(tmp_path / "long.mov", QUALITY.frame_rate, 100, 50))
    assert all(frame is frames[0] for frame in frames)


def test_groups_begin_with_a_key() -> None:
    encoder = LosslessEncoder(QUALITY, OPAQUE)
    for number in range(3):
        drawn = premultiplied_at(QUALITY.width, QUALITY.height, number)
        encoder.write(drawn, 2, Area.whole(drawn))
        encoder.cut()
    assert [group.pictures[0].is_key for group in encoder.taken()] == [True] * 3
    assert encoder.taken() == []


def test_a_camera_of_another_size_is_told() -> None:
    drawn = premultiplied_at(40, 20, 0)
    with pytest.raises(ProductError, match="draws 40x20 pixels where the video has 38x22"):
        LosslessEncoder(QUALITY, OPAQUE).write(drawn, 1, Area.whole(drawn))
