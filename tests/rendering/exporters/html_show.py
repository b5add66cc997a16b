"""An html deck in a real browser without a window: its steps walked through, its picture looked at."""

import shutil
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from mathanim.rendering.exporters import html_font
from mathanim.rendering.exporters.html import export_html
from mathanim.rendering.exporters.seam import Deck

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs the browser chromium, which is not installed")
COUNT_ADDRESSES = """
window.addresses = new Set();
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (blob) => { const made = createObjectURL.call(URL, blob); addresses.add(made); return made; };
URL.revokeObjectURL = (gone) => { addresses.delete(gone); revokeObjectURL.call(URL, gone); };
window.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
"""
ONCE = cache(html_font.subset_font)
"""The font of the same characters again would take a second again."""
Pixels = np.ndarray[Any, Any]
Seen = TypeVar("Seen")
PATIENCE = 120
"""Seconds: whatever a page must come to, it comes to much sooner, on any machine that is not broken."""
SECONDS_TO_START = 180


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window that tells exactly how much memory its pages use."""
    told = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info", "--js-flags=--expose-gc"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=told, timeout=1000 * SECONDS_TO_START)
        try:
            yield browser
        finally:
            browser.close()


def exported(deck: Deck, place: Path, *, assets: bool = False) -> Path:
    """The place, to which the deck was exported."""
    work = place.parent / f"work of {place.name}"
    work.mkdir()
    with patch.object(html_font, "subset_font", lambda characters: ONCE(frozenset(characters))):
        assert list(export_html(deck, place, work, assets=assets))[-1] == place
    return place


def repeated(deck: Deck, times: int) -> Deck:
    """The deck with its scenes again and again, each a scene of its own, without loops."""
    beats = tuple(replace(beat, is_loop=False) for beat in deck.scenes[0].beats)
    return replace(deck, scenes=tuple(replace(deck.scenes[0], key=f"{n}", beats=beats) for n in range(times)))


@dataclass(frozen=True)
class Show:
    """A deck in a page without any network, what it complained of, and every address that it asked for."""

    page: Page
    complaints: list[str]
    asked: list[str]

    def open(self, file: Path, query: str = "") -> None:
        """Open a deck from the disk, as if nothing had been open before."""
        self.page.goto("about:blank")
        self.complaints.clear()
        self.asked.clear()
        self.page.goto(file.as_uri() + query)

    def until(self, script: str) -> Any:
        """Wait until the script is true; the page's policy forbids the browser's own waiting."""
        found = self.page.evaluate(
            f"""new Promise((resolve) => {{
                const end = performance.now() + {1000 * PATIENCE};
                const look = () => (({script}) || performance.now() > end ? resolve({script}) : setTimeout(look, 5));
                look();
            }})"""
        )
        assert found, f"never: {script}"
        return found

    def wait_for(self, look: Callable[[], Seen], is_it: Callable[[Seen], bool] = bool) -> None:
        """Look, outside of the page, until what is seen is so; if it never is, say what was seen last."""
        end = time.monotonic() + PATIENCE
        while not is_it(seen := look()):
            assert time.monotonic() < end, f"it never became so; last seen: {seen}"
            self.page.wait_for_timeout(20)

    def at(self, step: int) -> None:
        """Wait until the step is what is seen."""
        self.until(f"document.getElementById('stage').dataset.step === '{step}'")

    def over(self) -> None:
        """Wait until the clip has ended, and its end is painted."""
        self.until("document.querySelector('video').ended")
        self.painted()

    def painted(self) -> None:
        """Wait until what has been shown is on the screen."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def goes_round(self, times: int) -> None:
        """Wait until the clip has begun again so often."""
        self.page.evaluate(
            """window.rounds = 0;
            document.querySelector("video").addEventListener("seeked", () => (window.rounds += 1));"""
        )
        self.until(f"window.rounds >= {times}")

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def video(self, name: str) -> Any:
        """A property of the only clip that there is."""
        assert self.page.locator("video").count() == 1
        return self.page.evaluate(f"document.querySelector('video').{name}")

    def picture(self) -> Pixels:
        """What is seen, (height, width, 3) of 0 to 255."""
        return np.asarray(Image.open(BytesIO(self.page.screenshot())).convert("RGB"))

    def colour(self) -> list[int]:
        """The colour in the middle."""
        seen = self.picture()
        return [int(part) for part in seen[seen.shape[0] // 2, seen.shape[1] // 2]]


@contextmanager
def empty_page(browser: Browser, **context: Any) -> Iterator[Show]:
    """A page without any network, in which decks are opened one after another: a page of its own takes a second."""
    with browser.new_context(**{"viewport": {"width": 640, "height": 360}, "offline": True, **context}) as around:
        yield shown(around)


@contextmanager
def opened(browser: Browser, file: Path, query: str = "", **context: Any) -> Iterator[Show]:
    """The deck in a file, opened in a page of its own."""
    with empty_page(browser, **context) as show:
        show.open(file, query)
        yield show


def shown(around: BrowserContext) -> Show:
    """An empty page that keeps what it complains of and asks for."""
    page, complaints, asked = around.new_page(), [], []
    page.add_init_script(COUNT_ADDRESSES)
    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    around.on("request", lambda request: asked.append(request.url))
    return Show(page, complaints, asked)


def blocks(picture: Pixels) -> Pixels:
    """The mean colour of every block of four by four pixels."""
    height, width, channels = picture.shape
    return picture.reshape(height // 4, 4, width // 4, 4, channels).mean(axis=(1, 3))


def poster_blocks(poster: Path, like: Pixels) -> Pixels:
    """The blocks of a poster at the size of a picture."""
    with Image.open(poster) as picture:
        return blocks(np.asarray(picture.convert("RGB").resize((like.shape[1], like.shape[0]))))


def frames_while(show: Show, act: Callable[[], None], least: int) -> list[Pixels]:
    """Every picture that the browser painted while something was done, again and again until there are so many."""
    session, frames = show.page.context.new_cdp_session(show.page), []

    def keep(event: dict[str, Any]) -> None:
        frames.append(event["data"])
        with suppress(Error):  # the last picture may come after the end
            session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png"})
    end = time.monotonic() + PATIENCE
    while len(frames) < least and time.monotonic() < end:
        act()
    show.page.wait_for_timeout(100)
    session.send("Page.stopScreencast")
    session.detach()
    return [read_picture(frame) for frame in frames]


def read_picture(base64: str) -> Pixels:
    """A picture that came as text."""
    return np.asarray(Image.open(BytesIO(b64decode(base64))).convert("RGB"))
