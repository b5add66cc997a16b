"""A storyboard shows every beat once, in order, on pages of A4, in the colours of its pictures."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mathanim.inputs.setting import Setting
from mathanim.rendering.job import Beat, Job, Outcome, Quality, SceneReference
from mathanim.rendering.stills.storyboard_sheet import DOTS_PER_INCH, Sheet, clock_time, colours_on

QUALITY = Quality("tiny", 64, 36, Fraction(10))
STEP = 8
"""Every so many pixels one is looked at."""
SHADES = [(40 * (k % 6) + 30, 60 * (k // 6) + 30, 250 - 20 * k) for k in range(13)]


def outcome_with(folder: Path, shades: list[tuple[int, int, int]]) -> Outcome:
    """A scene whose beats' pictures have a colour each, on a dark ground."""
    stills = []
    for number, shade in enumerate(shades):
        picture = Image.new("RGB", (64, 36), (10, 20, 30))
        picture.paste(shade, (8, 8, 56, 28))
        stills.append(folder / f"{number}.png")
        picture.save(stills[-1])
    job = Job(SceneReference(folder, "Talk", "talk"), QUALITY, Setting(), folder, folder)
    beats = tuple(Beat(f"beat_{number}", 15 * number, 15) for number in range(len(shades)))
    return Outcome(job, titles={"ja": "接線の傾き", "en": "Slope"}, beats=beats, stills=tuple(stills))


def shades_in(pages: list[Path]) -> list[tuple[int, int, int]]:
    """The colours of the pictures, as they are read: page by page, row by row."""
    found = []
    for page in pages:
        pixels = np.asarray(Image.open(page).convert("RGB"))[::STEP, ::STEP]
        places = {shade: np.argwhere((pixels == shade).all(axis=2)) for shade in SHADES}
        middles = {shade: place.mean(axis=0) for shade, place in places.items() if len(place) > 100}
        found += sorted(middles, key=lambda shade: (round(middles[shade][0] * STEP, -2), middles[shade][1]))
    return found


def luminance(colour: str) -> float:
    """Relative luminance as in the Web Content Accessibility Guidelines 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def made(folder: Path, *scenes: Outcome) -> list[Path]:
    pages = folder / "pages"
    pages.mkdir()
    return Sheet("講義", "ja", [(scene, Fraction(0)) for scene in scenes]).pages(pages)


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (9, 1), (12, 1), (13, 2)])
def test_every_beat_is_there_once_and_in_order(count: int, expected: int, tmp_path: Path) -> None:
    pages = made(tmp_path, outcome_with(tmp_path, SHADES[:count]))
    assert len(pages) == expected
    assert shades_in(pages) == SHADES[:count]


def test_a_scene_begins_a_row_of_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    scenes = [outcome_with(folder, shades) for folder, shades in zip(folders, (SHADES[:2], SHADES[2:5]), strict=True)]
    (page,) = made(tmp_path, *scenes)
    pixels = np.asarray(Image.open(page).convert("RGB"))[::STEP, ::STEP]
    rows = [np.argwhere((pixels == shade).all(axis=2)).mean(axis=0)[0] * STEP for shade in SHADES[:5]]
    assert np.allclose(rows[0], rows[1], atol=STEP)
    assert np.allclose(rows[2], rows[3:], atol=STEP)
    assert rows[2] > rows[1] + 100


def test_a_page_is_a4_and_has_the_colour_of_the_pictures_corner(tmp_path: Path) -> None:
    (page,) = made(tmp_path, outcome_with(tmp_path, SHADES[:1]))
    with Image.open(page) as picture:
        width, height = (round(side / DOTS_PER_INCH * 25.4) for side in picture.size)
        assert (width, height) == (297, 210)
        assert picture.convert("RGB").getpixel((5, 5)) == (10, 20, 30)


@pytest.mark.parametrize("paper", [(14, 19, 24), (252, 252, 249), (0, 0, 0), (255, 255, 255)])
def test_what_is_written_can_be_read_on_the_paper(paper: tuple[int, int, int], tmp_path: Path) -> None:
    Image.new("RGB", (4, 4), paper).save(tmp_path / "corner.png")
    colours = colours_on(tmp_path / "corner.png")
    lights = {name: luminance(colour) for name, colour in colours.items()}
    assert lights["paper"] == luminance(f"#{bytes(paper).hex()}")
    for ink in ("ink", "quiet"):
        dark, light = sorted((lights["paper"], lights[ink]))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("seconds", "shown"), [(Fraction(0), "0:00.0"), (Fraction(1239, 20), "1:01.9"), (Fraction(6000), "100:00.0")]
)
def test_times_are_shown_as_a_player_shows_them(seconds: Fraction, shown: str) -> None:
    assert clock_time(seconds) == shown
