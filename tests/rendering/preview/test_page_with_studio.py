"""The preview's page on its real studio: a scene is opened, scrubbed, changed, broken and mended, as an author does."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from mathanim.rendering.preview.opening import preview_of
from mathanim.rendering.preview.studio import open_studio
from tests.architecture.source_tree import plant
from tests.rendering.preview.pages import Look, chromium, needs_chromium, opened

pytestmark = needs_chromium
PATIENCE = 120
ONE = 4 / (8 * 128 / 9)
"""The part of the frame that a square of side 2 covers."""
SCENE = '''"""A square under a linear map."""

from manim import Create, Square
from pydantic import Field

from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.inputs.matrix_fields import Matrix2x2
from mathanim.inputs.parameters import Parameters
from mathanim.maths.tensors import to_numpy


class Map(Parameters):
    """The map."""

    matrix: Matrix2x2 = Field(default=[[1, 0], [0, 1]], validate_default=True, description="the linear map")


class MovedSquare(Storyboard):
    """A square and what a map makes of it."""

    Parameters = Map

    def setup(self) -> None:
        """Draw the square."""
        self.square = Square(2, fill_opacity=1, color="#2080E0").apply_matrix(to_numpy(self.parameters.matrix))

    def beats(self) -> Beats:
        """Two beats."""
        return [self.show_square, self.fade_square]

    def show_square(self) -> None:
        self.play(Create(self.square), run_time=0.5)

    def fade_square(self) -> None:
        self.play(self.square.animate.set_opacity(0.5), run_time=0.4)
'''
WORDS = """[linear_algebra.moved_square]
title = "{title}"
caption.show_square = "{words}"
caption.fade_square = "{words}"
narration.show_title = "{words}"
narration.show_square = "{words}"
narration.fade_square = "{words}"
"""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Look]]:
    """The scene's file, and the page on which it is previewed; it must not complain of anything."""
    house = tmp_path_factory.mktemp("house")
    plant(house, "scenes/texts/en.toml", WORDS.format(title="A square moves", words="Here it is"))
    plant(house, "scenes/texts/ja.toml", WORDS.format(title="動く正方形", words="これです"))
    scene = plant(house, "scenes/linear_algebra/moved_square.py", SCENE)
    studio = partial(open_studio, str(scene), working=house / "working")
    with chromium() as browser, preview_of(studio, None) as access, opened(browser, access) as look:
        look.page.set_default_timeout(1000 * PATIENCE)
        look.until("() => document.querySelectorAll('#beats li').length === 3", seconds=PATIENCE)
        yield scene, look
        assert look.complaints == []


def blue_part(look: Look) -> float:
    """Which part of the picture is the square's blue."""
    seen = look.picture().astype(int)
    return float(np.mean(seen[..., 2] - seen[..., 0] > 90))


def chosen(look: Look, beat: str) -> None:
    """Choose the beat and wait for its clip."""
    look.page.get_by_role("button", name=beat.replace("_", " ")).click()
    look.until(
        "(beat) => picture.dataset.kind === 'clip'"
        " && picture.querySelector('.shown').dataset.beat.endsWith(' ' + beat)",
        seconds=PATIENCE,
        arg=beat,
    )


def until_blue(look: Look, wanted: float) -> None:
    """Wait until the square covers that part of the picture."""
    look.wait_for(lambda: abs(blue_part(look) - wanted) < 0.1 * wanted)


def last_frame(look: Look) -> int:
    """The number of the last frame, as the slider tells it."""
    return int(look.page.get_by_label("Frame", exact=True).get_attribute("max") or 0)


def test_a_beat_is_chosen_and_scrubbed(at: tuple[Path, Look]) -> None:
    _, look = at
    chosen(look, "show_square")
    look.press(" ", "End")
    look.wait_for(lambda: (look.frame(), last_frame(look)), lambda pair: pair[0] == pair[1] > 10)
    until_blue(look, ONE)
    look.press("Home")
    assert look.frame() == 0
    look.wait_for(lambda: blue_part(look) < 0.2 * ONE)
    look.press("End")


def test_a_matrix_entry_that_is_changed_changes_the_picture(at: tuple[Path, Look]) -> None:
    _, look = at
    chosen(look, "show_square")
    look.press(" ", "End")
    entry = look.page.get_by_label("matrix, row 1, column 1", exact=True)
    entry.fill("2")
    until_blue(look, 2 * ONE)
    expect(look.page.get_by_role("button", name="Copy as --set")).to_be_enabled()
    entry.fill("1e200")
    expect(look.page.locator(".refusal", has_text="matrix[0][0]")).to_be_visible()
    look.page.get_by_role("button", name="Default of matrix").click()
    until_blue(look, ONE)


def test_a_file_that_is_broken_keeps_its_picture_until_it_is_mended(at: tuple[Path, Look]) -> None:
    scene, look = at
    chosen(look, "show_square")
    look.press(" ", "End")
    until_blue(look, ONE)
    scene.write_text(SCENE.replace("Square(2,", "Sqare(2,"), encoding="utf-8")
    expect(look.page.locator("#error")).to_contain_text("Sqare")
    expect(look.page.locator("#error .here")).to_contain_text("Sqare(2,")
    assert blue_part(look) > 0.5 * ONE
    scene.write_text(SCENE.replace("Square(2,", "Square(3,"), encoding="utf-8")
    expect(look.page.locator("#error")).to_be_hidden()
    until_blue(look, 9 / 4 * ONE)
    scene.write_text(SCENE, encoding="utf-8")
    until_blue(look, ONE)


def test_language_and_theme_are_switched(at: tuple[Path, Look]) -> None:
    _, look = at
    chosen(look, "show_square")
    look.press(" ", "End")
    look.press("g")
    expect(look.page.locator("#title")).to_have_text("動く正方形")
    expect(look.page.locator("#narration")).to_have_text("これです")
    look.press("t")
    look.wait_for(lambda: look.colour(0.02, 0.5)[0] > 200)
