"""Groups of pictures are closed: they decode by themselves, in any order; what stays is encoded once."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.errors import ProductError
from mathanim.rendering.frames.area import NOTHING, Area
from mathanim.rendering.job import QUALITIES, Quality
from mathanim.rendering.movies.clip_encoder import ClipEncoder
from mathanim.rendering.movies.encoding import ENCODERS, Group, encoder_for, unchanged_pictures
from mathanim.rendering.movies.movie import pictures_of, write_clip

Pixels = npt.NDArray[np.uint8]
RATE = Fraction(10)
EVERYTHING = Area(0, 36, 0, 64)
MOST_BYTES_OF_NO_CHANGE = 30


def small(encoder: str = "fine") -> Quality:
    return Quality("small", 64, 36, RATE, encoder)


def grey(level: float) -> Pixels:
    return np.full((36, 64, 4), round(level), np.uint8)


def noise(seed: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (36, 64, 4), dtype=np.uint8)


def levels(file: Path) -> list[float]:
    with av.open(str(file)) as clip:
        return [float(frame.to_ndarray(format="gray").mean()) for frame in clip.decode(video=0)]


def decoded(groups: Sequence[Group], quality: Quality) -> list[Pixels]:
    """Every frame in YUV, by a decoder that forgives nothing."""
    source, decoder = encoder_for(quality), av.CodecContext.create("h264", "r")
    source.open()
    decoder.extradata, decoder.options = source.extradata, {"err_detect": "explode"}
    contents = [picture.content for group in groups for picture in group.pictures]
    frames = [frame for content in contents for frame in decoder.decode(av.Packet(content))]
    return [frame.to_ndarray() for frame in [*frames, *decoder.decode(None)]]


def encoded(quality: Quality, story: Sequence[tuple[Pixels | None, int]], cuts: Sequence[int] = ()) -> list[Group]:
    """The groups of a story of frames, each with its length; None is the frame before."""
    encoder = ClipEncoder(quality)
    shown = grey(0)
    for number, (pixels, length) in enumerate(story):
        if number in cuts:
            encoder.cut()
        shown = shown if pixels is None else pixels
        encoder.write(shown, length, NOTHING if pixels is None else EVERYTHING)
    return encoder.finish()


@pytest.mark.parametrize("name", ENCODERS)
def test_every_frame_comes_back_in_its_place_however_long_it_is_shown(name: str, tmp_path: Path) -> None:
    repeats = [1, 3, 1, 57, 1, 20, 19, 1, 1, 300]
    story = [(grey(20 * number + 16), repeat) for number, repeat in enumerate(repeats)]
    groups = encoded(small(name), story, cuts=(0, 4, 8))
    write_clip(tmp_path / "clip.mp4", small(name), groups)
    shown = [20 * number + 16 for number, repeat in enumerate(repeats) for _ in range(repeat)]
    assert np.abs(np.array(levels(tmp_path / "clip.mp4")) - shown).max() < 4
    assert [group.frames for group in groups] == [62, 41, 301]


@pytest.mark.parametrize("name", ENCODERS)
@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 40)), min_size=1, max_size=12),
    st.sets(st.integers(1, 11)),
)
def test_a_hold_repeats_its_picture_to_the_last_bit_and_moves_no_other(
    name: str, story: list[tuple[int, int]], cuts: set[int]
) -> None:
    held = decoded(encoded(small(name), [(noise(seed), length) for seed, length in story], list(cuts)), small(name))
    plain = decoded(encoded(small(name), [(noise(seed), 1) for seed, _ in story], list(cuts)), small(name))
    expected = [frame for frame, (_, length) in zip(plain, story, strict=True) for _ in range(length)]
    assert len(held) == len(expected)
    assert all(np.array_equal(*pair) for pair in zip(held, expected, strict=True))


@pytest.mark.parametrize("name", ENCODERS)
def test_a_hold_costs_a_few_bytes_a_frame(name: str) -> None:
    (short,), (long,) = (encoded(small(name), [(noise(1), length)]) for length in (1, 1001))
    sizes = [sum(len(picture.content) for picture in group.pictures) for group in (short, long)]
    assert sizes[1] - sizes[0] <= 1000 * MOST_BYTES_OF_NO_CHANGE


@pytest.mark.parametrize("quality", QUALITIES.values(), ids=QUALITIES)
def test_every_quality_can_say_that_nothing_changed(quality: Quality) -> None:
    pictures = unchanged_pictures(quality)
    blocks = quality.width * quality.height / 256
    assert len({picture.content for picture in pictures}) == len(pictures)
    assert all(len(picture.content) < 30 + blocks / 100 for picture in pictures)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.booleans()), min_size=1, max_size=12))
def test_it_does_not_matter_how_one_says_that_nothing_changed(story: list[tuple[int, int, bool]]) -> None:
    seeds = [story[0][0]]
    for seed, _, is_still in story[1:]:
        seeds.append(seeds[-1] if is_still else seed)
    lengths = [length for _, length, _ in story]
    told = [(None if number and seed == seeds[number - 1] else noise(seed)) for number, seed in enumerate(seeds)]
    silent = [noise(seed) for seed in seeds]
    merged = [encoded(small(), list(zip(frames, lengths, strict=True))) for frames in (told, silent)]
    assert merged[0] == merged[1]


def test_a_still_frame_after_a_cut_is_a_key_picture() -> None:
    groups = encoded(small(), [(noise(1), 2), (None, 3), (None, 1)], cuts=(1,))
    assert [group.frames for group in groups] == [2, 4]
    first, second = (decoded([group], small()) for group in groups)
    assert all(np.array_equal(frame, first[0]) for frame in [*first, *second])


def test_groups_may_stand_in_any_order(tmp_path: Path) -> None:
    story = [(grey(level + step), 1 + step % 2) for level in (40, 200) for step in range(12)]
    first, second = encoded(small(), story, cuts=(12,))
    write_clip(tmp_path / "clip.mp4", small(), [second, first, second, second])
    found = np.array(levels(tmp_path / "clip.mp4")).reshape(4, 18).mean(axis=1)
    assert np.abs(found - [205.7, 45.7, 205.7, 205.7]).max() < 4


def test_every_beat_starts_with_a_key_picture() -> None:
    pictures = list(pictures_of(encoded(small(), [(grey(level * 8), 1) for level in range(30)], cuts=(7, 19))))
    assert {picture.shown_at for picture in pictures if picture.is_key} >= {0, 7, 19}
    assert [picture.shown_at for picture in pictures] == list(range(30))


def test_all_encoders_of_a_quality_write_one_header() -> None:
    for quality in QUALITIES.values():
        headers = set()
        for _ in range(2):
            encoder = encoder_for(quality)
            encoder.open()
            headers.add(bytes(encoder.extradata or b""))
        assert len(headers) == 1


def test_colours_keep_their_hue() -> None:
    for colour in ((255, 0, 0), (0, 255, 0), (0, 0, 255), (88, 196, 221)):
        pixels = np.empty((36, 64, 4), np.uint8)
        pixels[:] = (*colour, 255)
        (yuv,) = decoded(encoded(small(), [(pixels, 1)]), small())
        frame = av.VideoFrame.from_ndarray(yuv, format="yuv420p")
        rgb = frame.to_ndarray(format="rgb24", src_colorspace="ITU709", src_color_range="MPEG")
        assert np.abs(rgb.mean(axis=(0, 1)) - colour).max() < 6


def test_a_frame_of_another_size_is_refused_with_both_sizes() -> None:
    encoder = ClipEncoder(small())
    with pytest.raises(ProductError, match="draws 32x18 pixels where the video has 64x36"):
        encoder.write(np.zeros((18, 32, 4), np.uint8), 1, Area(0, 18, 0, 32))
    encoder.abort()


def test_an_odd_size_is_refused() -> None:
    with pytest.raises(ValueError, match="even width and height"):
        Quality("odd", 63, 36, RATE)
