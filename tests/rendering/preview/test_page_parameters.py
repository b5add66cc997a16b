"""Parameters on the preview's page, and the page by keyboard alone, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.rendering.preview.fake_studio import TABLE, FakeStudio
from tests.rendering.preview.pages import Look, fake_preview, needs_chromium, opened

pytestmark = needs_chromium
At = tuple[FakeStudio, Look]


@pytest.fixture
def at(look: Look, tmp_path: Path) -> Iterator[At]:
    """A page that shows the first beat's still and the parameters; it must not complain of anything."""
    with fake_preview(tmp_path) as (studio, access), look.at(access):
        studio.is_slow = True
        studio.draw()
        look.shows("still", "show_title")
        yield studio, look
        assert look.complaints == []


def row(look: Look, name: str) -> Locator:
    """The control of a parameter."""
    return look.page.locator(f'.parameter[data-name="{name}"]')


def ordered(studio: FakeStudio, look: Look) -> Any:
    """The parameters of the order that comes next."""
    look.wait_for(lambda: bool(studio.orders))
    return studio.orders.pop(0)[1]


def test_a_matrix_entry_that_is_typed_changes_the_picture(at: At) -> None:
    studio, look = at
    look.wait_for(lambda: look.colour(0.2, 0.75)[2], lambda blue: blue == 20)
    look.page.get_by_label("matrix, row 1, column 1", exact=True).fill("7.5")
    assert ordered(studio, look) == {"matrix": [[7.5, 0], [0, 1]]}
    look.until("() => document.querySelector('[aria-label=\"Default of matrix\"]').disabled === false")
    look.wait_for(lambda: look.colour(0.2, 0.75)[2], lambda blue: blue == 150)
    expect(look.page.get_by_role("button", name="Copy as --set")).to_be_enabled()
    look.page.get_by_role("button", name="Default of matrix").click()
    assert ordered(studio, look) == {}
    expect(look.page.get_by_label("matrix, row 1, column 1", exact=True)).to_have_value("1")
    expect(look.page.get_by_role("button", name="Copy as --set")).to_be_disabled()


def test_the_slider_turns_the_entry_at_work(at: At) -> None:
    studio, look = at
    look.page.get_by_label("matrix, row 2, column 1", exact=True).focus()
    look.page.get_by_label("matrix, row 2, column 1, slider").focus()
    look.press("ArrowRight")
    assert ordered(studio, look) == {"matrix": [[1, 0], [0.1, 1]]}


def test_what_is_refused_says_so_beside_its_control_and_keeps_what_was_typed(at: At) -> None:
    studio, look = at
    entry = look.page.get_by_label("matrix, row 1, column 1", exact=True)
    entry.fill("99")
    expect(row(look, "matrix").locator(".refusal")).to_contain_text("at most 10, not 99")
    assert ordered(studio, look) == {"matrix": [[99, 0], [0, 1]]}
    expect(row(look, "vector").locator(".refusal")).to_be_empty()
    expect(entry).to_have_value("99")
    entry.fill("")
    expect(row(look, "matrix").locator(".refusal")).to_have_text("needs a number")
    entry.fill("3")
    assert ordered(studio, look) == {"matrix": [[3, 0], [0, 1]]}
    expect(row(look, "matrix").locator(".refusal")).to_be_empty()


PHONES = {**TABLE, "hypotheses": {"en": ["phone", "laptop"], "ja": ["モバイル", "ノートPC"]}}
TYPED = [
    ("point", "point", "-2.5", -2.5),
    ("people", "people", "7", 7),
    ("function", "function", "sin(x)", "sin(x)"),
    ("label", "label", "面積 <b>", "面積 <b>"),
    ("vector", "vector, entry 2", "4", [1, 4]),
    ("network", "network, as JSON", '{"layers": [1]}', {"layers": [1]}),
    ("table", "laptop, none", "5", {**TABLE, "counts": [[15, 35], [5, 5]]}),
    ("table", "hypotheses, name 1", "phone", PHONES),
]


def test_each_kind_of_parameter_is_typed(at: At) -> None:
    studio, look = at
    for name, label, typed, value in TYPED:
        look.page.get_by_label(label, exact=True).fill(typed)
        assert ordered(studio, look) == {name: value}
        look.page.get_by_label(f"Default of {name}", exact=True).click()
        assert ordered(studio, look) == {}


