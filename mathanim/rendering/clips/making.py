"""Make one clip: cut out of the scene's own where that will do, else written from the drawn frames; then check it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import av
from PIL import Image

from mathanim.inputs.setting import Language
from mathanim.rendering.clips.clip_check import check_clip
from mathanim.rendering.clips.fitting import Settings, best_that_fits, in_words, steps_down, ways_to_less
from mathanim.rendering.clips.seam import Shape
from mathanim.rendering.clips.source import DrawnPart, Pictures
from mathanim.rendering.clips.video_file import look_at_video
from mathanim.rendering.clips.wanted import ClipWanted, Poster
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.exporters.beat_clips import pictures_in, pictures_of_beat
from mathanim.rendering.job import Beat, Cue, Outcome
from mathanim.rendering.movies.heard import heard_in_beat
from mathanim.rendering.movies.movie import Extras, write_movie
from mathanim.rendering.movies.movie_check import check_movie
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.subtitles import as_srt, as_vtt, cues_within
from mathanim.rendering.movies.yuv_picture import Pixels
from mathanim.rendering.progress import say
from mathanim.rendering.publishing import delivering


@dataclass(frozen=True)
class MadeClip:
    """A finished clip that was checked, its settings, and what goes beside it, by the ending of its name."""

    file: Path
    settings: Settings
    beside: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class ClipMaking:
    """A part of a scene on its way to be a clip; ``folder`` is private, for everything that is tried."""

    outcome: Outcome
    part: Beat
    wanted: ClipWanted
    folder: Path

    def made(self) -> MadeClip:
        """The clip.

        Raises:
            WrongUse: if it is to be wider than the scene is drawn, or the poster lies beyond the end.
            ProductError: if it is not what was planned, or fits into no given size.
            DeliveryError: if the disk refuses.
        """
        shape = self.wanted.shape_of(self.outcome.job.quality, self.part.frames)
        poster = number_of(self.wanted.poster, shape)
        if self.wanted.is_copy:
            file = self._cut(shape)
            return MadeClip(file, Settings(shape, 0), self._beside(self._poster_of_copy(file, poster)))
        settings = self._settings(shape)
        check_clip(self._written(settings), self.wanted.format, settings.shape, self._pictures(settings.shape))
        poster = number_of(self.wanted.poster, settings.shape)
        picture = self._poster_of_pictures(settings.shape, poster)
        return MadeClip(self._written(settings), settings, self._beside(picture))

    def _settings(self, shape: Shape) -> Settings:
        if self.wanted.most_bytes is None:
            return Settings(shape, 0)
        steps = steps_down(shape, self.wanted.format, self.wanted)
        other_ways = ways_to_less(self.wanted, is_whole=not self.part.name)
        return best_that_fits(steps, self.wanted.most_bytes, self._size, other_ways)

    def _size(self, settings: Settings) -> int:
        """How many bytes it takes with these settings, said for those who wait."""
        size = self._written(settings).stat().st_size
        say(f"{settings}: {in_words(size)}")
        return size

    def _written(self, settings: Settings) -> Path:
        """The file with these settings, written unless it was tried before."""
        shape, form = settings.shape, self.wanted.format
        name = f"{shape.width}x{shape.height}-{shape.frames}-{settings.quality}.{form.name}"
        file = self.folder / name
        if not file.exists():
            with delivering(file):
                sound = self._sound if form.has_sound else None
                form.write(file, shape, self._pictures(shape), settings.quality, sound)
        return file

    def _pictures(self, shape: Shape) -> Pictures:
        assert self.outcome.clip is not None
        rate = self.outcome.job.quality.frame_rate
        return Pictures(DrawnPart(self.outcome.clip, rate, self.part.start, self.part.frames), shape)

    def _cut(self, shape: Shape) -> Path:
        file, extras = self.folder / "cut.mp4", Extras(sound=self._sound, cues=self._cues)
        with delivering(file), av.open(str(self.outcome.clip)) as whole:
            stream = whole.streams.video[0]
            own = pictures_of_beat(pictures_in(whole.demux(stream), shape.frame_rate), self.part)
            write_movie(file, stream, shape.frame_rate, own, extras)
        check_movie(file, self.outcome.job.quality, self.part.frames, extras)
        return file

    @cached_property
    def _sound(self) -> Samples | None:
        """The sound of this part, as long as its pictures."""
        return heard_in_beat(self.outcome, self.part)

    @cached_property
    def _cues(self) -> Mapping[Language, Sequence[Cue]]:
        """What is narrated in this part, the clip's language first; nothing if nobody asked for it."""
        if not self.wanted.has_subtitles:
            return {}
        rate, own = self.outcome.job.quality.frame_rate, self.outcome.job.setting.language
        ends = (self.part.start / rate, (self.part.start + self.part.frames) / rate)
        spoken = {language: cues_within(cues, *ends) for language, cues in self.outcome.cues.items()}
        return {
            language: spoken[language] for language in sorted(spoken, key=lambda one: one != own) if spoken[language]
        }

    def _beside(self, poster: Path | None) -> dict[str, Path]:
        files = {} if poster is None else {".png": poster}
        for language, cues in self._cues.items():
            for ending, text in ((f".{language}.srt", as_srt(cues)), (f".{language}.vtt", as_vtt(cues))):
                files[ending] = self.folder / f"subtitles{ending}"
                with delivering(files[ending]):
                    files[ending].write_text(text, encoding="utf-8")
        return files

    def _poster_of_copy(self, file: Path, number: int | None) -> Path | None:
        if number is None:
            return None
        picture = next(seen.pixels for index, seen in enumerate(look_at_video(file)) if index == number)
        return self._saved(picture, is_transparent=False)

    def _poster_of_pictures(self, shape: Shape, number: int | None) -> Path | None:
        if number is None:
            return None
        picture = next(picture for index, picture in enumerate(self._pictures(shape)) if index == number)
        return self._saved(picture, is_transparent=shape.is_transparent)

    def _saved(self, picture: Pixels, *, is_transparent: bool) -> Path:
        file = self.folder / "poster.png"
        image: Any = Image.fromarray(picture, "RGBA")
        with delivering(file):
            (image if is_transparent else image.convert("RGB")).save(file)
        return file


def number_of(poster: Poster | None, shape: Shape) -> int | None:
    """The number of the frame that is the poster.

    Raises:
        WrongUse: if it is to be one after the end.
    """
    if poster is None:
        return None
    if poster == "first":
        return 0
    if poster == "last":
        return shape.frames - 1
    if poster >= shape.duration:
        raise WrongUse(f"--poster {float(poster):g} is beyond the end: the clip lasts {float(shape.duration):g} s")
    return min(int(poster * shape.frame_rate), shape.frames - 1)
