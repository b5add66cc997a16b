"""How far a rendering is, as live bars on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from mathanim.rendering.job import Outcome


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
