"""What a scene being drawn leaves behind: frames, beats, subtitles and sounds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import srt
from manim.utils.sounds import get_full_sound_file_path

from mathanim.rendering.errors import SceneError
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import Beat
from mathanim.rendering.movies.sound import SoundTrack, samples_of

UNNAMED = ("autocreated", "unnamed")


class FrameSink(Protocol):
    """Where the frames of a scene go."""

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a frame, rows of RGBA pixels, to be shown ``repeat`` times; what is needed of it is copied at once.

        Outside ``changed`` it equals the frame before; the first frame has changed everywhere.
        """

    def cut(self) -> None:
        """Say that the next frame starts a beat."""


def always(pictures: int) -> bool:
    """Draw every play here."""
    del pictures
    return True


def tell_nobody(beat: str, frames: int) -> None:
    """Keep it to oneself."""
    del beat, frames


@dataclass
class Recording:
    """One scene's recording: where the frames go, at which rate, and what else was noticed.

    ``tell`` hears of every beat begun and frame drawn, as (beat, frames so far). ``is_mine`` is asked before each
    play, with the number of pictures before it, whether this process draws it; if not, its frames are passed over.
    ``chosen`` is asked with the numbers of each play's frames which of them are drawn. None means all; or, of a play
    that moves, one of every ``coarseness``, shown for all of them: the last always, so that each play ends as it does.
    """

    sink: FrameSink
    frame_rate: Fraction
    tell: Callable[[str, int], None] = tell_nobody
    is_mine: Callable[[int], bool] = always
    chosen: Callable[[range], Sequence[int]] | None = None
    coarseness: int = 1
    notes: list[str] = field(default_factory=list)

    def wanted(self, frames: range) -> Sequence[int]:
        """Those of a play's frames that are drawn."""
        return frames[:: -self.coarseness][::-1] if self.chosen is None else self.chosen(frames)

    def note(self, text: str) -> None:
        """Remember something worth telling, once."""
        if text not in self.notes:
            self.notes.append(text)


@dataclass
class BeatBegun:
    """A beat while it is being recorded; Manim calls it a section."""

    name: str
    start: int
    skip_animations: bool
    plays: int = 0

    def count_play(self) -> None:
        """Note that the beat plays something, so it is a beat."""
        self.plays += 1


class FrameRecorder:
    """Stands where stock Manim has its file writer, and writes no file.

    Manim asks it for ``sections``, ``subcaptions`` and ``output_spec``; ``picture`` draws the scene as it stands.
    """

    def __init__(self, settings: Any, recording: Recording, picture: Callable[[], Any]) -> None:
        self.output_spec = settings.plan.output
        self.assets_folder: Path = settings.assets_dir
        self.recording = recording
        self.picture = picture
        self.subcaptions: list[srt.Subtitle] = []
        self.sound = SoundTrack()
        self.frames_written = 0
        self.sections = [BeatBegun("autocreated", 0, False)]

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """End the beat, if it played anything, and begin another."""
        del type_
        self._end_beat()
        self.sections.append(BeatBegun(name, self.frames_written, skip_animations))
        self.recording.sink.cut()
        self.recording.tell(self._shown_name(), self.frames_written)

    def write_frame(self, pixels: Any, repeat: int = 1, changed: Area | None = None) -> None:
        """Pass a frame on, to be shown ``repeat`` times; ``changed`` is everything if it is not known."""
        self.recording.sink.write(pixels, repeat, changed or Area.whole(pixels))
        self.pass_over(repeat)

    def pass_over(self, repeat: int = 1) -> None:
        """Count a frame that is shown ``repeat`` times, and was drawn here or elsewhere."""
        self.frames_written += repeat
        self.recording.tell(self._shown_name(), self.frames_written)

    def add_sound(self, sound_file: str, time: float | None = None, gain: float | None = None, **kwargs: Any) -> None:
        """Mix a sound file in at ``time`` seconds.

        Raises:
            SceneError: if there is no such file or it is no sound.
        """
        try:
            file = get_full_sound_file_path(sound_file, self.assets_folder)
        except OSError as error:
            raise SceneError(f"no sound file {sound_file!r} here or in {self.assets_folder}") from error
        background = kwargs.get("gain_to_background") or 0.0
        self.sound.add(samples_of(Path(file)), time or 0.0, gain or 0.0, background)

    def finish(self) -> None:
        """End the last beat."""
        self._end_beat()

    def abort_encode_jobs(self, **kwargs: Any) -> None:
        """Nothing is open here when a scene fails: whoever gave the sink closes it."""

    def beats(self, whole: str) -> tuple[Beat, ...]:
        """The beats in order, each with a name of its own; a scene without sections is one beat named ``whole``."""
        starts = [section.start for section in self.sections]
        names = distinct([self._name_of(section, whole) for section in self.sections])
        ends = [*starts[1:], self.frames_written]
        beats = (Beat(name, start, end - start) for name, start, end in zip(names, starts, ends, strict=True))
        return tuple(beat for beat in beats if beat.frames)

    def _shown_name(self) -> str:
        name = self.sections[-1].name
        return "" if name in UNNAMED else name

    def _name_of(self, section: BeatBegun, whole: str) -> str:
        if section.name not in UNNAMED:
            return section.name
        return whole if len(self.sections) == 1 else "beat"

    def _end_beat(self) -> None:
        if self.sections and self.sections[-1].plays == 0:
            self.sections.pop()


def distinct(names: list[str]) -> list[str]:
    """The names, with -2, -3 ... after those that were there before."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return result
