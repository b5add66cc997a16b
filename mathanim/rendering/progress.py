"""How far a rendering is, said on stderr: live bars on a terminal, plain lines in a pipe."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol

from mathanim.rendering.job import Outcome


class Listener(Protocol):
    """Hears how the jobs of a rendering go; used as a context around them."""

    def __enter__(self) -> "Listener": ...

    def __exit__(self, *exception: object) -> None: ...

    def told(self, index: int, beat: str, frames: int) -> None:
        """Job ``index`` is in that beat and has drawn so many frames."""

    def finished(self, index: int, outcome: Outcome) -> None:
        """Job ``index`` has come to its outcome."""


class Lines:
    """A line when a scene begins and one when it ends."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = labels
        self._begun: set[int] = set()

    def __enter__(self) -> "Lines":
        return self

    def __exit__(self, *exception: object) -> None:
        """Nothing is open."""

    def told(self, index: int, beat: str, frames: int) -> None:
        """Say that the scene has begun."""
        del beat, frames
        if index not in self._begun:
            self._begun.add(index)
            say(f"{self._labels[index]}: begins")

    def finished(self, index: int, outcome: Outcome) -> None:
        """Say how the scene ended."""
        say(f"{self._labels[index]}: {ending(outcome)}")


def listener_for(labels: Sequence[str], expected: Mapping[int, int]) -> Listener:
    """Bars if someone watches, lines if not."""
    if not sys.stderr.isatty():
        return Lines(labels)
    bars: Listener = import_module("mathanim.rendering.progress_bars").Bars(labels, expected)
    return bars


def ending(outcome: Outcome) -> str:
    """How a scene ended, in a line."""
    if outcome.failure:
        return f"failed: {outcome.failure}"
    count, thing = (len(outcome.stills), "still") if outcome.stills else (outcome.frames, "frame")
    made = f"{count} {thing}{'' if count == 1 else 's'}"
    how = "reused" if outcome.is_reused else f"in {outcome.seconds:.1f} s"
    return "; ".join([f"{made} {how}", *outcome.notes])


def say(text: str) -> None:
    """Write a line to stderr."""
    print(text, file=sys.stderr, flush=True)
