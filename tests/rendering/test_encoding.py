"""Groups of pictures are closed: they decode by themselves, in any order, as often as one likes."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.area import Area
from mathanim.rendering.clip_encoder import ClipEncoder
from mathanim.rendering.encoding import ENCODERS, Group, encoder_for, hold_of
from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import QUALITIES, Quality
from mathanim.rendering.movie import pictures_of, write_clip

Pixels = npt.NDArray[np.uint8]
RATE = Fraction(10)
EVERYTHING = Area(0, 36, 0, 64)


def grey(level: float) -> Pixels:
    return np.full((36, 64, 4), round(level), np.uint8)


def levels(file: Path) -> list[float]:
    with av.open(str(file)) as clip:
        return [float(frame.to_ndarray(format="gray").mean()) for frame in clip.decode(video=0)]


@given(st.integers(1, 5000), st.integers(1, 120))
def test_a_hold_splits_into_long_groups_and_a_short_rest(frames: int, shortest: int) -> None:
    length, repeats, rest = hold_of(frames, shortest)
    assert length * repeats + rest == frames
    assert 0 <= rest < repeats
    assert length >= min(frames, shortest)
    assert repeats == 1 or length < 2 * shortest


@pytest.mark.parametrize("name", ENCODERS)
def test_every_frame_comes_back_in_its_place_however_it_was_grouped(name: str, tmp_path: Path) -> None:
    quality = Quality("small", 64, 36, RATE, name)
    encoder = ClipEncoder(quality)
    shown: list[float] = []
    for number, repeat in enumerate([1, 3, 1, 57, 1, 20, 19, 1, 1, 300]):
        if number % 4 == 0:
            encoder.cut()
        encoder.write(grey(20 * number + 16), repeat, EVERYTHING)
        shown += [20 * number + 16] * repeat
    groups = encoder.finish()
    write_clip(tmp_path / "clip.mp4", quality, groups)
    assert np.abs(np.array(levels(tmp_path / "clip.mp4")) - shown).max() < 4
    assert sum(len(group.pictures) for group in groups) < len(shown) / 3


def test_groups_may_stand_in_any_order(tmp_path: Path) -> None:
    quality = Quality("small", 64, 36, RATE)
    encoder = ClipEncoder(quality)
    for level in (40, 200):
        encoder.cut()
        for step in range(12):
            encoder.write(grey(level + step), 1, EVERYTHING)
    first, second = encoder.finish()
    write_clip(tmp_path / "clip.mp4", quality, [second, first, Group(second.pictures, repeats=2)])
    found = np.array(levels(tmp_path / "clip.mp4")).reshape(4, 12).mean(axis=1)
    assert np.abs(found - [205.5, 45.5, 205.5, 205.5]).max() < 4


def test_every_beat_starts_with_a_key_picture() -> None:
    encoder = ClipEncoder(Quality("small", 64, 36, RATE))
    for level in range(30):
        if level in (7, 19):
            encoder.cut()
        encoder.write(grey(level * 8), 1, EVERYTHING)
    pictures = list(pictures_of(encoder.finish()))
    assert {picture.shown_at for picture in pictures if picture.is_key} >= {0, 7, 19}
    assert sorted(picture.shown_at for picture in pictures) == list(range(30))
    assert all(picture.decoded_at <= picture.shown_at for picture in pictures)
    assert [picture.decoded_at for picture in pictures] == list(range(-2, 28))


def test_all_encoders_of_a_quality_write_one_header() -> None:
    for quality in QUALITIES.values():
        headers = set()
        for _ in range(2):
            encoder = encoder_for(quality)
            encoder.open()
            headers.add(bytes(encoder.extradata or b""))
        assert len(headers) == 1


def test_colours_keep_their_hue() -> None:
    quality = Quality("small", 64, 36, RATE)
    for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255), (88, 196, 221)):
        encoder = ClipEncoder(quality)
        pixels = np.empty((36, 64, 4), np.uint8)
        pixels[:] = (*colour, 255)
        encoder.write(pixels, 1, Area.whole(pixels))
        (group,) = encoder.finish()
        decoder = av.CodecContext.create("h264", "r")
        source = encoder_for(quality)
        source.open()
        decoder.extradata = source.extradata
        (frame,) = [*decoder.decode(av.Packet(group.pictures[0].content)), *decoder.decode(None)]
        assert np.abs(frame.to_ndarray(format="rgb24").mean(axis=(0, 1)) - colour).max() < 6


def test_a_frame_of_another_size_is_refused_with_both_sizes() -> None:
    encoder = ClipEncoder(Quality("small", 64, 36, RATE))
    with pytest.raises(ProductError, match="draws 32x18 pixels where the video has 64x36"):
        encoder.write(np.zeros((18, 32, 4), np.uint8), 1, Area(0, 18, 0, 32))
    encoder.abort()


def test_an_odd_size_is_refused() -> None:
    with pytest.raises(ValueError, match="even width and height"):
        Quality("odd", 63, 36, RATE)
