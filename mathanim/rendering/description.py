"""What a scene is and takes, told without drawing it: titles, parameters, beats with their words, numbers."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mathanim.inputs.controls import Control, SchemaWithoutDefaults, controls_of
from mathanim.inputs.errors import InputError
from mathanim.inputs.setting import Language
from mathanim.rendering.failures import failure_of
from mathanim.rendering.frames.frame_recorder import Recording
from mathanim.rendering.job import Failure, Job
from mathanim.rendering.manim_renderer import made, prepare_manim, scene_class_in
from mathanim.rendering.scene_files import imported
from mathanim.rendering.stills.stills import EndsOfBeats
from mathanim.rendering.story import told_of, words_of

Texts = Mapping[Language, str]


@dataclass(frozen=True)
class BeatDescription:
    """A beat by name, with its caption, its narration, and what a voice says in it, by language."""

    name: str
    captions: Texts
    narration: Texts
    speech: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class SceneDescription:
    """A scene: its label, its titles by language, a sentence on it, what it takes, tells and computes.

    ``words`` say what each parameter is, by its name and by language; ``schema`` is the JSON Schema of all. Of an
    ordinary Manim scene only label, title and sentence are known before it is drawn.
    """

    label: str
    titles: Texts
    sentence: str
    controls: tuple[Control, ...] = ()
    words: Mapping[str, Texts] = field(default_factory=dict)
    beats: tuple[BeatDescription, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    schema: Mapping[str, Any] = field(default_factory=dict)


def description_of(job: Job) -> SceneDescription | Failure:
    """The description of a job's scene with the job's parameters, or why there is none."""
    try:
        prepare_manim(job.quality, job.folder / "manim", job.scene.file.parent)
        scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
        return described(scene_class, job)
    except InputError as error:
        return Failure("InputError", str(error))
    except BaseException as error:  # SystemExit too: a scene must not end its worker in silence
        return failure_of(error, job.scene.file)


def described(scene_class: Any, job: Job) -> SceneDescription:
    """The description of a scene of this class."""
    sentence = (inspect.getdoc(scene_class) if scene_class.__doc__ else None) or ""
    name = scene_class.__name__
    if not hasattr(scene_class, "checked_parameters"):
        return SceneDescription(job.scene.label, {job.setting.language: words_of(name)}, sentence.partition("\n")[0])
    scene: Any = made(scene_class, job, Recording(EndsOfBeats(job.folder), job.quality.frame_rate))
    scene.setup()
    beats = [beat.__name__ for beat in (scene.show_title, *scene.beats())]
    controls = controls_of(scene.parameters)
    return SceneDescription(
        job.scene.label,
        dict(scene.titles),
        sentence.partition("\n")[0],
        controls,
        {control.name: words_for(scene, control) for control in controls},
        tuple(
            BeatDescription(beat, *(told_of(scene, kind, beat) for kind in ("captions", "narration", "speech")))
            for beat in beats
        ),
        {name: float(number) for name, number in scene.numbers().items()},
        scene_class.Parameters.model_json_schema(schema_generator=SchemaWithoutDefaults),
    )


def words_for(scene: Any, control: Control) -> Texts:
    """What a parameter is, in every language that has words for it."""
    said = {language: texts.parameters.get(control.name, "") for language, texts in scene.texts.items()}
    return {language: words or (control.description if language == "en" else "") for language, words in said.items()}
