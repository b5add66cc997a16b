"""A scene's parameters refused by what the scene declares of them, before anything of it is imported."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from mathanim.inputs.declared_fields import as_model, value_named
from mathanim.inputs.declared_parameters import PARAMETERS, models_named_in
from mathanim.inputs.errors import InputError
from mathanim.inputs.module_source import ModuleSource, name_imported, names_bound_by
from mathanim.inputs.parameters import Strict, checked
from mathanim.inputs.reading import CHECK_ONLY, NotClearError

BASE = ("mathanim.drawing.storyboard", "Storyboard")
CHECK = "checked_parameters"
PACKAGES = Path(__file__).parents[2]


def declared_fault(scene: Path, class_name: str, values: Mapping[str, Any], root: Path = PACKAGES) -> InputError | None:
    """What the scene of that name in the file refuses by what it declares: unknown names, types, ranges, files.

    Where its model comes from a light module, that is all which the model checks without torch.

    It is what the scene's own check would say. None tells nothing: the values may be right, or wrong together, or the
    file may be written in a way that only running it makes clear.
    """
    try:
        checked(model_of_scene(class_name, ModuleSource(scene, root)), values, context=CHECK_ONLY)
    except InputError as error:
        return error
    except (NotClearError, RecursionError):
        return None
    return None


def model_of_scene(class_name: str, source: ModuleSource) -> type[BaseModel]:
    """The fields of a scene's parameters, by its class and those that it builds on.

    Raises:
        NotClearError: if the scene does not plainly name its model, or checks its parameters itself.
    """
    models = []
    for node, place in classes_of(class_name, source):
        names = [name for part in node.body for name in names_bound_by(part)]
        named = list(models_named_in(node))
        if CHECK in names or names.count(PARAMETERS) != len(named) or len(named) > 1:
            raise NotClearError
        models += [(name, place) for name in named]
    if not models:
        return Strict
    return as_model(value_named(*models[0]))


def classes_of(name: str, source: ModuleSource) -> Iterator[tuple[ast.ClassDef, ModuleSource]]:
    """A scene's class and what it builds on, up to the base of all scenes, each with where it is written."""
    while not is_base(name, source):
        source, node = source.origin(name)
        if not isinstance(node, ast.ClassDef) or node.decorator_list or node.keywords or len(node.bases) != 1:
            raise NotClearError
        yield node, source
        base = node.bases[0]
        name = base.id if isinstance(base, ast.Name) else ""


def is_base(name: str, source: ModuleSource) -> bool:
    """Whether a name is that of the base of all scenes."""
    statement = source.statement(name)
    return isinstance(statement, ast.ImportFrom) and (statement.module, name_imported(statement, name)) == BASE
