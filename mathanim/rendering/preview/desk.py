"""The desk decides what is drawn next: one thing at a time, coarse before fine, the newest wish first."""

import signal
from dataclasses import dataclass
from math import inf

from mathanim.rendering.preview.edits import FROM_THE_START, NEVER, Edit, edit_between
from mathanim.rendering.preview.hearing import HearingWorkshop
from mathanim.rendering.preview.orders import PIECES, DrawOrder, Piece, RunOrder
from mathanim.rendering.preview.runs import Run, Wish
from mathanim.rendering.preview.snapshot import ShownBeat
from mathanim.rendering.preview.workshop import Drawing, Shown

SECONDS_TO_WAIT = 1.0
"""What an author waits for a clip; one that takes longer to draw comes coarse first."""
NOTHING_TO_DRAW = ShownBeat("", is_still_fresh=True, is_clip_fresh=True)


@dataclass(frozen=True)
class Means:
    """From where a beat can be drawn: a run's checkpoint, and what was edited since."""

    run: Run
    checkpoint: int
    edit: Edit


class Desk(HearingWorkshop):
    """A workshop with somebody who decides."""

    def wish_for(self, wish: Wish, source: str, edit: Edit) -> None:
        """Draw this from now on; what is shown of beats from the edit's first on is stale, and all work stops."""
        self.stop()
        self.wish, self.source = wish, source
        self.board.grow_stale(edit.first_beat)
        self.is_confirmed, self.tried = False, set()
        self._retire_what_no_longer_serves(is_new=edit.first_beat == FROM_THE_START)

    def edit_to(self, source: str) -> Edit:
        """What another source of the scene changes of what is shown."""
        told = [run.story for run in self.runs if run.met is not None and run.wish == self.wish]
        story = max(told, key=lambda story: len(story.beats), default=None)
        return edit_between(self.source, source, story) if story else Edit(FROM_THE_START)

    def hold(self) -> None:
        """Stop, and begin nothing until there is another wish or the last one is heard again."""
        self.stop()
        self.is_held = True

    def forget(self) -> None:
        """Show nothing, and keep no run: another scene is to come."""
        self.stop()
        for run in list(self.runs):
            self.retire(run)
        self.board.clear()
        self.shown, self.wish, self.clip_seconds = Shown(), None, {}

    def advance(self) -> None:
        """Begin whatever comes next, if nothing more urgent is under way."""
        if self.is_held or self.wish is None:
            return
        here = self.board.index_at_work
        means = self._means_for(here)
        if self.drawing is not None:
            if self.drawing.beat == here or means is None:
                return
            self.tried = {(beat, is_fresh) for beat, is_fresh in self.tried if beat != self.drawing.beat}
            self.end_drawing()
        if means is not None:
            self._draw(here, means)
        elif not self.is_confirmed:
            self._go_through()
        else:
            self._draw_some_clip()

    def _retire_what_no_longer_serves(self, *, is_new: bool) -> None:
        """Keep of interrupted runs the one from which the beat at work is soonest drawn, if there is no better one."""
        here = self.board.index_at_work
        means = [] if is_new else [self._means_of(run, here) for run in self.runs if run.wish == self.wish]
        usable = [found for found in means if found is not None]
        best = max(usable, key=lambda found: (found.checkpoint, found.run.number), default=None)
        for run in [run for run in self.runs if run.stage == "interrupted" and (best is None or run is not best.run)]:
            self.retire(run)

    def _means_for(self, beat: int) -> Means | None:
        """From where a beat can be drawn that wants to be; None if from nowhere, or if that was tried in vain."""
        shown = self.board.beats[beat] if beat < len(self.board.beats) else NOTHING_TO_DRAW
        is_vain = (beat, shown.is_still_fresh) in self.tried or (self.is_confirmed and not shown.is_still_fresh)
        if is_vain or (shown.is_still_fresh and shown.is_clip_done):
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
        """Have a beat drawn from a checkpoint, while nothing else runs; if that is near, first the still alone."""
        shown = self.board.beats[beat]
        self.tried.add((beat, shown.is_still_fresh))
        self.numbers += 1
        source = self.source if means.edit.changed else ""
        is_near = means.checkpoint == beat and not shown.is_still_fresh
        seconds = self.clip_seconds.get(shown.name, inf) if beat == self.board.index_at_work else 0.0
        wants = ("still",) if is_near else pieces_of(shown, seconds)
        order = DrawOrder(self.numbers, beat, source, means.edit.changed, wants, means.run.plays.get(beat, 0))
        self._pause(is_wanted=True)
        if self.crew.order_drawing(means.run.number, means.checkpoint, order):
            self.drawing = Drawing(order.number, means.run.number, beat, wants[-1])

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
        self.numbers += 1
        run = Run(self.numbers, self.wish, self.folder / f"run-{self.numbers:06}")
        run.folder.mkdir()
        self.runs.append(run)
        self.crew.order_run(RunOrder(run.number, self.wish.job(run.folder), self.board.at_work))

    def _pause(self, *, is_wanted: bool) -> None:
        for run in self.runs:
            if run.stage == "running" and run.is_paused != is_wanted:
                run.is_paused = is_wanted
                self.crew.signal_run(run.number, signal.SIGSTOP if is_wanted else signal.SIGCONT)


def pieces_of(shown: ShownBeat, seconds: float) -> tuple[Piece, ...]:
    """What is not done of a beat; if its author would wait so many seconds for the clip, perhaps a coarse one first."""
    is_coarse_first = seconds > SECONDS_TO_WAIT and not shown.is_clip_fresh
    wanted = {"still": not shown.is_still_fresh, "coarse clip": is_coarse_first, "clip": not shown.is_clip_done}
    return tuple(piece for piece in PIECES if wanted[piece])
