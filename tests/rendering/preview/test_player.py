"""The clip on the preview's page, in a real browser: stepped, exchanged for a newer one, and never seen to flash."""

import numpy as np
from playwright.sync_api import expect

from tests.rendering.preview.pages import At, needs_chromium

pytestmark = needs_chromium
LEFT_TOP = (0.5, 0.1)


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
