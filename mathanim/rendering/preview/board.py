"""The beats as they are shown: which pictures of theirs are fresh, in which order, which is at work."""

from collections.abc import Sequence
from dataclasses import replace

from mathanim.rendering.job import Beat, Quality
from mathanim.rendering.preview.snapshot import LayoutNote, Picture, ShownBeat


class Board:
    """The shown beats in order."""

    def __init__(self) -> None:
        self.beats: tuple[ShownBeat, ...] = ()
        self.at_work = ""

    @property
    def index_at_work(self) -> int:
        """The place of the beat at work; the first, if it is not there."""
        return next((index for index, beat in enumerate(self.beats) if beat.name == self.at_work), 0)

    @property
    def pictures(self) -> frozenset[Picture]:
        """All that is shown."""
        return frozenset(picture for beat in self.beats for picture in (beat.still, beat.clip) if picture)

    def clear(self) -> None:
        """Show nothing: another scene begins."""
        self.beats, self.at_work = (), ""

    def grow_stale(self, first: int) -> None:
        """What is shown of this beat and those after it is not true any more."""
        self.beats = tuple(
            replace(beat, is_still_fresh=False, is_clip_fresh=False) if index >= first else beat
            for index, beat in enumerate(self.beats)
        )

    def begin(self, names: Sequence[str]) -> None:
        """These are the first beats of the scene now; others that were there stay behind them, until it is over."""
        known = {beat.name: beat for beat in self.beats}
        first = tuple(known.pop(name, ShownBeat(name)) for name in names)
        self.beats = (*first, *known.values())
        self._choose()

    def settle(self, beats: Sequence[Beat], quality: Quality) -> None:
        """These are all beats of the scene."""
        self.begin([beat.name for beat in beats])
        self.beats = tuple(
            replace(shown, seconds=float(beat.frames / quality.frame_rate), narration=dict(beat.narration))
            for shown, beat in zip(self.beats, beats, strict=False)
        )
        self._choose()

    def show_still(self, index: int, still: Picture, beat: Beat, quality: Quality) -> None:
        """A beat has a fresh still; if it is another than that which was fresh, its clip is not true either."""
        shown = self.beats[index]
        is_clip_fresh = shown.is_clip_fresh and shown.still == still
        seconds = float(beat.frames / quality.frame_rate) if beat.frames else shown.seconds
        self._put(
            index,
            replace(
                shown,
                still=still,
                is_still_fresh=True,
                is_clip_fresh=is_clip_fresh,
                seconds=seconds,
                narration=dict(beat.narration),
            ),
        )

    def show_clip(self, index: int, clip: Picture, is_coarse: bool, seconds: float) -> None:
        """A beat has a fresh clip, of that length."""
        shown = replace(self.beats[index], clip=clip, is_clip_fresh=True, is_clip_coarse=is_coarse, seconds=seconds)
        self._put(index, shown)

    def show_findings(self, index: int, findings: tuple[LayoutNote, ...]) -> None:
        """The layout check has looked at a beat's end."""
        self._put(index, replace(self.beats[index], findings=findings))

    def without_clip(self) -> list[int]:
        """The beats that want a clip: those after the one at work first, then those before."""
        here = self.index_at_work
        order = [*range(here, len(self.beats)), *range(here)]
        return [index for index in order if not self.beats[index].is_clip_done]

    def _put(self, index: int, beat: ShownBeat) -> None:
        self.beats = (*self.beats[:index], beat, *self.beats[index + 1 :])

    def _choose(self) -> None:
        if self.beats and self.at_work not in {beat.name for beat in self.beats}:
            self.at_work = self.beats[0].name
