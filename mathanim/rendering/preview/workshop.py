"""The workshop: what is under way for the wish at work, what came of it, and how it is ended."""

import shutil
import signal
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mathanim.rendering.job import Failure
from mathanim.rendering.preview.board import Board
from mathanim.rendering.preview.crew import Crew
from mathanim.rendering.preview.faults import shown_failure
from mathanim.rendering.preview.orders import Piece, SceneMet, StillDrawn
from mathanim.rendering.preview.picture_files import PictureFiles
from mathanim.rendering.preview.runs import Run, Wish
from mathanim.rendering.preview.snapshot import ShownError
from mathanim.rendering.preview.world import World


@dataclass(frozen=True)
class Drawing:
    """A drawing under way: its number, its run, the index of its beat, and what comes of it at last."""

    number: int
    run: int
    beat: int
    piece: Piece


@dataclass
class Shown:
    """What is known beside the beats."""

    met: SceneMet | None = None
    refusal: str = ""
    error: ShownError | None = None


@dataclass
class Workshop:
    """Everything that is known about the wish at work, and what is under way for it.

    ``source`` is the scene's text as last seen. ``is_held`` while there is nothing sensible to draw. ``is_confirmed``
    once the whole scene was gone through. ``tried`` are the beats of which a drawing was begun, each with whether its
    still was fresh then. ``clip_seconds`` is how long the clip of each beat took when it was last drawn.
    """

    folder: Path
    crew: Crew
    world: World
    files: PictureFiles
    patience: float
    board: Board = field(default_factory=Board)
    shown: Shown = field(default_factory=Shown)
    wish: Wish | None = None
    source: str = ""
    is_held: bool = False
    runs: list[Run] = field(default_factory=list)
    drawing: Drawing | None = None
    is_confirmed: bool = False
    tried: set[tuple[int, bool]] = field(default_factory=set)
    clip_seconds: dict[str, float] = field(default_factory=dict)
    numbers: int = 0

    @property
    def work(self) -> str:
        """What is being drawn, in words."""
        if self.drawing is not None and self.drawing.beat < len(self.board.beats):
            return f"{self.drawing.piece} of {self.board.beats[self.drawing.beat].name}"
        return "stills of all beats" if any(run.stage == "running" for run in self.runs) else ""

    def stop(self) -> None:
        """End what is under way; a run that has met its scene keeps its checkpoints."""
        self.end_drawing()
        for run in [run for run in self.runs if run.stage == "running"]:
            if run.met is None:
                self.retire(run)
            else:
                self.crew.signal_run(run.number, signal.SIGSTOP)
                run.stage = "interrupted"

    def end_drawing(self) -> None:
        """End the drawing that is under way."""
        if self.drawing is not None:
            self.crew.end_drawing(self.drawing.run, self.drawing.number)
            self.drawing = None

    def retire(self, run: Run) -> None:
        """End a run, with all that was forked from it and its files."""
        if self.drawing is not None and self.drawing.run == run.number:
            self.end_drawing()
        self.runs.remove(run)
        self.crew.end_run(run.number)
        shutil.rmtree(run.folder, ignore_errors=True)

    def confirm(self) -> None:
        """The whole scene was gone through: what is fresh is true, and what is not cannot be drawn."""
        self.is_confirmed, self.tried = True, set()

    def show_still(self, report: StillDrawn) -> None:
        """Show a still."""
        assert self.wish is not None
        self.board.begin(report.names)
        self.board.show_still(report.index, self.files.take(report.drawn), report.beat, self.wish.quality)

    def fail(self, failure: Failure, sources: Iterable[str] = ()) -> None:
        """Show an error; ``sources`` are the files in one of which it may be."""
        self.shown.error = shown_failure(failure, sources)
