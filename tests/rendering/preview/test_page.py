"""The preview's page in a real browser, on a studio that draws at once: what an author sees and does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from mathanim.rendering.preview.access import Access
from tests.rendering.preview.fake_studio import ERROR, NARRATION, FakeStudio
from tests.rendering.preview.pages import Look, chromium, fake_preview, needs_chromium, window

pytestmark = needs_chromium
LEFT_TOP, MIDDLE, BLUE = (0.5, 0.1), (0.5, 0.5), (0.5, 0.75)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@dataclass
class At:
    """An open page and the studio behind it."""

    studio: FakeStudio
    look: Look
    access: Access


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Look]:
    with window(browser) as look:
        yield look


@pytest.fixture
def at(look: Look, tmp_path: Path) -> Iterator[At]:
    """A page that shows the first beat's clip; it must not complain of anything."""
    with fake_preview(tmp_path) as (studio, access), look.at(access):
        studio.draw()
        look.shows("clip", "show_title")
        yield At(studio, look, access)
        assert look.complaints == []


def test_the_page_answers_before_anything_is_drawn(look: Look, tmp_path: Path) -> None:
    with fake_preview(tmp_path) as (studio, access), look.at(access):
        expect(look.page.locator("#title")).to_have_text("What a matrix does")
        expect(look.page.locator("#beats li")).to_have_count(3)
        expect(look.page.locator("#empty")).to_be_visible()
        assert access.token not in look.page.url
        studio.draw()
        look.shows("clip", "show_title")
        expect(look.page.locator("#empty")).to_be_hidden()
        assert look.complaints == []


def test_a_beat_that_is_chosen_plays(at: At) -> None:
    at.look.page.get_by_role("button", name="draw square").click()
    at.look.shows("clip", "draw_square")
    at.look.wait_for(lambda: at.studio.orders, lambda orders: orders[-1:] == [("beat", "draw_square")])
    at.look.sees(MIDDLE, 120, 1)
    expect(at.look.page.locator("#narration")).to_have_text(NARRATION["draw_square"]["en"])
    first = at.look.frame()
    at.look.until(f"() => document.querySelector('[aria-label=Frame]').value != {first}")


def test_quick_steps_through_the_beats_end_where_the_last_one_says(at: At) -> None:
    keys = ["j", "j", "k", "j", "k", "k", "j"]
    at.look.press(*keys)
    at.look.shows("clip", "draw_square")
    at.look.wait_for(lambda: (len(at.studio.orders), at.studio.snapshot.beat), (len(keys), "draw_square").__eq__)
    at.look.page.wait_for_function(
        "version => document.documentElement.dataset.version == version", arg=at.studio.snapshot.version
    )
    assert at.look.page.locator("#beats [aria-current]").locator("..").get_attribute("data-key") == "draw_square"


def part_played(at: At) -> float:
    """How far the bar at the foot of the picture has come, of 1."""
    return float(np.mean(at.look.picture()[-20, :, 0] > 180))


