"""What the processes report, and what becomes of what is shown by that."""

import signal

from mathanim.rendering.job import Failure
from mathanim.rendering.preview.crew import Heard, Lost
from mathanim.rendering.preview.orders import (
    Begun,
    ClipDrawn,
    Failed,
    Finished,
    LayoutChecked,
    Outdated,
    Refused,
    Report,
    SceneMet,
    StillDrawn,
)
from mathanim.rendering.preview.runs import Run, Wish
from mathanim.rendering.preview.workshop import Workshop
from mathanim.rendering.preview.world import states_of

TOO_LONG = "nothing was heard from the scene for {patience:g} s, so it was ended: does it loop for ever?"
ENDED = "the process that drew the scene ended without a word: it was killed, or the scene ended it"


class HearingWorkshop(Workshop):
    """A workshop that hears its processes."""

    def hear(self, heard: Heard) -> None:
        """Take what a process has said."""
        begun, report = heard
        run = next((run for run in self.runs if run.number == begun.run), None)
        if isinstance(report, Lost) and begun.role in ("warm", "run"):
            for lost in [other for other in self.runs if begun.role == "warm" or other is run]:
                self._lose(lost)
        elif begun.role == "run" and (run is None or run.wish != self.wish):
            self.crew.end_run(begun.run)
        elif begun.role == "run" and run is not None and run.stage != "interrupted":
            self._hear_run(run, report)
        elif begun.role == "drawing" and self.drawing is not None and begun.number == self.drawing.number:
            self._hear_drawing(report)
        elif begun.role == "drawing" and not isinstance(report, Lost):
            self.crew.end_drawing(begun.run, begun.number)

    def end_what_hangs(self) -> None:
        """End what has been silent for too long."""
        latest = self.crew.looked_at - self.patience
        if self.drawing is not None:
            heard = self.crew.last_heard("drawing", self.drawing.run, self.drawing.number)
            if heard is not None and heard < latest:
                self.end_drawing()
                self.fail(Failure("TookTooLong", TOO_LONG.format(patience=self.patience)))
        for run in [run for run in self.runs if run.stage == "running" and not run.is_paused]:
            heard = self.crew.last_heard("run", run.number)
            if heard is not None and heard < latest:
                self.retire(run)
                self.confirm()
                self.fail(Failure("TookTooLong", TOO_LONG.format(patience=self.patience)))

    def _hear_run(self, run: Run, report: Report | Lost) -> None:
        if isinstance(report, Begun) and run.is_paused:  # it was to pause before it was there
            self.crew.signal_run(run.number, signal.SIGSTOP)
        elif isinstance(report, SceneMet):
            run.met = self.shown.met = report
            self.shown.refusal = ""
            self.world.watch(report.modules)
        elif isinstance(report, StillDrawn):
            run.beats, run.plays[report.index] = report.names, report.plays
            self.show_still(report)
        elif isinstance(report, Finished):
            self._finish(run, report)
        elif isinstance(report, Failed | Refused):
            self._end_in_failure(run, report)
        elif isinstance(report, Outdated):
            for other in list(self.runs):
                self.retire(other)
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
        self.confirm()
        for other in [other for other in self.runs if other is not run]:
            self.retire(other)

    def _end_in_failure(self, run: Run, report: Failed | Refused) -> None:
        run.stage = "failed"
        run.states = states_of(report.readings)
        self.world.watch(report.readings)
        self.confirm()
        for other in [other for other in self.runs if other is not run and other.stage == "failed"]:
            self.retire(other)
        if isinstance(report, Refused):
            self.shown.refusal = report.words
        else:
            self.fail(report.failure, (reading.place for reading in report.readings))

    def _lose(self, run: Run) -> None:
        if run.stage == "running":
            self.confirm()
            self.fail(Failure("WorkerLost", ENDED))
        self.retire(run)

    def _show_clip(self, report: ClipDrawn, wish: Wish) -> None:
        clip, seconds = self.files.take(report.drawn), float(report.frames / wish.quality.frame_rate)
        self.board.show_clip(report.index, clip, report.is_coarse, seconds)
        if not report.is_coarse:
            self.clip_seconds[self.board.beats[report.index].name] = report.seconds

    def _hear_drawing(self, report: Report | Lost) -> None:
        assert self.wish is not None and self.drawing is not None
        if isinstance(report, StillDrawn):
            self.show_still(report)
            self.shown.error = None
        elif isinstance(report, ClipDrawn):
            self._show_clip(report, self.wish)
        elif isinstance(report, LayoutChecked):
            self.board.show_findings(report.index, report.findings)
        elif isinstance(report, Failed):
            self.fail(report.failure, (reading.place for reading in self.world.states))
        elif isinstance(report, Lost):
            self.drawing = None
