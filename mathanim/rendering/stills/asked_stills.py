"""The stills that are asked of one target: of which scenes, of which beats and frames."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mathanim.rendering.asked_beats import refuse_unknown_in
from mathanim.rendering.job import Job, Outcome
from mathanim.rendering.request import Entry
from mathanim.rendering.stills.moments import frame_at, refuse_time_beyond, seconds_of, time_in
from mathanim.rendering.targets import Target

Made = Mapping[Path, Outcome]
"""What came of scenes, by the folders of their jobs."""


@dataclass(frozen=True)
class Frame:
    """A frame of a scene by its number, and the time by which it was asked for."""

    entry: Entry
    number: int
    moment: str


@dataclass(frozen=True)
class AskedStills:
    """A target's scenes, and the moments that are asked for: names of beats, and times."""

    target: Target
    entries: Sequence[Entry]
    moments: tuple[str, ...]

    @property
    def jobs(self) -> list[Job]:
        """The jobs of its scenes."""
        return [job for _, _, job in self.entries]

    @property
    def times(self) -> list[str]:
        """The times."""
        return [moment for moment in self.moments if time_in(moment) is not None]

    @property
    def beats(self) -> list[str]:
        """The names of beats."""
        return [moment for moment in self.moments if time_in(moment) is None]

    @property
    def wants_ends(self) -> bool:
        """Whether pictures of beats' ends are wanted."""
        return bool(self.beats) or not self.times

    def needs_ends(self, known: Made) -> bool:
        """Whether beats must be drawn: where in a lecture a time falls depends on how long scenes before it are."""
        return self.wants_ends or (self.target.is_lecture and any(job.folder not in known for job in self.jobs))

    def refuse_times_before_the_first(self) -> None:
        """Look at the times, as far as that can be done before anything is drawn.

        Raises:
            WrongUse: if one comes before the beginning.
        """
        for moment in self.times:
            seconds_of(moment)

    def frames(self, ends: Made) -> list[Frame]:
        """The frames at the times that are asked for.

        Raises:
            UnknownTarget: if a beat is named that no scene has.
            WrongUse: if a time comes before the beginning, or after the end of a lecture.
        """
        self._refuse_unknown_beats(ends)
        find = self._in_lecture if self.target.is_lecture else self._in_each_scene
        return [frame for moment in self.times for frame in find(moment, ends)]

    def _refuse_unknown_beats(self, ends: Made) -> None:
        if ends:
            refuse_unknown_in(self.beats, [ends[job.folder] for job in self.jobs if job.folder in ends])

    def _in_each_scene(self, moment: str, ends: Made) -> Iterator[Frame]:
        del ends
        for entry in self.entries:
            yield Frame(entry, frame_at(moment, entry[2].quality.frame_rate), moment)

    def _in_lecture(self, moment: str, ends: Made) -> Iterator[Frame]:
        """The frame of the joined video, which is made of the scenes that came out."""
        good = [entry for entry in self.entries if not ends[entry[2].folder].failure]
        rate = self.entries[0][2].quality.frame_rate
        number = frame_at(moment, rate)
        if good:
            refuse_time_beyond(moment, sum(ends[entry[2].folder].frames for entry in good), rate, self.target.name)
        for entry in good:
            count = ends[entry[2].folder].frames
            if 0 <= number < count:
                yield Frame(entry, number, moment)
            number -= count