def test_frames_are_stepped_one_by_one(at: At) -> None:
    at.look.press("Home", " ")
    expect(at.look.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    at.look.press("Home")
    assert at.look.frame() == 0
    for _ in range(3):
        at.look.press("ArrowRight")
    at.look.press("ArrowLeft")
    assert at.look.frame() == 2
    at.look.wait_for(lambda: abs(part_played(at) - 3 / 30) < 0.02)
    for key in ("End", "End", "ArrowRight"):  # browsers take a clip that loops to its start, if its end is sought twice
        at.look.press(key)
        at.look.wait_for(lambda: abs(part_played(at) - 1) < 0.02)
        assert at.look.frame() == 29


def test_a_new_clip_goes_on_at_the_moment_of_the_old_one(at: At) -> None:
    at.look.press("j")
    at.look.shows("clip", "draw_square")
    at.look.press(" ", "Home", "Shift+ArrowRight", "ArrowRight")
    assert at.look.frame() == 31
    at.studio.is_slow = True
    at.studio.save(200)
    at.look.shows("still", "draw_square")
    at.look.sees(LEFT_TOP, 200, 0)
    at.studio.draw_clips()
    at.look.shows("clip", "draw_square")
    assert at.look.frame() == 31
    at.look.sees(LEFT_TOP, 200, 0)


WATCH_THE_EXCHANGE = """() => {
    const time = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime');
    const slow = { ...time, set(moment) { setTimeout(() => time.set.call(this, moment), 500); } };
    Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', slow);
    window.jump = null; let looked = performance.now(), longest = 0; const look = () => {
        [longest, looked] = [Math.max(longest, performance.now() - looked), performance.now()];
        const [before, after] = document.querySelectorAll('video.shown');
        if (after) window.jump = [(after.currentTime - before.currentTime + 3 * before.duration / 2)
            % before.duration - before.duration / 2, longest / 1000 * before.playbackRate];
        else requestAnimationFrame(look);
    };
    look(); }"""
"""Seeking takes half a second. Both clips stay for a picture or two, so that one look tells how far they are apart;
and beside that, how far a clip runs while the machine takes longest from one picture of the page to the next."""


def test_a_fine_clip_takes_the_place_of_a_coarse_one_while_it_runs_and_nobody_sees_a_jump(at: At) -> None:
    at.studio.is_slow = True
    at.studio.save(200)
    at.look.press("j")
    at.studio.draw_clips(is_coarse=True)
    at.look.shows("clip", "draw_square")
    at.look.page.evaluate(WATCH_THE_EXCHANGE)
    at.studio.draw_clips()
    at.look.until("() => window.jump !== null")
    jump, between_pictures = at.look.page.evaluate("() => window.jump")
    assert abs(jump) < 0.03 + 2 * between_pictures


def test_nothing_flashes_while_saves_come(at: At) -> None:
    at.look.page.evaluate(
        """() => { window.gaps = 0; window.seen = 0;
        const look = () => { const shown = document.querySelectorAll('.layers > .shown'); window.seen += 1;
            const ready = [...shown].some((one) => one.tagName === 'IMG' ? one.complete :
                one.seeking || one.readyState >= 2);
            if (!ready) window.gaps += 1; requestAnimationFrame(look); }; look(); }"""
    )
    for shade in range(10, 210, 25):
        at.studio.save(shade)
    at.look.until("() => window.seen > 20")
    at.look.sees(LEFT_TOP, 185, 0)
    at.look.shows("clip", "show_title")
    assert at.look.page.evaluate("() => window.gaps") == 0
    at.look.until("() => document.querySelectorAll('.layers > *').length === 1")


def test_the_picture_stays_when_there_is_an_error_and_the_error_goes_when_it_is_mended(at: At) -> None:
    at.studio.change(error=ERROR)
    error = at.look.page.locator("#error")
    expect(error).to_contain_text("NameError")
    expect(error).to_contain_text("talk.py:12")
    expect(error.locator(".here")).to_contain_text("Create(Sqare())")
    assert at.look.page.locator("#picture").get_attribute("data-kind") == "clip"
    part = error.bounding_box()
    whole = at.look.page.locator("#picture").bounding_box()
    assert part is not None and whole is not None
    assert part["width"] * part["height"] < 0.4 * whole["width"] * whole["height"]
    at.look.press("e")
    expect(error.locator("pre")).to_be_hidden()
    at.studio.change(error=None)
    expect(error).to_be_hidden()


def test_language_and_theme_are_switched(at: At) -> None:
    at.look.press("t")
    at.look.until("() => document.querySelector('[data-setting=theme]').value === 'light'")
    at.look.press("g")
    expect(at.look.page.locator("#narration")).to_have_text(NARRATION["show_title"]["ja"])
    expect(at.look.page.locator("#narration")).to_have_attribute("lang", "ja")
    expect(at.look.page.locator("#title")).to_have_text("行列は何をするのか")
    assert at.studio.orders == [("setting", {"theme": "light"}), ("setting", {"language": "ja"})]
    at.look.shows("clip", "show_title")
    at.look.sees(BLUE, 235, 0)
    at.look.page.locator("[data-setting=quality]").select_option("hd")
    at.look.until("() => document.querySelector('[data-setting=quality]').value === 'hd'")
    at.look.wait_for(lambda: at.studio.snapshot.setting.frame_rate, lambda rate: rate == 60)


def test_another_scene_is_previewed_when_it_is_chosen(at: At) -> None:
    at.look.page.get_by_role("button", name="2-limit").click()
    expect(at.look.page.locator("#title")).to_have_text("2-limit")
    assert at.studio.orders == [("scene", "2-limit")]
    at.look.shows("clip", "show_title")


def test_a_finding_is_counted_told_and_outlined(at: At) -> None:
    at.studio.find()
    expect(at.look.page.locator("#beats .badge").first).to_have_text("1")
    finding = at.look.page.locator("#findings button")
    expect(finding).to_contain_text("lies over the label")
    finding.hover()
    expect(at.look.page.locator(".place")).to_be_visible()
    outline = at.look.page.locator(".place").bounding_box()
    whole = at.look.page.locator("#picture").bounding_box()
    assert outline is not None and whole is not None
    assert abs(outline["x"] - whole["x"] - 0.25 * whole["width"]) < 2
    assert abs(outline["width"] - 0.25 * whole["width"]) < 2
    finding.click()
    assert at.look.frame() == 29


def test_numbers_show_every_digit_when_asked(at: At) -> None:
    slope = at.look.page.locator("#numbers tr", has_text="slope").locator("td")
    expect(slope).to_have_text("−0.123457")
    expect(slope).to_have_attribute("title", "-0.1234567890123")
    expect(at.look.page.locator("#numbers tr", has_text="hole").locator("td")).to_have_text("nan")
    at.look.page.get_by_role("button", name="All digits").click()
    expect(slope).to_have_text("−0.1234567890123")


def test_words_are_never_markup(at: At) -> None:
    at.look.press("j", "j")
    expect(at.look.page.locator("#narration")).to_have_text("<b>Its area</b> & its sign is the determinant.")
    at.studio.change(work="<img src=x onerror=alert(1)>", numbers={"</td><script>": 1.0})
    expect(at.look.page.locator("#work")).to_have_text("<img src=x onerror=alert(1)>")
    expect(at.look.page.locator("#numbers th").first).to_have_text("</td><script>")
    assert at.look.page.locator("script").count() == 1


def test_a_lost_connection_is_said_and_found_again(look: Look, tmp_path: Path) -> None:
    with fake_preview(tmp_path) as (studio, access), look.at(access):
        studio.draw()
        look.shows("clip", "show_title")
        look.page.route("**/*", lambda route: route.abort())
        look.page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
        look.page.evaluate("() => window.dispatchEvent(new Event('pageshow'))")
        expect(look.page.locator("#lost")).to_contain_text("No connection")
        look.page.unroute("**/*")
        expect(look.page.locator("#lost")).to_be_hidden()
        studio.save(33)
        look.shows("clip", "show_title")


def test_who_comes_without_the_token_is_told_where_it_stands(browser: Browser, tmp_path: Path) -> None:
    with fake_preview(tmp_path) as (_, access), browser.new_context() as context:
        page = context.new_page()
        page.goto(access.address.partition("?")[0])
        assert re.search("open the whole address that the terminal shows", page.content())
