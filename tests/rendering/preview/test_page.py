"""The preview's page in a real browser, on a studio that draws at once: what an author sees and does."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.rendering.preview.fake_studio import ERROR, NARRATION
from tests.rendering.preview.pages import At, Look, fake_preview, needs_chromium

pytestmark = needs_chromium
MIDDLE, BLUE = (0.5, 0.5), (0.5, 0.75)


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
