"""Pages of the preview in a real browser without a window: opened on a fake studio, looked at, waited for."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from mathanim.rendering.preview.access import Access
from mathanim.rendering.preview.opening import preview_of
from mathanim.rendering.preview.seam import Heard
from tests.rendering.preview.fake_studio import FakeStudio

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 120
"""Seconds: whatever a page must come to, it comes to much sooner, on any machine that is not broken."""
expect.set_options(timeout=1000 * PATIENCE)
SECONDS_TO_START = 180
Seen = TypeVar("Seen")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs the browser chromium, which is not installed")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"], timeout=1000 * SECONDS_TO_START
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fake_preview(folder: Path) -> Iterator[tuple[FakeStudio, Access]]:
    """A preview of a fake studio that keeps its pictures in the folder."""
    studios: list[FakeStudio] = []

    def opened(heard: Heard) -> FakeStudio:
        studios.append(FakeStudio(folder, heard))
        return studios[0]

    with preview_of(opened, None) as access:
        yield studios[0], access


@dataclass(frozen=True)
class Look:
    """An open page, and what a test asks of it."""

    page: Page
    complaints: list[str]

    @contextmanager
    def at(self, access: Access) -> Iterator[None]:
        """Be at the address, as one who never was there; and leave it, so that what serves it may end."""
        self.page.context.clear_cookies()
        self.complaints.clear()
        self.page.goto(access.address)
        yield
        self.page.evaluate("() => localStorage.clear()")  # the next page may be at the same port
        self.page.goto("about:blank")

    def until(self, script: str, *, seconds: float = PATIENCE, **named: Any) -> None:
        """Wait until the script, a function of the page, is true."""
        self.page.wait_for_function(script, timeout=1000 * seconds, **named)

    def wait_for(self, look: Callable[[], Seen], is_it: Callable[[Seen], bool] = bool) -> None:
        """Look, outside of the page's own scripts, until what is seen is so; if it never is, say what was seen last."""
        end = time.monotonic() + PATIENCE
        while not is_it(seen := look()):
            assert time.monotonic() < end, f"it never became so; last seen: {seen}"
            self.page.wait_for_timeout(20)

    def shows(self, kind: str, beat: str) -> None:
        """Wait until a still or clip of the beat is what is seen."""
        self.until(
            "([kind, beat]) => picture.dataset.kind === kind"
            " && picture.querySelector('.shown').dataset.beat.endsWith(' ' + beat)",
            arg=[kind, beat],
        )

    def picture(self) -> np.ndarray[Any, Any]:
        """The picture as it is seen, (height, width, 3) of 0 to 255."""
        shot = self.page.locator("#picture").screenshot()
        return np.asarray(Image.open(BytesIO(shot)).convert("RGB"))

    def colour(self, left: float, top: float) -> list[int]:
        """The colour at a place of the picture, in parts of its width and height."""
        seen = self.picture()
        return [int(part) for part in seen[int(top * seen.shape[0]), int(left * seen.shape[1])]]

    def sees(self, place: tuple[float, float], wanted: int, channel: int) -> None:
        """Wait until a channel of the colour at a place is what was drawn, but for the encoder's rounding."""
        self.wait_for(lambda: self.colour(*place), lambda colour: abs(colour[channel] - wanted) <= 12)

    def frame(self) -> int:
        """The number of the frame that is seen, as the slider tells it."""
        return int(self.page.get_by_label("Frame", exact=True).input_value())

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)


@dataclass
class At:
    """An open page and the studio behind it."""

    studio: FakeStudio
    look: Look


@contextmanager
def window(browser: Browser, **context: Any) -> Iterator[Look]:
    """An empty page, to be at one address after another; what it complains of in the console stands in ``complaints``.

    A page of its own takes a second.
    """
    with browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context}) as around:
        page = around.new_page()
        page.set_default_timeout(1000 * PATIENCE)
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield Look(page, complaints)


@contextmanager
def opened(browser: Browser, access: Access, **context: Any) -> Iterator[Look]:
    """A page of its own at the address."""
    with window(browser, **context) as look, look.at(access):
        yield look
