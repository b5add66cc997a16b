"""The check of a finished clip sees whatever is not as it was planned."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mathanim.rendering.clips.clip_check import check_clip
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.seam import Shape
from mathanim.rendering.errors import ProductError
from mathanim.rendering.movies.yuv_picture import Pixels
from tests.rendering.clips.drawings import Drawing, drawing

DRAWN = drawing(64, 36, frames=6, is_transparent=True)


def spoilt(number: int, channel: int | slice, by: int) -> list[Pixels]:
    """The pictures, one of them with another value in some channels of every pixel."""
    pictures = [picture.copy() for picture in DRAWN]
    pictures[number][..., channel] = pictures[number][..., channel] // 2 + by
    return pictures


def checked(planned: Shape, pictures: list[Pixels], folder: Path, name: str = "webp") -> None:
    file = folder / f"clip.{name}"
    FORMATS[name].write(file, DRAWN.shape, DRAWN, 0, None)
    check_clip(file, FORMATS[name], planned, pictures)


@pytest.mark.parametrize("name", ["webm", "mov", "webp", "apng", "gif"])
def test_a_good_clip_passes(name: str, tmp_path: Path) -> None:
    checked(DRAWN.shape, list(DRAWN), tmp_path, name)


@pytest.mark.parametrize("name", ["webm", "mov", "webp", "apng", "gif"])
def test_another_alpha_is_seen(name: str, tmp_path: Path) -> None:
    with pytest.raises(ProductError, match=r"frame 4: the alpha of some pixel is \d+ of 255 off"):
        checked(DRAWN.shape, spoilt(3, 3, 128), tmp_path, name)


@pytest.mark.parametrize("name", ["webm", "mov", "webp", "apng", "gif"])
def test_another_colour_is_seen(name: str, tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="frame 3: colours are"):
        checked(DRAWN.shape, spoilt(2, slice(0, 3), 100), tmp_path, name)


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ({"frames": 7}, "frames: 6, not 7"),
        ({"width": 66}, "size"),
        ({"frame_rate": Fraction(29)}, "is shown at"),
        ({"is_loop": True}, "begins again: False, not True"),
    ],
)
def test_another_shape_is_seen(planned: dict[str, object], words: str, tmp_path: Path) -> None:
    pictures = list(DRAWN)
    with pytest.raises(ProductError, match=words):
        checked(replace(DRAWN.shape, **planned), pictures, tmp_path, "apng")  # type: ignore[arg-type]


def test_a_missing_and_a_surplus_frame_are_seen(tmp_path: Path) -> None:
    pictures = list(DRAWN)
    with pytest.raises(ProductError, match="fewer than its 6 frames"):
        checked(DRAWN.shape, [*pictures, pictures[0]], tmp_path)
    with pytest.raises(ProductError, match="more than its 6 frames"):
        checked(DRAWN.shape, pictures[:-1], tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_file_is_seen(name: str, tmp_path: Path) -> None:
    drawn = Drawing(replace(DRAWN.shape, is_transparent=False))
    file = tmp_path / f"clip.{name}"
    FORMATS[name].write(file, drawn.shape, drawn, 0, None)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(ProductError):
        check_clip(file, FORMATS[name], drawn.shape, drawn)
