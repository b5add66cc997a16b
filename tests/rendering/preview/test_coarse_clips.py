"""The clip that an author waits for comes coarse first if it takes long, and the fine one takes its place."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from mathanim.rendering.preview.desk import SECONDS_TO_WAIT, pieces_of
from mathanim.rendering.preview.seam import Studio
from mathanim.rendering.preview.snapshot import ShownBeat, Snapshot
from tests.rendering.preview.studio_at_work import TALE, Ear, beat_of, is_complete, save, studio_on, write_tale

SLOW = '''
import time

class Slow(Circle):
    """Takes its time whenever it is moved a part of its way."""
    def interpolate(self, *args, **kwargs):
        time.sleep(0.3)
        return super().interpolate(*args, **kwargs)

class Tale(Told):'''


SLOW_TALE = (
    TALE.replace("\nclass Tale(Told):", SLOW).replace("Circle(1.0", "Slow(1.0").replace("run_time=0.21", "run_time=0.6")
)
PATIENCE = 5.0
"""Seconds; the fine clip of the slow circle takes longer, and one of its pictures much less."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Studio, Ear]]:
    """A studio at rest on a tale with a slow circle."""
    file = write_tale(tmp_path_factory.mktemp("tale"))
    save(file, SLOW_TALE)
    with studio_on(file, patience=PATIENCE) as (studio, ear):
        yield file, studio, ear


def shows_circle(is_coarse: bool) -> Callable[[Snapshot], bool]:
    """Whether a snapshot shows a fresh clip of the circle, coarse or fine."""
    return lambda s: beat_of(s, "show_circle").is_clip_fresh and beat_of(s, "show_circle").is_clip_coarse == is_coarse


def decoded(clip: Path) -> np.ndarray[Any, Any]:
    """All frames of a clip."""
    with av.open(str(clip)) as container:
        return np.array([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)], np.int16)


def test_a_clip_that_takes_longer_than_one_may_be_silent_is_drawn(opened: tuple[Path, Studio, Ear]) -> None:
    _, _, ear = opened
    assert ear.wait_for(lambda s: s.error or is_complete(s)).error is None


def test_a_coarse_clip_comes_first_as_long_as_the_fine_one_and_ends_alike(opened: tuple[Path, Studio, Ear]) -> None:
    file, studio, ear = opened
    rest = ear.wait_for_rest()
    studio.choose_beat("show_circle")
    save(file, SLOW_TALE.replace("color=RED", "color=BLUE"))
    stale = ear.first(lambda s: not beat_of(s, "show_circle").is_clip_fresh, rest.version)
    clips = []
    for is_coarse in (True, False):
        shown = beat_of(ear.first(shows_circle(is_coarse), stale.version), "show_circle")
        assert shown.seconds == 30 / 30
        clips.append(decoded(studio.file_of(shown.clip or "")))
    coarse, fine = clips
    assert len(coarse) == len(fine) == 30
    assert len({frame.tobytes() for frame in coarse}) < 0.5 * len({frame.tobytes() for frame in fine})
    assert np.abs(fine - coarse[-1]).mean((1, 2, 3)).argmin() == 29


def test_a_beat_that_was_left_while_it_was_drawn_is_drawn_later(opened: tuple[Path, Studio, Ear]) -> None:
    file, studio, ear = opened
    rest = ear.wait_for_rest()
    save(file.with_name("width.txt"), "3.0")
    drawn = ear.first(lambda s: s.work == "clip of show_circle" and s.beats[0].is_still_fresh, rest.version)
    studio.choose_beat("show_square")
    left = ear.first(lambda s: s.work == "clip of show_square", drawn.version)
    assert not beat_of(left, "show_circle").is_clip_done
    assert all(beat.is_clip_done for beat in ear.wait_for_rest().beats)


@pytest.mark.parametrize(
    ("beat", "seconds", "pieces"),
    [
        (ShownBeat(""), SECONDS_TO_WAIT / 2, ("still", "clip")),
        (ShownBeat(""), 2 * SECONDS_TO_WAIT, ("still", "coarse clip", "clip")),
        (ShownBeat("", is_still_fresh=True), 2 * SECONDS_TO_WAIT, ("coarse clip", "clip")),
        (ShownBeat("", is_still_fresh=True, is_clip_fresh=True, is_clip_coarse=True), 2 * SECONDS_TO_WAIT, ("clip",)),
        (ShownBeat("", is_still_fresh=True, is_clip_fresh=True), 2 * SECONDS_TO_WAIT, ()),
    ],
)
def test_only_what_is_not_done_is_drawn(beat: ShownBeat, seconds: float, pieces: tuple[str, ...]) -> None:
    assert pieces_of(beat, seconds) == pieces
