"""The turn to draw goes to one process and all that it forks, and to the next when the last of them has ended."""

import os
import select
import time
from pathlib import Path

import pytest

from mathanim.rendering.preview import turn
from mathanim.rendering.preview.turn import take_turn


def drawing(folder: Path, leaves_child: bool = False) -> tuple[int, int, int]:
    """A forked process that takes its turn: its number, a pipe that tells of that, and one that tells it to end.

    ``leaves_child``: it ends at once, and a child of it when that is told.
    """
    (told, telling), (waiting, holding) = os.pipe(), os.pipe()
    if (child := os.fork()) == 0:
        take_turn(folder)
        os.write(telling, b"!")
        if not leaves_child or os.fork() == 0:
            os.read(waiting, 1)
        os._exit(0)
    return child, told, holding


def has_begun(told: int, seconds: float) -> bool:
    return bool(select.select([told], [], [], seconds)[0]) and os.read(told, 1) == b"!"


@pytest.mark.parametrize("leaves_child", [False, True])
def test_the_next_draws_when_the_one_before_and_all_that_it_forked_have_ended(
    tmp_path: Path, leaves_child: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "LONGEST_WAIT", 600.0)
    child, told, holding = drawing(tmp_path, leaves_child)
    assert has_begun(told, 60)
    other, told_by_other, hold_other = drawing(tmp_path)
    assert not has_begun(told_by_other, 0.3)
    os.write(holding, b"!")
    assert has_begun(told_by_other, 60)
    os.write(hold_other, b"!")
    os.waitpid(child, 0)
    os.waitpid(other, 0)


def test_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child, told, holding = drawing(tmp_path)
    assert has_begun(told, 60)
    monkeypatch.setattr(turn, "LONGEST_WAIT", 0.1)
    begun = time.monotonic()
    take_turn(tmp_path)
    assert time.monotonic() - begun >= 0.1
    os.write(holding, b"!")
    os.waitpid(child, 0)
