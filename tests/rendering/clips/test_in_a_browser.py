"""A browser, which knows nothing of ours, lays transparent clips over paper as they were drawn."""

import io
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image

from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.movies.yuv_picture import Pixels
from tests.rendering.clips.drawings import drawing, over, premultiplied_at
from tests.rendering.exporters.html_show import chromium, needs_chromium

pytestmark = needs_chromium
PAPER = (250, 250, 245)
WIDTH, HEIGHT = 200, 120
NAMES = ("webm", "apng", "webp")


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
        page.wait_for_function("document.querySelector('video').ended")
        page.wait_for_timeout(1000)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    yield np.array(picture)


@pytest.mark.parametrize(("name", "most"), [("webm", 3.0), ("apng", 0.5), ("webp", 2.0)])
def test_a_browser_shows_what_was_drawn(name: str, most: float, shown: Pixels) -> None:
    top = NAMES.index(name) * HEIGHT
    planned = over(premultiplied_at(WIDTH, HEIGHT, 2), PAPER)[..., :3]
    error = np.abs(shown[top : top + HEIGHT].astype(int) - planned)
    assert error.mean() <= most
    assert np.abs(error[5:30, 105:145]).max() <= 6, "the pane that one can look through"
