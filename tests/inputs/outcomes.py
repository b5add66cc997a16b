"""What comes of handing something in: what was made of it, or a refusal in lines that a terminal can show."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import event, settings

from mathanim.inputs.errors import MOST_FINDINGS, InputError
from tests.inputs.watching import watched
from tests.processor_time import is_within

T = TypeVar("T")
LITTLE, PLENTY = 64 * 2**20, 2**30
LONGEST_LINE = 500
MOST_SECONDS = 2
FEW = settings(max_examples=int(os.environ.get("EXPLORE") or 25))
"""How many examples the laws of hostile files try, whose files take a while to make."""


_known: set[object] = set()


def outcome(read: Callable[[], T], folder: Path | None = None) -> T | None:
    """What reading gives, None where it is refused; nothing but files in the folder is read, and nothing run.

    Who imports something to read, reads again: now everything is there.
    """
    came, refusal, noted = _attempt(read, folder, LITTLE if _kind(read) in _known else PLENTY)
    if noted:
        came, refusal, noted = _attempt(read, folder, LITTLE)
    _known.add(_kind(read))
    assert noted == []
    event("refused" if refusal else "accepted")
    if refusal:
        lines = str(refusal).splitlines()
        assert 1 <= len(lines) == min(len(refusal.findings), MOST_FINDINGS + 1)
        assert all(line.isprintable() and 0 < len(line) < LONGEST_LINE for line in lines), lines
    return came


def _kind(read: Callable[[], object]) -> object:
    """What is the same each time a test reads."""
    return getattr(read, "__code__", None) or getattr(read, "func", None)


def _attempt(read: Callable[[], T], folder: Path | None, memory: int) -> tuple[T | None, InputError | None, list[str]]:
    started = time.thread_time()
    came, refusal = None, None
    with watched(memory, folder) as noted:
        try:
            came = read()
        except InputError as error:
            refusal = error
    assert noted or is_within(MOST_SECONDS, started)
    return came, refusal, noted
