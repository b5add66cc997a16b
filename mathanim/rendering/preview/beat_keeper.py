"""Keeps what the preview wants of each beat: a checkpoint at its start, its still, its clip."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from manim.scene.scene import Scene

from mathanim.rendering.errors import ProductError
from mathanim.rendering.executors.cores import usable
from mathanim.rendering.forking import forked
from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.frame_recorder import FrameRecorder, Recording
from mathanim.rendering.frames.relay import Relay
from mathanim.rendering.job import Beat, Job
from mathanim.rendering.preview.beat_files import drawn_in, write_beat_clip
from mathanim.rendering.preview.checkpoints import Checkpoints
from mathanim.rendering.preview.lines import ProcessLine
from mathanim.rendering.preview.orders import (
    Alive,
    ClipDrawn,
    DrawOrder,
    LayoutChecked,
    Piece,
    RunOrder,
    SceneMet,
    StillDrawn,
)
from mathanim.rendering.preview.scene_told import layout_notes
from mathanim.rendering.stills.stills import EndsOfBeats
from mathanim.rendering.story import narrated, snake_case

SECONDS_BETWEEN_WORDS = 0.5
SHORT_STRETCH = 24
"""Pictures after which another process may take over: one beat is all there is, and every core should have some."""
COARSENESS = 3
"""So many frames of a coarse clip show one picture."""
KINDNESS = 5
"""How far clips step back behind whoever shows what is drawn already, and behind the editor."""

Met = Callable[[Scene], SceneMet]
Renew = Callable[[str], frozenset[str]]


class BeatKeeper:
    """Takes part in a run, and in every drawing that is forked from one of its checkpoints.

    The run goes through the scene with its animations skipped: at each beat's start it keeps a checkpoint, at each
    beat's end a still. A drawing comes out of a checkpoint: it goes on to its beat, and draws that.
    """

    def __init__(self, order: RunOrder, line: ProcessLine, met: Met, renew: Renew) -> None:
        self.run, self.line = order, line
        self.drawing: DrawOrder | None = None
        self.recording = Recording(self, order.job.quality.frame_rate, tell=self._tell, chosen=self._chosen)
        self._met, self._renew = met, renew
        self._checkpoints = Checkpoints(line.place, order.number)
        self._stills = EndsOfBeats(self._folder())
        self._relay: Relay | None = None
        self._is_on_its_way = False
        self._is_met = False
        self._plays = 0
        self._last_word = 0.0

    @property
    def job(self) -> Job:
        """What is drawn."""
        return self.run.job

    @property
    def beats(self) -> tuple[Beat, ...]:
        """The beats so far that have any frames."""
        return self._recorder.beats(snake_case(type(self._scene).__name__))

    def meet(self, scene: Scene, recorder: FrameRecorder) -> None:
        """Take note of the scene, which is about to be set up."""
        self._scene, self._recorder = scene, recorder

    def begin_to_play(self) -> None:
        """Begin the first beat, if the scene has not named it."""
        if not self._is_met:
            self._begin(0)

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a frame: of a clip, or the last of a play."""
        (self._relay or self._stills).write(pixels, repeat, changed)

    def cut(self) -> None:
        """A beat begins, and the one before has ended."""
        beats = self.beats
        self._end(beats)
        self._begin(len(beats))

    def finish(self) -> None:
        """The last beat has ended; with it every drawing."""
        self._end(self.beats)
        if self.drawing is not None:
            os._exit(0)

    def abort(self, error: BaseException) -> None:
        """Stop whatever draws parts of a clip; one of those ends here."""
        if self._relay is not None:
            self._relay.abort(error)

    def _chosen(self, frames: range) -> Sequence[int]:
        """The last frame of each play that may be the last of its beat; none on the way to the beat at work."""
        self._plays = self._recorder.sections[-1].plays
        is_early = self.drawing is not None and self._plays < self.drawing.plays
        return () if self._is_on_its_way or is_early else frames[-1:]

    def _tell(self, beat: str, frames: int) -> None:
        del beat, frames
        now = time.monotonic()
        if now - self._last_word > SECONDS_BETWEEN_WORDS:
            self._last_word = now
            self.line.tell(Alive())

    def _end(self, beats: tuple[Beat, ...]) -> None:
        """Send what was drawn of the last of these beats; a drawing ends with that."""
        if self._relay is not None:
            self._relay.cut()
            if self.drawing is not None and len(beats) > self.drawing.beat:
                self._end_clip(beats[self.drawing.beat].frames)
            return
        known = len(self._stills.files)
        self._draw_missing_end(beats)
        self._stills.cut()
        if len(self._stills.files) > known:
            names = tuple(beat.name for beat in beats)
            drawn = drawn_in(self._stills.files[-1])
            self.line.tell(StillDrawn(len(beats) - 1, names, narrated(self._scene, beats[-1]), drawn, self._plays))
            if self.drawing is not None:
                os._exit(0)

    def _draw_missing_end(self, beats: tuple[Beat, ...]) -> None:
        """Draw the scene as it stands, if the beat has fewer plays than it had; the whole run will draw it right."""
        if self.drawing is not None and len(beats) > self.drawing.beat and self._plays < self.drawing.plays:
            pixels = self._recorder.picture()
            self._stills.write(pixels, 1, Area.whole(pixels))

    def _begin(self, index: int) -> None:
        if self.drawing is None:
            self._keep_checkpoint(index)
        if self.drawing is not None and index == self.drawing.beat and self._relay is None:
            self._begin_drawing(self.drawing)

    def _keep_checkpoint(self, index: int) -> None:
        if not self._is_met:
            self._is_met = True
            self.line.tell(self._met(self._scene))
        resumed = self._checkpoints.keep(index, self._index_at_work())
        if resumed is not None:
            self.line.close()
            self.line, self.drawing = resumed
            self._is_on_its_way = True
            if self.drawing.source and not self.drawing.changed <= self._renew(self.drawing.source):
                os._exit(1)

    def _index_at_work(self) -> int:
        names = [section.name for section in self._recorder.sections]
        return names.index(self.run.beat) if self.run.beat in names else -1

    def _begin_drawing(self, order: DrawOrder) -> None:
        """Draw one piece of what is wanted; those before it are drawn already, by children."""
        self._is_on_its_way = False
        self._stills = EndsOfBeats(self._folder())
        self._piece, self._begun = left_over(order.wants), time.monotonic()
        if self._piece != "still":
            os.nice(KINDNESS)
            self.recording.coarseness = COARSENESS if self._piece == "coarse clip" else 1
            stretch = SHORT_STRETCH * self.recording.coarseness
            self._relay = Relay(self.job.quality, self._folder(), usable, stretch=stretch)
            self.recording.chosen = None
            self.recording.is_mine = self._relay.is_mine

    def _end_clip(self, frames: int) -> None:
        """Send the clip, then, if it is the last, what the layout check says of the beat's end; and end."""
        if self._relay is None or self.drawing is None:
            return
        groups = self._relay.finish()
        if frames != sum(group.frames for group in groups):
            raise ProductError(f"the beat has {frames} frames, and {sum(group.frames for group in groups)} were drawn")
        drawn = write_beat_clip(groups, self.job.quality, self._folder() / f"{self._piece}.mp4")
        is_coarse, seconds = self._piece == "coarse clip", time.monotonic() - self._begun
        self.line.tell(ClipDrawn(self.drawing.beat, frames, drawn, seconds, is_coarse))
        if not is_coarse:
            self.line.tell(LayoutChecked(self.drawing.beat, layout_notes(self._scene)))
        os._exit(0)

    def _folder(self) -> Path:
        folder = self.job.folder / f"drawing-{self.drawing.number if self.drawing else 'of-run'}"
        folder.mkdir(exist_ok=True)
        return folder


def left_over(wants: Sequence[Piece]) -> Piece:
    """The piece that this process draws: each is drawn by a child, one after another, and the last by this one."""
    for piece in wants[:-1]:
        if (child := forked()) == 0:
            return piece
        if os.waitpid(child, 0)[1]:
            os._exit(1)
    return wants[-1]
