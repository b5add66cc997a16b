"""The turn to draw: one drawing has it, with all that it forks, until the last of them has ended."""

import os
import time
from pathlib import Path

from mathanim.rendering.store.locks import take

LONGEST_WAIT = 10.0
"""Seconds after which nobody waits for what a scene itself has forked and left behind."""
BETWEEN_TRIES = 0.002


def take_turn(folder: Path) -> None:
    """Wait until whatever was to draw before is gone: it was told to end, and may be slow to hear of it, or to go."""
    turn = os.open(folder / "turn", os.O_RDWR | os.O_CREAT, 0o600)
    end = time.monotonic() + LONGEST_WAIT
    while not take(turn) and time.monotonic() < end:
        time.sleep(BETWEEN_TRIES)
