"""Every format, decoded: its frames, times, sizes, colours, alpha and loop flag are those that were promised."""

import resource
from collections.abc import Iterator
from colorsys import hsv_to_rgb
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from mathanim.rendering.clips.clip_check import check_clip, frames_shown
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.seam import Format, SeenFrame, Shape
from mathanim.rendering.clips.wanted import slowed
from mathanim.rendering.movies.yuv_picture import Pixels
from tests.rendering.clips.drawings import (
    DISC,
    PANE,
    PANE_ALPHA,
    Drawing,
    Shaded,
    drawing,
    number_drawn,
    over,
    premultiplied_at,
)

TRANSPARENT = [form for form in FORMATS.values() if form.alpha != "none"]
SOFT = [form for form in FORMATS.values() if form.alpha == "full"]
LOOPING = [form for form in FORMATS.values() if form.repeats is not None]
PAPER = (250, 250, 245)


def by_name(form: Format) -> str:
    return form.name


def written(form: Format, drawn: Drawing, folder: Path, quality: int = 0) -> Path:
    file = folder / f"clip.{form.name}"
    form.write(file, drawn.shape, drawn, quality, None)
    return file


def seen(form: Format, drawn: Drawing, folder: Path, quality: int = 0) -> list[SeenFrame]:
    file = written(form, drawn, folder, quality)
    check_clip(file, form, drawn.shape, drawn)
    return list(frames_shown(file, form, drawn.shape))


@pytest.mark.parametrize("form", FORMATS.values(), ids=by_name)
@pytest.mark.parametrize("rate", [Fraction(30), Fraction(30000, 1001), Fraction(8)])
def test_frames_come_at_their_times_and_none_is_missing(form: Format, rate: Fraction, tmp_path: Path) -> None:
    drawn = drawing(frames=11, rate=rate)
    frames = seen(form, drawn, tmp_path)
    assert len(frames) == 11
    assert all(abs(float(frame.begins - number / rate)) <= 0.0051 for number, frame in enumerate(frames))
    assert abs(frames[-1].ends - 11 / rate) <= Fraction(51, 10000)


@pytest.mark.parametrize("form", FORMATS.values(), ids=by_name)
def test_colours_are_those_that_were_drawn(form: Format, tmp_path: Path) -> None:
    drawn = drawing()
    for frame, picture in zip(seen(form, drawn, tmp_path), drawn, strict=True):
        middle = (picture == (*DISC, 255)).all(axis=-1)
        inner = middle & np.roll(middle, 6, 0) & np.roll(middle, -6, 0) & np.roll(middle, 6, 1) & np.roll(middle, -6, 1)
        assert inner.any()
        error = np.abs(frame.pixels[inner][:, :3].astype(int) - DISC)
        assert error.max() <= 16
        assert error.mean() <= 3
        assert (frame.pixels[..., 3] == 255).all()


@pytest.mark.parametrize("form", SOFT, ids=by_name)
def test_alpha_is_within_2_of_255_of_the_drawn_alpha(form: Format, tmp_path: Path) -> None:
    drawn = drawing(is_transparent=True)
    pictures = list(drawn)
    assert {0, PANE_ALPHA, 255} <= set(np.unique(pictures[0][..., 3]).tolist())
    for frame, picture in zip(seen(form, drawn, tmp_path), pictures, strict=True):
        assert np.abs(frame.pixels[..., 3].astype(int) - picture[..., 3]).max() <= 2


@pytest.mark.parametrize("quality", range(3))
def test_alpha_stays_exact_when_the_colours_of_a_webm_get_coarse(quality: int, tmp_path: Path) -> None:
    drawn = drawing(is_transparent=True)
    for frame, picture in zip(seen(FORMATS["webm"], drawn, tmp_path, 3 * quality), drawn, strict=True):
        assert (frame.pixels[..., 3] == picture[..., 3]).all()


def test_a_gif_is_clear_where_less_than_half_is_drawn(tmp_path: Path) -> None:
    drawn = drawing(is_transparent=True)
    for frame, picture in zip(seen(FORMATS["gif"], drawn, tmp_path), drawn, strict=True):
        assert ((frame.pixels[..., 3] == 255) == (picture[..., 3] >= 128)).all()
        assert set(np.unique(frame.pixels[..., 3]).tolist()) == {0, 255}


def test_a_gif_keeps_hues_apart_at_its_lowest_quality(tmp_path: Path) -> None:
    hues = [[255 * part for part in hsv_to_rgb(hue / 8, 1, bright)] for hue in range(8) for bright in (1, 0.7, 0.4)]
    picture = np.full((32, 96, 4), 255, np.uint8)
    picture[..., :3] = np.repeat(np.rint(hues), 4, axis=0)
    form, shape = FORMATS["gif"], Shape(96, 32, Fraction(10), 2, is_transparent=True)
    form.write(tmp_path / "hues.gif", shape, [picture] * 2, form.qualities - 1, None)
    for frame in form.look(tmp_path / "hues.gif"):
        assert np.abs(frame.pixels.astype(int) - picture).mean() < 4


