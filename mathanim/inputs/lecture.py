"""The lecture file: a title, languages, settings and scenes in order, read from TOML and checked as a whole."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, ValidationInfo, field_validator

from mathanim.inputs.declared_check import declared_fault
from mathanim.inputs.errors import Finding, InputError
from mathanim.inputs.named_files import faults_of_files, with_whole_paths
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.plain_values import faults_of_plain
from mathanim.inputs.scene_folder import LECTURES, SCENES, lecture_names, scene_names, scene_place
from mathanim.inputs.setting import Language, Pace, Theme
from mathanim.inputs.toml_text import toml_document
from mathanim.inputs.wording import shown, suggestion

Quality = Literal["draft", "preview", "hd", "uhd"]
QUALITIES: tuple[Quality, ...] = get_args(Quality)

_SCENE = re.compile(r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")
_NAME = re.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")
MOST_JUDGED = 100
"""Of so many scenes are parameters judged in a file that is refused anyway."""
_AT_LEAST_ONE = {"minItems": 1}


class SceneEntry(Strict):
    """One scene of a lecture: which one, under which name, with which parameters.

    ``parameters`` stay as plain as TOML gives them, but for the paths of files, which are made whole; the scene
    checks them itself.
    """

    scene: str = Field(description="the scene, as subject.scene", json_schema_extra={"pattern": _SCENE.pattern})
    name: str | None = Field(
        default=None,
        description="a name of its own, for a scene that comes twice",
        json_schema_extra={"pattern": _NAME.pattern},
    )
    parameters: dict[str, Any] = Field(default_factory=dict, description="the scene's parameters by name")

    @property
    def key(self) -> str:
        """What tells this entry from every other one of the lecture."""
        return self.name or self.scene

    @field_validator("scene")
    @classmethod
    def _exists(cls, scene: str, validation: ValidationInfo) -> str:
        if not _SCENE.fullmatch(scene):
            raise ValueError(f"needs subject.scene, as in calculus.secant_becomes_tangent, not {shown(scene)}")
        known = (validation.context or {}).get("scenes")
        if known is not None and scene not in known:
            raise ValueError(f"needs a scene that is there, not {scene!r}: {suggestion(scene, known)}")
        return scene

    @field_validator("name")
    @classmethod
    def _names_a_file(cls, name: str | None) -> str | None:
        if name is not None and not _NAME.fullmatch(name):
            raise ValueError(f"needs 1 to 64 lower-case letters, digits, _ and -, not {shown(name)}")
        return name

    @field_validator("parameters")
    @classmethod
    def _are_plain(cls, parameters: dict[str, Any], validation: ValidationInfo) -> dict[str, Any]:
        folder = (validation.context or {}).get("folder", Path.cwd())
        if faults := [*faults_of_plain(parameters), *faults_of_files(parameters, folder)]:
            raise InputError(faults)
        return {name: with_whole_paths(value, folder) for name, value in parameters.items()}


class LectureSettings(Strict):
    """How the lecture wants to be rendered where the command line does not say; None leaves it to the renderer."""

    theme: Theme | None = Field(default=None, description="dark or light")
    pace: Pace | None = Field(
        default=None, description="narrated holds each beat while it is read, tight does not hold"
    )
    quality: Quality | None = Field(default=None, description="size and frame rate of the video")


class LectureFile(Strict):
    """What a lecture file may hold."""

    languages: tuple[Language, ...] = Field(
        description="the languages it speaks; the first is default", json_schema_extra={**_AT_LEAST_ONE}
    )
    title: dict[Language, str] = Field(description="the lecture's title in each of its languages")
    settings: LectureSettings = Field(default=LectureSettings(), description="how it wants to be rendered")
    scenes: tuple[SceneEntry, ...] = Field(description="the scenes in order", json_schema_extra={**_AT_LEAST_ONE})

    @field_validator("languages")
    @classmethod
    def _differ(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        if not languages or len(set(languages)) < len(languages):
            raise ValueError(f"needs at least one language and each once, not {', '.join(languages) or 'none'}")
        return languages

    @field_validator("title")
    @classmethod
    def _in_each_language(cls, title: dict[Language, str], validation: ValidationInfo) -> dict[Language, str]:
        blank = [name for name in validation.data.get("languages", title) if not title.get(name, "").strip()]
        if blank:
            raise InputError(Finding(name, "is needed and was not given: add the title") for name in blank)
        return title

    @field_validator("scenes")
    @classmethod
    def _have_names_of_their_own(cls, scenes: tuple[SceneEntry, ...]) -> tuple[SceneEntry, ...]:
        if not scenes:
            raise ValueError("needs at least one scene, not none")
        first: dict[str, int] = {}
        twice = [(place, entry.key) for place, entry in enumerate(scenes) if first.setdefault(entry.key, place) < place]
        if twice:
            raise InputError(
                Finding(f"[{place}].name", f"{key!r} already stands at scenes[{first[key]}]: give it a name of its own")
                for place, key in twice
            )
        return scenes


class Lecture(LectureFile):
    """A checked lecture; ``name`` is the stem of its file."""

    name: str

    @property
    def language(self) -> Language:
        """The language it speaks where nobody asks for another: its first."""
        return self.languages[0]


def lecture_from(path: Path, scenes: Path = SCENES) -> Lecture:
    """The lecture in the file at ``path``; whether its scenes exist is seen by looking for files, never by import.

    Raises:
        InputError: all faults of the file's structure at once, each as ``tour.toml: scenes[2].scene: ...``; and with
            them those of parameters, as far as the scenes' sources tell them.
    """
    context = {"scenes": scene_names(scenes), "folder": path.absolute().parent}
    document = toml_document(path)
    try:
        found = checked(LectureFile, document, source=path.name, context=context)
    except InputError as error:
        others = InputError(_faults_of_parameters(document.get("scenes"), context, scenes)).in_source(path.name)
        raise InputError([*error.findings, *others.findings]) from None
    return Lecture(name=path.stem, **{field: getattr(found, field) for field in LectureFile.model_fields})


def _faults_of_parameters(entries: object, context: Mapping[str, Any], scenes: Path) -> Iterator[Finding]:
    """What scenes refuse of their parameters, of those entries whose scene is there."""
    for place, entry in enumerate(entries[:MOST_JUDGED] if isinstance(entries, list) else ()):
        try:
            told = {name: entry[name] for name in ("scene", "parameters") if name in entry}
            wanted = checked(SceneEntry, told, context=context)
        except (InputError, TypeError):
            continue
        if fault := declared_fault(*scene_place(wanted.scene, scenes), wanted.parameters):
            yield from (finding.inside(f"scenes[{place}].parameters") for finding in fault.findings)


def lecture_named(name: str, lectures: Path = LECTURES, scenes: Path = SCENES) -> Lecture:
    """The lecture that lies under ``name`` in the folder of lectures.

    Raises:
        InputError: no such lecture (with the nearest one), or a fault in its file.
    """
    if name not in (known := lecture_names(lectures)):
        raise InputError.of(f"there is no lecture {name!r}: {suggestion(name, known)}")
    return lecture_from(lectures / f"{name}.toml", scenes)


def lecture_schema() -> dict[str, Any]:
    """The JSON Schema of a lecture file, for editors."""
    return LectureFile.model_json_schema()
