"""A browser, which knows nothing of ours, lays transparent clips over paper as they were drawn."""

import io
import time
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.movies.yuv_picture import Pixels
from tests.rendering.clips.drawings import drawing, over, premultiplied_at
from tests.rendering.exporters.html_show import chromium, needs_chromium

pytestmark = needs_chromium
PAPER = (250, 250, 245)
WIDTH, HEIGHT = 200, 120
NAMES = ("webm", "apng", "webp")
MOST = {"webm": 3.0, "apng": 0.5, "webp": 2.0}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pixels]:
    """A page of the clips, one below the other, when all of them have come to their end."""
    folder = tmp_path_factory.mktemp("page")
    drawn = drawing(WIDTH, HEIGHT, frames=4, rate=Fraction(10), is_transparent=True)
    for name in NAMES:
        FORMATS[name].write(folder / f"clip.{name}", drawn.shape, drawn, 0, None)
    tags = '<video src="clip.webm" muted autoplay></video><img src="clip.apng"><img src="clip.webp">'
    style = f"<style>body {{ margin: 0; background: rgb{PAPER} }} img, video {{ display: block }}</style>"
    (folder / "page.html").write_text(f"<!doctype html>{style}{tags}")
    with chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": len(NAMES) * HEIGHT})
        page.goto((folder / "page.html").as_uri())
        page.wait_for_function("document.querySelector('video').ended", timeout=60_000)
        end = time.monotonic() + 60
        while not has_come_to_its_end(picture := seen_on(page)) and time.monotonic() < end:
            page.wait_for_timeout(100)
    yield picture


def seen_on(page: Page) -> Pixels:
    return np.array(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))


def has_come_to_its_end(picture: Pixels) -> bool:
    """Whether every clip shows about its last picture: nothing else tells that of a picture that moves."""
    return all(error_of(name, picture).mean() <= most for name, most in MOST.items())


def error_of(name: str, shown: Pixels) -> Pixels:
    """How far every pixel of a clip is from its last picture, as that was drawn."""
    top = NAMES.index(name) * HEIGHT
    planned = over(premultiplied_at(WIDTH, HEIGHT, 2), PAPER)[..., :3]
    return np.abs(shown[top : top + HEIGHT].astype(int) - planned)


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_shows_what_was_drawn(name: str, shown: Pixels) -> None:
    error = error_of(name, shown)
    assert error.mean() <= MOST[name]
    assert np.abs(error[5:30, 105:145]).max() <= 6, "the pane that one can look through"
