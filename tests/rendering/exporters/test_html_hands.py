"""An html deck in the lecturer's hands: keys, a presenter's remote, a touch screen, a hundred steps, odd browsers."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from mathanim.rendering.exporters.seam import Deck
from tests.rendering.exporters.html_show import (
    Pixels,
    Show,
    blocks,
    chromium,
    empty_page,
    exported,
    needs_chromium,
    opened,
    poster_blocks,
    repeated,
)

pytestmark = needs_chromium
STEPS = 100
MEGABYTE = 1 << 20
NO_CLIPS_FROM_ADDRESSES = """
const { get, set } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "src");
const refusing = function (address) { set.call(this, address.startsWith("data:video") ? "data:video/mp4," : address); };
Object.defineProperty(HTMLMediaElement.prototype, "src", { get, set: refusing });
"""
SLOWLY = """() => {
    const { play } = HTMLMediaElement.prototype;
    window.rate = 1 / 16;
    HTMLMediaElement.prototype.play = function () { this.playbackRate = window.rate; return play.call(this); };
}"""
"""So that no clip of half a second is over before a busy machine has pressed a key."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(deck_of_colours: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(repeated(deck_of_colours, 2), tmp_path_factory.mktemp("hands") / "colours.html")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Show]:
    with empty_page(browser, has_touch=True) as page:
        yield page


@pytest.fixture
def show(page: Show, file: Path) -> Iterator[Show]:
    page.open(file)
    page.at(0)
    yield page
    assert page.complaints == []


