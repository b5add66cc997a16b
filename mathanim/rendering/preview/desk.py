"""The desk decides what is drawn next: one thing at a time, coarse before fine, the newest wish first."""

import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from mathanim.rendering.preview.board import Board
from mathanim.rendering.preview.crew import Crew, Heard, Lost
from mathanim.rendering.preview.edits import FROM_THE_START, NEVER, Edit, edit_between
from mathanim.rendering.preview.faults import shown_failure
from mathanim.rendering.preview.orders import (
    ClipDrawn,
    DrawOrder,
    Failed,
    Finished,
    LayoutChecked,
    Outdated,
    Refused,
    Report,
    RunOrder,
    SceneMet,
    StillDrawn,
)
from mathanim.rendering.preview.picture_files import PictureFiles
from mathanim.rendering.preview.runs import Run, Wish
from mathanim.rendering.preview.snapshot import ShownBeat, ShownError
from mathanim.rendering.preview.world import World, states_of

TOO_LONG = "nothing was heard from the scene for {patience:g} s, so it was ended: does it loop for ever?"
NOTHING_TO_DRAW = ShownBeat("", is_still_fresh=True, is_clip_fresh=True)
ENDED = "the process that drew the scene ended without a word: it was killed, or the scene ended it"


@dataclass(frozen=True)
class Drawing:
    """A drawing under way: its number, its run, the index of its beat, and whether a clip comes of it."""

    number: int
    run: int
    beat: int
    wants_clip: bool


@dataclass(frozen=True)
class Means:
    """From where a beat can be drawn: a run's checkpoint, and what was edited since."""

    run: Run
    checkpoint: int
    edit: Edit


@dataclass
class Shown:
    """What is known beside the beats."""

    met: SceneMet | None = None
    refusal: str = ""
    error: ShownError | None = None


