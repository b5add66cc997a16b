"""The lectures and scenes of this house by name, seen by looking for files: nothing is imported or read."""

from pathlib import Path

SCENES = Path(__file__).parents[2] / "scenes"
LECTURES = SCENES / "lectures"


def lecture_names(lectures: Path = LECTURES) -> tuple[str, ...]:
    """The names of all lectures in the folder, sorted."""
    return tuple(sorted(path.stem for path in lectures.glob("*.toml")))


def scene_names(scenes: Path = SCENES) -> tuple[str, ...]:
    """All scenes in the folder as ``subject.scene``, sorted: one module is one scene."""
    modules = (path for path in scenes.glob("*/*.py") if not path.name.startswith("_"))
    return tuple(sorted(f"{path.parent.name}.{path.stem}" for path in modules))


def scene_place(name: str, scenes: Path = SCENES) -> tuple[Path, str]:
    """Where ``subject.scene`` is written, and its class, for a module has one class of the same name."""
    subject, _, module = name.partition(".")
    return scenes / subject / f"{module}.py", "".join(word.capitalize() for word in module.split("_"))
