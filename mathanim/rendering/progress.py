"""How far a rendering is, said on stderr: live bars on a terminal, plain lines in a pipe."""

import sys
from collections.abc import Mapping, Sequence
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

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


class Bars:
    """A bar for each scene: the beat it is in, frames, time left."""

    def __init__(self, labels: Sequence[str], expected: Mapping[int, int]) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            TextColumn("{task.completed} frames", markup=False),
            TextColumn("{task.fields[beat]}", markup=False),
            TimeElapsedColumn(),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
        )
        self._tasks = [
            self._progress.add_task(label, total=expected.get(index), start=False, beat="waits")
            for index, label in enumerate(labels)
        ]

    def __enter__(self) -> "Bars":
        self._progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._progress.stop()

    def told(self, index: int, beat: str, frames: int) -> None:
        """Move the scene's bar."""
        task = self._progress.tasks[index]
        if not task.started:
            self._progress.start_task(self._tasks[index])
        self._progress.update(self._tasks[index], completed=frames, beat=beat)

    def finished(self, index: int, outcome: Outcome) -> None:
        """End the scene's bar."""
        frames = len(outcome.stills) or outcome.frames
        beat = "failed" if outcome.failure else "reused" if outcome.is_reused else "done"
        self._progress.update(self._tasks[index], total=frames or 1, completed=frames, beat=beat)
        self._progress.stop_task(self._tasks[index])
        if outcome.failure:
            self._progress.console.print(Text(str(outcome.failure), style="red"))


def listener_for(labels: Sequence[str], expected: Mapping[int, int]) -> Listener:
    """Bars if someone watches, lines if not."""
    return Bars(labels, expected) if sys.stderr.isatty() else Lines(labels)


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