@dataclass
class Desk:
    """Everything that is known about the wish at work, and what is under way for it.

    ``source`` is the scene's text as last seen. ``is_held`` while there is nothing sensible to draw.
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
    _tried: set[tuple[int, bool]] = field(default_factory=set)
    _numbers: int = 0

    def wish_for(self, wish: Wish, source: str, edit: Edit) -> None:
        """Draw this from now on; what is shown of beats from the edit's first on is stale, and all work stops."""
        self.stop()
        self.wish, self.source = wish, source
        self.board.grow_stale(edit.first_beat)
        self.is_confirmed, self._tried = False, set()

    def edit_to(self, source: str) -> Edit:
        """What another source of the scene changes of what is shown."""
        told = (run.story for run in reversed(self.runs) if run.met is not None and run.wish == self.wish)
        story = next(told, None)
        return edit_between(self.source, source, story) if story else Edit(FROM_THE_START)

    def hold(self) -> None:
        """Stop, and begin nothing until there is another wish or the last one is heard again."""
        self.stop()
        self.is_held = True

    def forget(self) -> None:
        """Show nothing, and keep no run: another scene is to come."""
        self.stop()
        for run in list(self.runs):
            self._retire(run)
        self.board.clear()
        self.shown, self.wish = Shown(), None

    def stop(self) -> None:
        """End what is under way."""
        self._end_drawing()
        for run in [run for run in self.runs if run.stage == "running"]:
            self._retire(run)

    def advance(self) -> None:
        """Begin whatever comes next, if nothing more urgent is under way."""
        if self.is_held or self.wish is None:
            return
        here = self.board.index_at_work
        means = self._means_for(here)
        if self.drawing is not None:
            if self.drawing.beat == here or means is None:
                return
            self._end_drawing()
        if means is not None:
            self._draw(here, means)
        elif not self.is_confirmed:
            self._go_through()
        else:
            self._draw_some_clip()

    @property
    def work(self) -> str:
        """What is being drawn, in words."""
        if self.drawing is not None and self.drawing.beat < len(self.board.beats):
            return f"{'clip' if self.drawing.wants_clip else 'still'} of {self.board.beats[self.drawing.beat].name}"
        return "stills of all beats" if any(run.stage == "running" for run in self.runs) else ""

    def hear(self, heard: Heard) -> None:
        """Take what a process has said."""
        begun, report = heard
        run = next((run for run in self.runs if run.number == begun.run), None)
        if isinstance(report, Lost) and begun.role in ("warm", "run"):
            for lost in [other for other in self.runs if begun.role == "warm" or other is run]:
                self._lose(lost)
        elif begun.role == "run" and (run is None or run.wish != self.wish):
            self.crew.end_run(begun.run)
        elif begun.role == "run" and run is not None:
            self._hear_run(run, report)
        elif begun.role == "drawing" and self.drawing is not None and begun.number == self.drawing.number:
            self._hear_drawing(report)

    def end_what_hangs(self) -> None:
        """End what has been silent for too long."""
        latest = time.monotonic() - self.patience
        if self.drawing is not None:
            heard = self.crew.last_heard("drawing", self.drawing.run, self.drawing.number)
            if heard is not None and heard < latest:
                self._end_drawing()
                self._fail(ShownError("TookTooLong", TOO_LONG.format(patience=self.patience)))
        for run in [run for run in self.runs if run.stage == "running" and not run.is_paused]:
            heard = self.crew.last_heard("run", run.number)
            if heard is not None and heard < latest:
                self._retire(run)
                self._confirm()
                self._fail(ShownError("TookTooLong", TOO_LONG.format(patience=self.patience)))

    def _hear_run(self, run: Run, report: Report | Lost) -> None:
        if isinstance(report, SceneMet):
            run.met = self.shown.met = report
            self.shown.refusal = ""
            self.world.watch(report.modules)
        elif isinstance(report, StillDrawn):
            run.beats = report.names
            self._show_still(report)
        elif isinstance(report, LayoutChecked):
            self.board.show_findings(report.index, report.findings)
        elif isinstance(report, Finished):
            self._finish(run, report)
        elif isinstance(report, Failed | Refused):
            self._end_in_failure(run, report)
        elif isinstance(report, Outdated):
            for other in list(self.runs):
                self._retire(other)
            self.crew.replace_warm()
        elif isinstance(report, Lost):
            self._lose(run)

    def _finish(self, run: Run, report: Finished) -> None:
        assert self.wish is not None
        run.stage, run.beats = "finished", tuple(beat.name for beat in report.beats)
        run.states = states_of(report.readings)
        self.world.watch_only(report.readings)
        self.board.settle(report.beats, self.wish.quality)
        self.shown.error, self.shown.refusal = None, ""
        self._confirm()
        for other in [other for other in self.runs if other is not run]:
            self._retire(other)

    def _end_in_failure(self, run: Run, report: Failed | Refused) -> None:
        run.stage = "failed"
        run.states = states_of(report.readings)
        self.world.watch(report.readings)
        self._confirm()
        for other in [other for other in self.runs if other is not run and other.stage == "failed"]:
            self._retire(other)
        if isinstance(report, Refused):
            self.shown.refusal = report.words
        else:
            self._fail(shown_failure(report.failure, (reading.place for reading in report.readings)))

    def _lose(self, run: Run) -> None:
        if run.stage == "running":
            self._confirm()
            self._fail(ShownError("WorkerLost", ENDED))
        self._retire(run)

    def _hear_drawing(self, report: Report | Lost) -> None:
        assert self.wish is not None and self.drawing is not None
        if isinstance(report, StillDrawn):
            self._show_still(report)
            self.shown.error = None
        elif isinstance(report, ClipDrawn):
            self.board.show_clip(report.index, self.files.take(report.drawn), report.frames, self.wish.quality)
        elif isinstance(report, Failed):
            self._fail(shown_failure(report.failure, (reading.place for reading in self.world.states)))
        elif isinstance(report, Lost):
            self.drawing = None

    def _show_still(self, report: StillDrawn) -> None:
        assert self.wish is not None
        self.board.begin(report.names)
        self.board.show_still(report.index, self.files.take(report.drawn), report.beat, self.wish.quality)

    def _fail(self, error: ShownError) -> None:
        self.shown.error = error

    def _confirm(self) -> None:
        """The whole scene was gone through: what is fresh is true, and what is not cannot be drawn."""
        self.is_confirmed, self._tried = True, set()

    def _means_for(self, beat: int) -> Means | None:
        """From where a beat can be drawn that wants to be; None if from nowhere, or if that was tried in vain."""
        shown = self.board.beats[beat] if beat < len(self.board.beats) else NOTHING_TO_DRAW
        is_vain = (beat, shown.is_still_fresh) in self._tried or (self.is_confirmed and not shown.is_still_fresh)
        if is_vain or (shown.is_still_fresh and shown.is_clip_fresh):
            return None
        found = (self._means_of(run, beat) for run in reversed(self.runs) if run.wish == self.wish)
        return next((means for means in found if means is not None), None)

    def _means_of(self, run: Run, beat: int) -> Means | None:
        """The checkpoint of a run; one that is under way will come to what it has not yet drawn."""
        if run.stage == "running" and not self.board.beats[beat].is_still_fresh:
            return None
        edit = Edit(NEVER) if run.stage == "running" else run.edit_since(self.source, self.world.states)
        checkpoint = run.checkpoint_for(beat, edit, self.crew.checkpoints_of(run.number))
        return None if checkpoint is None else Means(run, checkpoint, edit)

    def _draw(self, beat: int, means: Means) -> None:
        """Have a beat drawn from a checkpoint, while nothing else runs."""
        shown = self.board.beats[beat]
        self._tried.add((beat, shown.is_still_fresh))
        self._numbers += 1
        source = self.source if means.edit.changed else ""
        wants = (not shown.is_still_fresh, not shown.is_clip_fresh)
        order = DrawOrder(self._numbers, beat, source, means.edit.changed, *wants)
        self._pause(is_wanted=True)
        if self.crew.order_drawing(means.run.number, means.checkpoint, order):
            self.drawing = Drawing(order.number, means.run.number, beat, order.wants_clip)

    def _draw_some_clip(self) -> None:
        """Have the clip of another beat drawn."""
        for beat in self.board.without_clip():
            if (means := self._means_for(beat)) is not None:
                self._draw(beat, means)
                return

    def _go_through(self) -> None:
        """Let the run go on, or begin one."""
        if any(run.stage == "running" for run in self.runs):
            self._pause(is_wanted=False)
            return
        assert self.wish is not None
        self._numbers += 1
        run = Run(self._numbers, self.wish, self.folder / f"run-{self._numbers:06}")
        run.folder.mkdir()
        self.runs.append(run)
        self.crew.order_run(RunOrder(run.number, self.wish.job(run.folder), self.board.at_work))

    def _pause(self, *, is_wanted: bool) -> None:
        for run in self.runs:
            if run.stage == "running" and run.is_paused != is_wanted:
                run.is_paused = is_wanted
                self.crew.signal_run(run.number, signal.SIGSTOP if is_wanted else signal.SIGCONT)

    def _end_drawing(self) -> None:
        if self.drawing is not None:
            self.crew.end_drawing(self.drawing.run, self.drawing.number)
            self.drawing = None

    def _retire(self, run: Run) -> None:
        if self.drawing is not None and self.drawing.run == run.number:
            self._end_drawing()
        self.runs.remove(run)
        self.crew.end_run(run.number)
        shutil.rmtree(run.folder, ignore_errors=True)
