"""Converting what changed gives, to the byte, what converting the whole frame gives."""

import av
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.frames.area import Area
from mathanim.rendering.movies.yuv_picture import YuvPicture, converted_area

Pixels = npt.NDArray[np.uint8]
SIZES = st.tuples(st.integers(1, 60), st.integers(1, 80)).map(lambda half: (2 * half[0], 2 * half[1]))


def noise(seed: int, height: int, width: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Pixels, list[Area]]:
    """A frame and the areas in it that will change one after another, at odd places too."""
    height, width = draw(SIZES)
    rows, columns = st.integers(0, height), st.integers(0, width)
    areas = []
    for _ in range(draw(st.integers(1, 4))):
        top, bottom = sorted((draw(rows), draw(rows)))
        left, right = sorted((draw(columns), draw(columns)))
        areas.append(Area(top, bottom, left, right))
    return noise(draw(st.integers(0, 99)), height, width), [area for area in areas if not area.is_empty]


def changed(picture: YuvPicture, area: Area, pixels: Pixels) -> bool:
    part = converted_area(area, picture.whole).of(pixels)
    return picture.change(area, np.ascontiguousarray(part))


def converted(pixels: Pixels) -> Pixels:
    """All of a frame at once."""
    picture = YuvPicture(*pixels.shape[:2])
    changed(picture, picture.whole, pixels)
    return picture.frame.to_ndarray()


@given(changes())
def test_parts_add_up_to_the_whole(story: tuple[Pixels, list[Area]]) -> None:
    pixels, areas = story
    picture = YuvPicture(*pixels.shape[:2])
    changed(picture, picture.whole, pixels)
    for number, area in enumerate(areas):
        area.of(pixels)[...] = area.of(noise(100 + number, *pixels.shape[:2]))
        changed(picture, area, pixels)
        assert np.array_equal(picture.frame.to_ndarray(), converted(pixels))


def test_parts_add_up_to_the_whole_at_full_size() -> None:
    pixels = noise(1, 1080, 1920)
    picture = YuvPicture(1080, 1920)
    changed(picture, picture.whole, pixels)
    for number, area in enumerate([Area(0, 1080, 3, 5), Area(1077, 1080, 0, 1920), Area(341, 702, 639, 1288)]):
        area.of(pixels)[...] = area.of(noise(10 + number, 1080, 1920))
        changed(picture, area, pixels)
    assert np.array_equal(picture.frame.to_ndarray(), converted(pixels))


@given(changes())
def test_it_knows_whether_it_changed(story: tuple[Pixels, list[Area]]) -> None:
    pixels, areas = story
    picture = YuvPicture(*pixels.shape[:2])
    assert changed(picture, picture.whole, pixels)
    for area in areas:
        assert not changed(picture, area, pixels)
        area.of(pixels)[...] ^= 128
        assert changed(picture, area, pixels)


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 0, 255), (88, 196, 221)])
def test_colours_follow_the_standard_of_high_definition(colour: tuple[int, int, int]) -> None:
    pixels = np.empty((4, 6, 4), np.uint8)
    pixels[:] = (*colour, 255)
    red, green, blue = (value / 255 for value in colour)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    expected = 16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748
    planes = np.split(converted(pixels).ravel(), [24, 30])
    assert all(np.abs(plane - level).max() <= 1 for plane, level in zip(planes, expected, strict=True))


def test_an_encoder_keeps_nothing_of_a_picture_that_it_was_given() -> None:
    """So the picture may be painted over while its frame is still being encoded."""
    frames = [noise(seed, 36, 64) for seed in range(40)]
    contents = []
    for is_shared in (True, False):
        encoder = av.CodecContext.create("libx264", "w")
        assert isinstance(encoder, av.VideoCodecContext)
        encoder.width, encoder.height, encoder.pix_fmt, encoder.framerate = 64, 36, "yuv420p", 10
        encoder.time_base = 1 / encoder.framerate
        encoder.options = {"preset": "medium", "x264-params": "threads=2:sliced-threads=0"}
        picture, packets = YuvPicture(36, 64), []
        for time, pixels in enumerate(frames):
            picture = picture if is_shared else YuvPicture(36, 64)
            changed(picture, picture.whole, pixels)
            picture.frame.pts = time
            packets += encoder.encode(picture.frame)
        contents.append([bytes(packet) for packet in [*packets, *encoder.encode(None)]])
    assert contents[0] == contents[1]
