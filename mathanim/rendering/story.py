"""What a drawn scene says: its title, its beats and their narration, and the subtitles these make."""

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.frames.frame_recorder import FrameRecorder
from mathanim.rendering.job import Beat, Cue, Job, Outcome
from mathanim.rendering.movies.subtitles import cues_of_beats


def story_of(scene: Any, recorder: FrameRecorder, job: Job) -> Outcome:
    """The titles, beats and cues of a scene that was drawn.

    A Storyboard is asked for ``titles``, and for each beat's ``narration`` and ``captions`` and whether it
    ``is_loop``; an ordinary scene's title is its name, and its subcaptions are cues in the job's language.
    """
    name = type(scene).__name__
    beats = tuple(narrated(scene, beat) for beat in recorder.beats(snake_case(name)))
    titles = getattr(scene, "titles", None) or {job.setting.language: words_of(name)}
    cues = dict(cues_of_beats(beats, job.quality.frame_rate))
    if recorder.subcaptions:
        cues[job.setting.language] = tuple(
            sorted((*cues.get(job.setting.language, ()), *subcaption_cues(recorder)), key=lambda cue: cue.start)
        )
    return Outcome(job, titles=dict(titles), beats=beats, cues=cues)


def narrated(scene: Any, beat: Beat) -> Beat:
    """The beat with what the scene says and shows in it, if the scene is one that speaks."""
    is_loop = callable(getattr(scene, "is_loop", None)) and bool(scene.is_loop(beat.name))
    spoken, shown = told_of(scene, "narration", beat.name), told_of(scene, "captions", beat.name)
    return replace(beat, narration=spoken, captions=shown, is_loop=is_loop)


def told_of(scene: Any, kind: str, beat: str) -> dict[Language, str]:
    """The texts of one kind that the scene has for a beat, by language; none if it has no such kind."""
    tell = getattr(scene, kind, None)
    texts: Mapping[Language, str] = tell(beat) if callable(tell) else {}
    return {language: texts[language] for language in LANGUAGES if texts.get(language)}


def subcaption_cues(recorder: FrameRecorder) -> list[Cue]:
    """The scene's own subcaptions, to the millisecond."""
    return [
        Cue(
            Fraction(caption.start.total_seconds()).limit_denominator(1000),
            Fraction(caption.end.total_seconds()).limit_denominator(1000),
            caption.content,
        )
        for caption in recorder.subcaptions
    ]


def words_of(class_name: str) -> str:
    """A class's name as words: SecantBecomesTangent gives Secant Becomes Tangent."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", class_name).replace("_", " ").strip()


def snake_case(class_name: str) -> str:
    """A class's name as a module is named: SecantBecomesTangent gives secant_becomes_tangent."""
    return words_of(class_name).lower().replace(" ", "_")
