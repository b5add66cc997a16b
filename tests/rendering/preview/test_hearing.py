"""Whoever hangs is ended; whoever was only not listened to is not."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mathanim.rendering.preview.hearing import HearingWorkshop
from mathanim.rendering.preview.workshop import Drawing
from mathanim.rendering.preview.world import World

PATIENCE = 5.0


@pytest.mark.parametrize(("silence", "is_ended"), [(PATIENCE - 1, False), (PATIENCE + 1, True)])
def test_silence_is_counted_up_to_the_last_look_however_long_ago_that_was(silence: float, is_ended: bool) -> None:
    ended: list[tuple[int, int]] = []
    crew: Any = SimpleNamespace(
        looked_at=100.0, last_heard=lambda *_: 100.0 - silence, end_drawing=lambda *drawing: ended.append(drawing)
    )
    files: Any = None
    desk = HearingWorkshop(Path(), crew, World(), files, PATIENCE, drawing=Drawing(7, 1, 0, "still"))
    desk.end_what_hangs()
    assert ended == [(1, 7)] * is_ended
    assert (desk.shown.error is not None) == is_ended
