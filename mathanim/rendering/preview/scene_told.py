"""What a scene says about itself to the preview: numbers, controls, and what it was made from."""

import inspect
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from mathanim.inputs.controls import Control, controls_of
from mathanim.inputs.parameters import Parameters
from mathanim.rendering.layout.layout_check import findings_of_scene
from mathanim.rendering.preview.orders import SceneMet
from mathanim.rendering.preview.snapshot import LayoutNote
from mathanim.rendering.store.ownership import is_system
from mathanim.rendering.store.sources import Reading, state_of
from mathanim.rendering.store.witness import own_modules, sources


def scene_met(scene: Any, module: ModuleType, source: str) -> SceneMet:
    """What there is to know about a scene that was set up; ``source`` is what its module was imported from."""
    numbers = scene.numbers() if callable(getattr(scene, "numbers", None)) else {}
    return SceneMet(
        numbers={name: float(value) for name, value in numbers.items()},
        controls=controls_of_scene(scene),
        titles=dict(getattr(scene, "titles", None) or {}),
        source=source if source == source_of(module) else "",
        inherited=inherited_names(type(scene)),
        modules=tuple(Reading("file", file, state_of("file", file)) for _, file in own_modules()),
        is_storyboard=is_told_in_beats(type(scene)),
    )


def controls_of_scene(scene: Any) -> tuple[Control, ...]:
    """The controls of the scene's parameters, if it has parameters of the project's kind."""
    parameters = getattr(scene, "parameters", None)
    return controls_of(parameters) if isinstance(parameters, Parameters) else ()


def layout_notes(scene: Any) -> tuple[LayoutNote, ...]:
    """What the layout check finds as the scene stands."""
    return tuple(LayoutNote(found.kind, found.words, found.place) for found in findings_of_scene(scene))


def source_of(module: ModuleType) -> str:
    """The text of the module's file now; empty if it is not there."""
    try:
        return Path(str(module.__file__)).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def inherited_names(scene_class: type) -> frozenset[str]:
    """All names that the class has from classes of other modules."""
    foreign = [base for base in scene_class.__mro__ if base.__module__ != scene_class.__module__]
    return frozenset(name for base in foreign for name in vars(base))


def is_told_in_beats(scene_class: type) -> bool:
    """Whether the class lists its beats, and a class of another module plays them, one section each."""
    construct = inspect.getattr_static(scene_class, "construct", None)
    is_foreign = getattr(construct, "__module__", "") != scene_class.__module__
    return is_foreign and "beats" in vars(scene_class)


def readings() -> tuple[Reading, ...]:
    """All that the scene read and that may be saved again, each with its state when it was read."""
    return tuple(
        reading if reading.state else replace(reading, state=state_of(reading.kind, reading.place))
        for reading in sources().readings
        if reading.kind != "variable" and not is_system(reading.place)
    )