def test_choices_switches_and_shapes_are_changed(at: At) -> None:
    studio, look = at
    row(look, "way").locator("select").select_option("shear")
    assert ordered(studio, look) == {"way": "shear"}
    row(look, "is_dim").get_by_role("checkbox").check()
    assert ordered(studio, look) == {"way": "shear", "is_dim": True}
    row(look, "vector").get_by_role("button", name="+ entry").click()
    assert ordered(studio, look)["vector"] == [1, 2, 0]
    row(look, "table").get_by_role("button", name="+ row").click()
    table = ordered(studio, look)["table"]
    assert table["counts"] == [[15, 35], [5, 45], [1, 1]]
    assert [len(names) for names in table["hypotheses"].values()] == [3, 3]
    look.page.get_by_role("button", name="Defaults", exact=True).click()
    assert ordered(studio, look) == {}


def test_what_is_being_typed_is_not_overwritten_by_a_save(at: At) -> None:
    studio, look = at
    function = look.page.get_by_label("function", exact=True)
    function.focus()
    function.press_sequentially(" + 1", delay=5)
    for shade in (10, 20, 30):
        studio.save(shade)
    expect(function).to_have_value("x**2 / 4 + 1")
    look.wait_for(lambda: studio.orders, lambda orders: orders[-1:] == [("parameters", {"function": "x**2 / 4 + 1"})])
    expect(function).to_have_value("x**2 / 4 + 1")


HEAR_WHAT_BUTTONS_SAY = """() => { window.said = [];
    const hear = (changes) => window.said.push(...changes.map((change) => change.target.textContent));
    new MutationObserver(hear).observe(document.querySelector('.actions'), { childList: true, subtree: true }); }"""
"""What a button says for a second and a half only, a slow machine would not be in time to see."""


def test_the_parameters_are_copied_as_options(at: At) -> None:
    studio, look = at
    look.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    look.page.get_by_label("label", exact=True).fill("Fläche")
    ordered(studio, look)
    look.page.evaluate(HEAR_WHAT_BUTTONS_SAY)
    look.page.get_by_role("button", name="Copy as --set").click()
    look.until("() => window.said.includes('Copy: copied')")
    assert look.page.evaluate("() => navigator.clipboard.readText()") == studio.snapshot.as_option


def test_everything_can_be_done_with_the_keyboard_alone(at: At) -> None:
    studio, look = at
    studio.draw_clips()
    look.shows("clip", "show_title")
    look.press("?")
    expect(look.page.get_by_role("dialog")).to_be_visible()
    expect(look.page.get_by_role("dialog").locator("tr")).to_have_count(18)
    look.press("Escape")
    expect(look.page.get_by_role("dialog")).to_be_hidden()
    look.press("j")
    look.shows("clip", "draw_square")
    look.press(" ", "l", ">", ">", ">", "<", "p")
    expect(look.page.get_by_role("button", name="Loop")).to_have_attribute("aria-pressed", "false")
    expect(look.page.get_by_label("Speed")).to_have_value("2")
    expect(look.page.locator("#panel")).to_be_hidden()
    look.press("p", "f")
    look.until("() => document.fullscreenElement === document.querySelector('#stage')")
    look.press("f")
    look.until("() => document.fullscreenElement === null")
    reached = set()
    for _ in range(80):
        look.press("Tab")
        reached.add(look.page.evaluate(FOCUSED))
    assert {"Play", "Loop", "Frame", "Speed", "Quality", "Keys", "matrix, row 2, column 2", "draw square"} <= reached
    assert "unseen" not in reached


FOCUSED = """() => {
    const at = document.activeElement;
    if (at === document.body) return 'body';
    if (!at.matches(':focus-visible') || getComputedStyle(at).outlineStyle === 'none') return 'unseen';
    return at.getAttribute('aria-label') ?? at.querySelector('.name')?.textContent ?? at.textContent;
}"""


PLACES = """() => [...document.querySelectorAll('#picture, #transport, #narration, #beats li, #panel section')]
    .map((one) => JSON.stringify(one.getBoundingClientRect()))"""
FONTS_ARE_THERE = "() => document.body.offsetHeight && document.fonts.status === 'loaded'"
"""Fonts are asked for when the page is laid out; before, there are none to wait for."""
OVERFLOWING = """() => [...document.querySelectorAll('html, header, #transport, #stage, nav, #panel')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.id || one.tagName)"""


def test_everything_fits_a_narrow_window_and_nothing_moves_when_pictures_come(browser: Browser, tmp_path: Path) -> None:
    narrow = {"width": 1024, "height": 700}
    with fake_preview(tmp_path) as (studio, access), opened(browser, access, viewport=narrow) as look:
        expect(look.page.locator("#beats li")).to_have_count(3)
        look.until(FONTS_ARE_THERE)
        before = look.page.evaluate(PLACES)
        studio.draw()
        look.shows("clip", "show_title")
        studio.change(work="clip of draw_square")
        expect(look.page.locator("#work")).to_have_text("clip of draw_square")
        assert look.page.evaluate(PLACES) == before
        assert look.page.evaluate(OVERFLOWING) == []
