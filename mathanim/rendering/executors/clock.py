"""How far a worker is, since when, and in which words it is told that it took too long."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mathanim.rendering.executors.limits import Limits

Stage = Literal["starting", "importing", "beginning", "drawing"]

LONGEST_START = 300.0
SILENCE: Mapping[Stage, str] = {
    "starting": "the worker did not start in {patience:g} s: is the machine overloaded?",
    "importing": "importing the scene file took more than {patience:g} s; if it needs longer, raise --patience",
    "beginning": "no frame came in the first {patience:g} s{place}; if it needs longer, raise --patience",
    "drawing": "no frame and no word came for {patience:g} s{place}; if it needs longer, raise --patience",
}
TOTAL = "it was not done after {total:g} s{place}; if it needs longer, raise --time-limit"


@dataclass
class Clock:
    """The stage a worker is in and ``since`` when it has been silent in it; times in seconds on any one clock.

    Stills have no frames: there, drawing is under way when a second beat begins.
    """

    limits: Limits
    since: float
    stage: Stage = "starting"
    beat: str = ""
    begun: float = 0.0
    heard: float = 0.0

    def begin(self, now: float) -> None:
        """The worker has started and imports its scene."""
        self.stage, self.begun, self.since = "importing", now, now

    def hear(self, now: float, beat: str, frames: int) -> None:
        """The worker has said in which beat it is and how many frames it has drawn."""
        if self.stage == "importing":
            self.stage, self.since = "beginning", now
        if frames or (self.beat and beat != self.beat):
            self.stage = "drawing"
        if self.stage == "drawing":
            self.since = now
        self.beat, self.heard = beat, now

    @property
    def deadline(self) -> float:
        """When to complain, unless something is heard before."""
        return min(self.since + self._patience, self._end)

    def complaint(self, now: float, frames: int) -> str:
        """What to say if a deadline has passed, after so many frames; empty if none has.

        Words are fewer than frames: those that were drawn right after the last word count from then.
        """
        if frames and self.stage == "beginning":
            self.hear(self.heard, self.beat, frames)
        words = TOTAL if now >= self._end else SILENCE[self.stage] if now >= self.since + self._patience else ""
        where = f", in beat {self.beat}" if self.beat else ""
        when = f", after frame {frames}" if frames else ", before its first frame"
        return words.format(patience=self._patience, total=self.limits.total, place=where + when)

    @property
    def _patience(self) -> float:
        return max(self.limits.patience, LONGEST_START) if self.stage == "starting" else self.limits.patience

    @property
    def _end(self) -> float:
        has_end = self.limits.total is not None and self.stage != "starting"
        return self.begun + (self.limits.total or 0) if has_end else float("inf")
