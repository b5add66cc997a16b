"""What a drawn scene says: its title, its beats and their narration, and the subtitles these make."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.frame_recorder import FrameRecorder
from mathanim.rendering.job import Beat, Cue, Job, Outcome
from mathanim.rendering.subtitles import cues_of_beats


def story_of(scene: Any, recorder: FrameRecorder, job: Job) -> Outcome:
    """The titles, beats and cues of a scene that was drawn.

    A Storyboard is asked for ``titles`` and for the ``narration`` of each beat; an ordinary scene's title is its
    name, and its subcaptions are cues in the job's language.
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
    """The beat with what the scene says in it, if the scene is one that speaks."""
    if not callable(getattr(scene, "narration", None)):
        return beat
    narration: Mapping[Language, str] = scene.narration(beat.name)
    spoken = {language: narration[language] for language in LANGUAGES if narration.get(language)}
    return Beat(beat.name, beat.start, beat.frames, spoken)


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
