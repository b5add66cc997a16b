"""An html deck as a lecturer uses it: every step forward and back, loops, captions, notes, print, memory, offline."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader

from mathanim.rendering.exporters.seam import Deck
from tests.rendering.exporters.html_show import (
    Show,
    blocks,
    chromium,
    empty_page,
    exported,
    frames_while,
    needs_chromium,
    poster_blocks,
)

pytestmark = needs_chromium
LOOP, LAST = 2, 3
SAME, OTHER = 8, 40
AT_REST = "document.querySelectorAll('video').length === 1 && addresses.size === 0"


@pytest.fixture(scope="module")
def page() -> Iterator[Show]:
    with chromium() as browser, empty_page(browser) as page:
        yield page


@pytest.fixture(scope="module")
def deck(deck_of_colours: Deck) -> Deck:
    return deck_of_colours


@pytest.fixture(scope="module")
def file(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(deck, tmp_path_factory.mktemp("html decks & 'more' #1") / "colours.html")


@pytest.fixture
def show(page: Show, file: Path) -> Iterator[Show]:
    """The deck, open at its first step; whatever is done with it, nothing is complained of or asked of a network."""
    page.open(file)
    page.at(0)
    yield page
    assert page.complaints == []
    assert {address.split(":")[0] for address in page.asked} <= {"file", "blob", "data"}
    assert [address for address in page.asked if address.startswith("file")] == [file.as_uri()]
    assert page.page.evaluate("refused") == []


def distance(show: Show, deck: Deck, step: int) -> float:
    """How far any block of what is seen is from the poster of a step."""
    show.painted()
    seen = show.picture()
    return float(np.abs(blocks(seen) - poster_blocks(deck.scenes[0].beats[step].poster, seen)).max(axis=2).mean())


def shows_end(show: Show, deck: Deck, step: int) -> None:
    """Wait until the poster of a step is what is seen."""
    show.wait_for(lambda: distance(show, deck, step), lambda far: far < SAME)


def walk_to(show: Show, step: int) -> None:
    """Go forward to a step before the loop ends, or past it."""
    for number in range(1, step + 1):
        show.press(*["PageDown"] * (2 if number == LOOP + 1 else 1))
        show.at(number)


def test_every_step_plays_once_and_waits_and_back_shows_its_last_frame(show: Show, deck: Deck) -> None:
    for step in (0, 1):
        show.over()
        shows_end(show, deck, step)
        assert distance(show, deck, step + 1) > OTHER
        show.press("PageDown")
        show.at(step + 1)
    show.press("PageDown", "PageDown")
    show.at(LAST)
    show.over()
    shows_end(show, deck, LAST)
    for step in (2, 1, 0):
        show.press("PageUp")
        show.at(step)
        shows_end(show, deck, step)
        assert show.video("paused")
        show.until("Math.abs(document.querySelector('video').currentTime - 9.5 / 20) < 0.001")
    show.page.evaluate("document.addEventListener('playing', () => (window.replayed = true), { capture: true })")
    show.press("r")
    show.until("window.replayed")


TELL_OF_ANOTHER_PICTURE = """(moment) => {
    const { requestVideoFrameCallback: ask } = HTMLVideoElement.prototype;
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (hear) {
        return ask.call(this, (now, told) => hear(now, { ...told, mediaTime: moment })); }; }"""
"""Browsers that are held up end a clip now and then without having shown its last picture."""


@pytest.mark.parametrize(("last_seen", "stand_ins"), [(8 / 20, 1), (9 / 20, 0)])
def test_a_clip_whose_last_picture_was_never_shown_ends_with_the_still_one(
    show: Show, deck: Deck, last_seen: float, stand_ins: int
) -> None:
    show.over()
    show.page.evaluate(TELL_OF_ANOTHER_PICTURE, last_seen)
    show.press("PageDown")
    show.at(1)
    show.over()
    show.painted()
    show.wait_for(lambda: show.page.locator("#stage img").count(), lambda count: count == stand_ins)
    shows_end(show, deck, 1)
    assert bool(show.video("style.objectPosition")) == bool(stand_ins)
    show.press("PageDown")
    show.at(LOOP)
    assert show.page.locator("#stage img").count() == 0


def test_a_loop_goes_round_until_it_may_end_and_then_ends_its_round(show: Show, deck: Deck) -> None:
    walk_to(show, LOOP)
    show.goes_round(2)
    assert show.video("loop")
    assert not show.video("ended")
    show.page.evaluate("document.querySelector('video').addEventListener('ended', () => (window.rounded = true))")
    show.press("ArrowRight")
    show.at(LAST)
    assert show.page.evaluate("window.rounded") is True
    show.press("ArrowLeft")
    show.at(LOOP)
    shows_end(show, deck, LOOP)
    show.press("r")
    show.until("document.querySelectorAll('video').length === 1 && document.querySelector('video').loop")
    show.goes_round(1)
    show.press("ArrowRight")
    show.at(LAST)
    show.press("ArrowLeft", "ArrowLeft")
    show.at(LOOP - 1)


def test_a_loop_that_was_to_end_goes_on_when_the_lecturer_takes_it_back(show: Show) -> None:
    walk_to(show, LOOP)
    show.page.evaluate("document.querySelector('video').playbackRate = 0")  # it must not end between the two keys
    show.press("ArrowRight", "ArrowLeft")
    assert show.video("loop")
    show.page.evaluate("document.querySelector('video').playbackRate = 4")
    show.goes_round(2)
    show.at(LOOP)
    show.press("ArrowRight", "ArrowRight")
    show.at(LAST)


def test_nothing_flashes_between_steps(show: Show) -> None:
    def there_and_back() -> None:
        for key, step in (("PageDown", 1), ("PageUp", 0)):
            show.press(key)
            show.at(step)
            show.page.wait_for_timeout(150)

    show.over()
    frames = frames_while(show, there_and_back, least=9)
    middles = [frame[frame.shape[0] // 2, frame.shape[1] // 2].max() for frame in frames]
    assert len(frames) > 8
    assert min(middles) > 100, "the box is as bright in every picture, whatever its colour"


def test_only_one_clip_is_held_and_stepping_fast_leaves_nothing_behind(show: Show) -> None:
    show.until(AT_REST)
    show.press("PageDown", "PageDown", "PageUp", "PageDown", "PageUp", "PageUp", "PageDown")
    show.at(1)
    show.until(AT_REST)
    assert (
        show.page.evaluate(
            "performance.getEntriesByType('resource').filter((one) => !one.name.startsWith('blob')).length"
        )
        == 0
    )


def test_captions_are_switched_by_a_key_and_stay_on(show: Show, deck: Deck) -> None:
    shown = "[...document.querySelector('video').textTracks].filter((track) => track.mode === 'showing')"
    said = f"{shown}.map((track) => [track.language, [...(track.activeCues ?? [])].map((cue) => cue.text)].flat())"
    assert show.page.evaluate(said) == []
    for step, key in ((0, "c"), (1, "PageDown")):
        show.press(key)
        show.at(step)
        show.until(f"{said}[0]?.length === 2")
        show.over()
        assert show.page.evaluate(said) == [["ja", deck.scenes[0].beats[step].narration["ja"]]]
    show.press("c")
    show.until(f"{said}[0]?.[0] === 'en' && {said}[0].length === 2")
    assert show.page.evaluate(said) == [["en", deck.scenes[0].beats[1].narration["en"]]]
    show.press("PageUp")
    show.at(0)
    show.until(f"{said}[0]?.length === 2")
    assert show.page.evaluate(said) == [["en", deck.scenes[0].beats[0].narration["en"]]]
    show.press("c")
    show.until(f"{shown}.length === 0")


def test_the_speakers_window_has_the_notes_in_both_languages_and_steers_the_deck(show: Show, deck: Deck) -> None:
    with show.page.expect_popup() as popup:
        show.press("s")
    window, first, second = popup.value, *deck.scenes[0].beats[:2]
    notes = window.locator("[data-part=notes]")
    assert notes.inner_text().split("\n\n") == ["緑：c₁", first.narration["ja"], first.narration["en"]]
    window.keyboard.press("PageDown")
    show.at(1)
    assert second.narration["ja"] in notes.inner_text()
    assert "色の話 2 / 4" in window.locator("[data-part=place]").inner_text()
    loaded = "[...document.images].every((image) => image.complete && image.naturalWidth === 320)"
    show.wait_for(lambda: window.evaluate(loaded))
    assert show.page.locator("aside.notes").count() == len(deck.scenes[0].beats)


@pytest.mark.parametrize("query", ["", "?print-pdf"])
def test_print_is_the_handout(page: Show, file: Path, deck: Deck, tmp_path: Path, query: str) -> None:
    page.open(file, query)
    page.page.pdf(path=tmp_path / "handout.pdf", format="A4")
    sheets = PdfReader(tmp_path / "handout.pdf").pages
    text = "".join("".join(sheet.extract_text() for sheet in sheets).split())
    for beat in deck.scenes[0].beats:
        assert "".join(beat.narration["ja"].split()) in text
        assert beat.narration["en"].replace(" ", "") not in text
    assert [len(sheet.images) for sheet in sheets] == [len(deck.scenes[0].beats)]
