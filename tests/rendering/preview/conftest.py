"""Pages of the preview, for whoever looks at them in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.rendering.preview.pages import At, Look, chromium, fake_preview, window


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Look]:
    """A page in it."""
    with window(browser) as look:
        yield look


@pytest.fixture
def at(look: Look, tmp_path: Path) -> Iterator[At]:
    """A page that shows the first beat's clip; it must not complain of anything."""
    with fake_preview(tmp_path) as (studio, access), look.at(access):
        studio.draw()
        look.shows("clip", "show_title")
        yield At(studio, look)
        assert look.complaints == []