@pytest.mark.parametrize(
    "keys",
    [
        [("PageDown", 1), ("PageDown", 2), ("PageUp", 1)],
        [("ArrowRight", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowLeft", 0)],
        [("Space", 1), ("Shift+Space", 0), ("n", 1), ("p", 0)],
        [("PageDown", 1), ("PageDown", 2), ("PageDown", 3), ("PageDown", 4), ("PageUp", 3), ("Home", 0), ("End", 4)],
    ],
)
def test_keys_and_remotes_step(show: Show, keys: list[tuple[str, int]]) -> None:
    for key, step in keys:
        show.press(key)
        show.at(step)


def test_a_remotes_black_key_hides_the_picture_and_holds_the_clip(show: Show) -> None:
    show.page.evaluate(SLOWLY)
    show.press("PageDown")
    show.at(1)
    show.press("b")
    show.wait_for(show.colour, [0, 0, 0].__eq__)
    held = show.video("currentTime")
    time.sleep(0.3)
    assert show.video("currentTime") == held < show.video("duration")
    show.page.evaluate("window.rate = 1")
    show.press("b")
    show.over()
    show.wait_for(show.colour, lambda colour: max(colour) > 100)


def test_a_tap_steps_and_so_do_swipes(show: Show) -> None:
    show.page.touchscreen.tap(320, 180)
    show.at(1)
    show.page.mouse.click(320, 180)
    show.at(2)
    session = show.page.context.new_cdp_session(show.page)
    for begin, end, step in ((500, 200, 3), (500, 200, 4), (200, 500, 3)):
        for kind, left in (("Start", begin), ("Move", (begin + end) / 2), ("Move", end), ("End", None)):
            points = [{"x": left, "y": 180}] if left else []
            session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
        show.at(step)


def test_the_overview_shows_every_poster_and_leads_to_a_step(show: Show) -> None:
    show.press("Escape")
    show.until("document.querySelectorAll('.hung').length === 8")
    show.page.locator("section[data-step='5']").click()
    show.at(5)
    show.until("document.querySelectorAll('.hung').length === 0")


def test_the_deck_stays_where_it_is_when_it_is_loaded_again(show: Show) -> None:
    show.press("PageDown", "PageDown", "PageDown", "PageDown", "PageDown")
    show.until("location.hash === '#/1/1'")
    show.page.reload()
    show.at(5)


def test_clips_may_lie_beside_the_page(page: Show, deck_of_colours: Deck, tmp_path: Path) -> None:
    place = exported(deck_of_colours, tmp_path / "a deck's 50% #1.html", assets=True)
    beats = deck_of_colours.scenes[0].beats
    beside = sorted((tmp_path / "a deck's 50% #1-clips").iterdir())
    assert [clip.read_bytes() for clip in beside] == [beat.clip.read_bytes() for beat in beats]
    assert place.stat().st_size < 1.5 * MEGABYTE
    page.open(place)
    for step in (0, 1):
        page.at(step)
        page.over()
        page.press("PageDown")
    assert page.complaints == []
    assert page.asked[:2] == [place.as_uri(), beside[0].as_uri()]


@pytest.mark.parametrize(
    ("assets", "poster", "around"),
    [(False, (3, 5, 2), [0, 0, 0]), (True, (3, 5, 2), [3, 5, 2]), (False, (255, 0, 255), [255, 0, 255])],
)
def test_the_ground_is_as_the_browser_shows_the_clips_or_else_as_the_poster_has_it(
    page: Show,
    deck_of_colours: Deck,
    tmp_path: Path,
    assets: bool,
    poster: tuple[int, int, int],
    around: list[int],
) -> None:
    Image.new("RGB", (320, 180), poster).save(tmp_path / "wrong.png")
    beat = replace(deck_of_colours.scenes[0].beats[0], poster=tmp_path / "wrong.png")
    deck = replace(deck_of_colours, scenes=(replace(deck_of_colours.scenes[0], beats=(beat,)),))
    place = exported(deck, tmp_path / "ground.html", assets=assets)
    page.page.set_viewport_size({"width": 640, "height": 480})
    page.open(place)
    page.at(0)
    page.over()
    page.wait_for(page.picture, lambda seen: seen[[10, 70], [10, 4]].tolist() == [around, [0, 0, 0]])
    page.page.set_viewport_size({"width": 640, "height": 360})
    assert page.complaints == []


def test_a_browser_that_cannot_play_the_clips_shows_how_each_ends(
    page: Show, deck_of_colours: Deck, tmp_path: Path
) -> None:
    (broken := tmp_path / "no.mp4").write_bytes(b"no clip at all")
    scene = deck_of_colours.scenes[0]
    beats = tuple(replace(beat, clip=broken) for beat in scene.beats)
    place = exported(replace(deck_of_colours, scenes=(replace(scene, beats=beats),)), tmp_path / "broken.html")
    page.open(place)
    for step in range(4):
        page.at(step)
        page.until("document.querySelector('#stage > img')?.naturalWidth === 320")
        page.wait_for(lambda poster=beats[step].poster: distance(page.picture(), poster), lambda far: far < 2)
        page.press("PageDown")
        if beats[step].is_loop:
            page.at(step + 1)


def test_a_browser_that_plays_blobs_alone_is_given_blobs_one_at_a_time(browser: Browser, file: Path) -> None:
    with empty_page(browser) as show:
        show.page.add_init_script(NO_CLIPS_FROM_ADDRESSES)
        show.open(file)
        for step in range(3):
            show.at(step)
            show.over()
            show.until("addresses.size === 1 && document.querySelectorAll('video').length === 1")
            show.press("PageDown")


def test_a_hundred_steps_with_large_clips_take_no_more_memory_than_a_few(
    browser: Browser, deck_of_colours: Deck, tmp_path: Path
) -> None:
    place = exported(repeated(heavier(deck_of_colours, tmp_path), STEPS // 4), tmp_path / "long.html")
    used = []
    with opened(browser, place) as show:
        for step in range(STEPS):
            show.at(step)
            if step % 25 == 24:
                used.append(memory_of(show))
            show.press("PageDown")
        show.until("document.querySelectorAll('video').length === 1 && addresses.size === 0")
        assert show.page.evaluate("[...document.querySelectorAll('track')].length") == 2
    heaps, residents = zip(*used, strict=True)
    print("JavaScript's heap and the page's process in MB:", used)
    assert max(heaps) - heaps[0] < 4
    assert max(residents) - residents[0] < 30, "75 clips kept would be 37 MB and more"


def heavier(deck: Deck, folder: Path) -> Deck:
    """The deck, each of whose clips has half a megabyte more, of which players make nothing; tiny posters."""
    nothing = (MEGABYTE // 2).to_bytes(4, "big") + b"free" + bytes(MEGABYTE // 2 - 8)
    beats = []
    for number, beat in enumerate(deck.scenes[0].beats):
        (clip := folder / f"{number}.mp4").write_bytes(beat.clip.read_bytes() + nothing)
        Image.new("RGB", (16, 9)).save(poster := folder / f"{number}.png")
        beats.append(replace(beat, clip=clip, poster=poster))
    return replace(deck, scenes=(replace(deck.scenes[0], beats=tuple(beats)),))


def distance(seen: Pixels, poster: Path) -> float:
    """How far any block of a picture is from a poster."""
    return float(np.abs(blocks(seen) - poster_blocks(poster, seen)).max(axis=2).mean())


def memory_of(show: Show) -> tuple[float, float]:
    """JavaScript's heap after a collection, and the resident memory of the process that holds the page, in MB."""
    show.page.evaluate("gc()")
    heap = show.page.evaluate("performance.memory.usedJSHeapSize") / MEGABYTE
    session = show.page.context.browser.new_browser_cdp_session() if show.page.context.browser else None
    assert session is not None
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    resident = max(resident_of(process["id"]) for process in processes if process["type"] == "renderer")
    return round(heap, 2), round(resident, 1)


def resident_of(process: int) -> float:
    """The resident memory of a process in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0
