"""From what the user names on the command line to scenes: a lecture, one of its scenes, or any Manim file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mathanim.inputs.lecture import Lecture, LectureSettings, lecture_from, lecture_named
from mathanim.inputs.scene_folder import LECTURES, SCENES, lecture_names, scene_names, scene_place
from mathanim.inputs.setting import Language
from mathanim.inputs.wording import suggestion
from mathanim.rendering import scene_files
from mathanim.rendering.errors import UnknownTarget, WrongUse
from mathanim.rendering.job import SceneReference

TITLE_SCENE = "opening.lecture_title"


@dataclass(frozen=True)
class SceneWanted:
    """A scene to render: where it is, its key in its lecture, and its parameters."""

    reference: SceneReference
    key: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """Scenes to render together.

    ``folder`` names the output folder inside the chosen one. A lecture becomes one video in each language, called
    ``name``; otherwise every scene is a video of its own. ``languages`` is empty for ordinary Manim files, whose
    words are their own. ``working_folder`` is where the scenes run; ``home`` is the folder that holds the lecture or
    the Manim file, and beside it the recordings of what is said. A deck is of the ``beats`` named, if any.
    """

    name: str
    folder: tuple[str, ...]
    scenes: tuple[SceneWanted, ...]
    working_folder: Path
    is_lecture: bool = False
    languages: tuple[Language, ...] = ()
    title: Mapping[Language, str] = field(default_factory=dict)
    settings: LectureSettings = field(default_factory=LectureSettings)
    home: Path = LECTURES
    beats: tuple[str, ...] = ()


def target_named(text: str) -> Target:
    """The target that the text names: a lecture or its file, ``subject.scene``, or ``file.py`` or ``file.py:Class``.

    Raises:
        UnknownTarget: if there is nothing of that name; the nearest is suggested.
        WrongUse: if a Python file cannot be read.
        InputError: every fault of a lecture file.
    """
    file, _, class_name = text.partition(".py:")
    if class_name or text.endswith(".py"):
        return file_target(Path(f"{file}.py" if class_name else text), class_name)
    if text.endswith(".toml"):
        return lecture_target(lecture_from(Path(text)), Path(text).absolute().parent)
    if text in scene_names():
        return scene_target(text)
    if text in lecture_names():
        return lecture_target(lecture_named(text))
    if "@" in text:
        raise UnknownTarget(
            f"needs a whole lecture, scene or file, not {text!r}: beats are for still, clip, deck and embed"
        )
    if is_there(text):
        raise UnknownTarget(f"needs a lecture, a file that ends in .toml, or a Manim file, .py, not {text!r}")
    known = (*lecture_names(), *scene_names())
    raise UnknownTarget(f"there is no lecture, scene or file {text!r}: {suggestion(text, known)}")


def lecture_target(lecture: Lecture, home: Path = LECTURES) -> Target:
    """All scenes of a lecture whose file lies in ``home``, with a title scene before them where there is one."""
    scenes = [SceneWanted(scene_reference(entry.scene), entry.key, entry.parameters) for entry in lecture.scenes]
    if TITLE_SCENE in scene_names():
        shown = {"title": dict(lecture.title), "scenes": [entry.scene for entry in lecture.scenes]}
        scenes.insert(0, SceneWanted(scene_reference(TITLE_SCENE), TITLE_SCENE, shown))
    return Target(
        name=lecture.name,
        folder=(lecture.name,),
        scenes=tuple(scenes),
        working_folder=SCENES.parent,
        is_lecture=True,
        languages=lecture.languages,
        title=lecture.title,
        settings=lecture.settings,
        home=home,
    )


def scene_target(name: str) -> Target:
    """One scene of the project by its name, ``subject.scene``."""
    wanted = SceneWanted(scene_reference(name), name.partition(".")[2])
    return Target(name, (name.partition(".")[0],), (wanted,), SCENES.parent, languages=("en", "ja"))


def scene_reference(name: str) -> SceneReference:
    """Where the scene ``subject.scene`` is written: a module with one class of the same name."""
    file, class_name = scene_place(name)
    return SceneReference(file.resolve(), class_name, name)


def file_target(file: Path, class_name: str) -> Target:
    """The scenes of any Python file, all of them or the one that is named.

    Raises:
        UnknownTarget: if the file or the class is not there.
        WrongUse: if the file is no Python, imports what is not there, or has two scenes of nearly one name.
    """
    if not file.is_file():
        known = siblings(file)
        raise UnknownTarget(f"there is no file {str(file)!r}" + (f": {suggestion(file.name, known)}" if known else ""))
    names = scene_files.scene_names(file)
    refuse_twins(file, names)
    if not names:
        raise UnknownTarget(f"{file}: holds no Manim scene: write a class with a Scene as its base")
    if class_name and class_name not in names:
        raise UnknownTarget(f"{file}: holds no scene {class_name!r}: {suggestion(class_name, names)}")
    chosen = [class_name] if class_name else names
    scenes = (SceneWanted(SceneReference(file.resolve(), name, f"{file.stem}:{name}"), name) for name in chosen)
    return Target(file.stem, (file.stem,), tuple(scenes), Path.cwd(), home=file.resolve().parent)


def is_there(text: str) -> bool:
    """Whether the text names a file or folder."""
    try:
        return bool(text) and Path(text).exists()
    except OSError:  # too long for a name
        return False


def siblings(file: Path) -> list[str]:
    """The Python files in the folder where one was looked for."""
    return [found.name for found in file.parent.glob("*.py")] if file.parent.is_dir() else []


def refuse_twins(file: Path, names: list[str]) -> None:
    """Refuse scenes whose names are equal but for capitals: their videos would be one file on many disks."""
    counts = Counter(name.casefold() for name in names)
    if twins := [name for name in names if counts[name.casefold()] > 1]:
        raise WrongUse(f"{file}: scenes of the same name: {', '.join(twins)}: rename one")