@pytest.mark.parametrize("form", SOFT, ids=by_name)
def test_edges_laid_over_paper_show_no_fringe(form: Format, tmp_path: Path) -> None:
    drawn = drawing(width=200, height=120, frames=5, is_transparent=True)
    for number, frame in enumerate(seen(form, drawn, tmp_path)):
        alpha = frame.pixels[..., 3:] / 255
        shown = frame.pixels[..., :3] * alpha + np.array(PAPER) * (1 - alpha)
        planned = over(premultiplied_at(200, 120, number_drawn(number)), PAPER)
        edges = (frame.pixels[..., 3] > 0) & (frame.pixels[..., 3] < PANE_ALPHA)
        edges[:, 90:] = False
        assert edges.any()
        assert np.abs(shown - planned[..., :3])[edges].mean() < 4


@pytest.mark.parametrize("form", SOFT, ids=by_name)
def test_what_one_can_look_through_keeps_its_colour(form: Format, tmp_path: Path) -> None:
    drawn = drawing(width=200, height=120, frames=2, is_transparent=True)
    for frame in seen(form, drawn, tmp_path):
        pane = frame.pixels[10:30, 110:140]
        assert np.abs(pane[..., :3].astype(int) - PANE).max() <= 6


@pytest.mark.parametrize("form", LOOPING, ids=by_name)
@pytest.mark.parametrize("is_loop", [True, False])
def test_a_clip_begins_again_if_and_only_if_it_should(form: Format, is_loop: bool, tmp_path: Path) -> None:
    file = written(form, drawing(frames=3, is_loop=is_loop), tmp_path)
    assert form.repeats is not None
    assert form.repeats(file) == is_loop
    with Image.open(file) as picture:
        assert (picture.info.get("loop", 1) == 0) == is_loop


@pytest.mark.parametrize("form", FORMATS.values(), ids=by_name)
@pytest.mark.parametrize("is_transparent", [False, True])
def test_a_single_frame_is_a_clip(form: Format, is_transparent: bool, tmp_path: Path) -> None:
    if is_transparent and form.alpha == "none":
        return
    (frame,) = seen(form, drawing(frames=1, rate=Fraction(10), is_transparent=is_transparent), tmp_path)
    assert frame.begins == 0
    assert float(frame.ends) == (0 if form.name == "webp" else pytest.approx(0.1, abs=0.001))


@pytest.mark.parametrize("form", TRANSPARENT, ids=by_name)
@pytest.mark.parametrize("size", [(2, 2), (18, 34), (854, 16), (330, 186)])
def test_sizes_that_no_codec_likes(form: Format, size: tuple[int, int], tmp_path: Path) -> None:
    frames = seen(form, drawing(*size, frames=3, is_transparent=True), tmp_path)
    assert [frame.pixels.shape for frame in frames] == [(size[1], size[0], 4)] * 3


@pytest.mark.parametrize("form", FORMATS.values(), ids=by_name)
def test_very_many_frames(form: Format, tmp_path: Path) -> None:
    rate = slowed(Fraction(60), form.fastest)
    count = 10_000 if form.name == "gif" else 1_000
    drawn = drawing(32, 18, frames=count, rate=rate)
    file = written(form, drawn, tmp_path)
    frames = list(frames_shown(file, form, drawn.shape))
    assert len(frames) == count
    assert abs(frames[-1].ends - count / rate) <= Fraction(1, 100)


@pytest.mark.parametrize("name", ["mp4", "webm", "mov"])
def test_colours_are_tagged_as_bt_709_in_limited_range(name: str, tmp_path: Path) -> None:
    with av.open(str(written(FORMATS[name], drawing(frames=2), tmp_path))) as container:
        context = container.streams.video[0].codec_context
        assert (context.colorspace, context.color_range) == (1, 1)
        assert (context.color_primaries, context.color_trc) == (1, 1)


@pytest.mark.parametrize("form", FORMATS.values(), ids=by_name)
def test_a_lower_quality_is_no_larger(form: Format, tmp_path: Path) -> None:
    drawn = Shaded(drawing(320, 180, frames=8).shape)
    sizes = [written(form, drawn, tmp_path, quality).stat().st_size for quality in range(form.qualities)]
    assert all(later <= 1.1 * earlier for earlier, later in pairwise(sizes))
    assert form.qualities == 1 or sizes[-1] < 0.95 * sizes[0]


@pytest.mark.parametrize("rate", [15, 24, 25, 30, 50])
def test_delays_of_a_gif_alternate_and_add_up(rate: int, tmp_path: Path) -> None:
    file = written(FORMATS["gif"], drawing(64, 36, frames=rate + 1, rate=Fraction(rate)), tmp_path)
    delays = [frame.ends - frame.begins for frame in FORMATS["gif"].look(file)]
    assert {100 * delay for delay in delays} <= {100 // rate, -(-100 // rate)}
    assert abs(sum(delays) - Fraction(rate + 1, rate)) <= Fraction(1, 200)


@pytest.mark.parametrize("form", FORMATS.values(), ids=by_name)
def test_memory_does_not_grow_with_the_number_of_frames(form: Format, tmp_path: Path) -> None:
    held: list[int] = []
    shape = drawing(640, 360, frames=150).shape

    class Watched:
        def __iter__(self) -> Iterator[Pixels]:
            for number in range(shape.frames):
                held.append(memory_held())
                yield np.full((360, 640, 4), (number, 80, 40, 255), np.uint8)

    form.write(tmp_path / f"clip.{form.name}", shape, Watched(), form.qualities - 1, None)
    assert max(held) - held[20] < 60_000_000


def memory_held() -> int:
    """The memory of this process, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
