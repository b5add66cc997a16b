"""The parameters that a scene declares, read from its source and not imported: quick enough for a completion."""

import ast
from collections.abc import Iterator
from pathlib import Path

from mathanim.inputs.module_source import ModuleSource
from mathanim.inputs.reading import NotClearError

PARAMETERS = "Parameters"


def declared_parameters(scene: Path, root: Path) -> list[str]:
    """The fields of the model that the scene in the file names as its ``Parameters``; none where that is not clear.

    ``root`` is the folder in which packages lie that the scene imports from.
    """
    source = ModuleSource(scene, root)
    named = [name for node in source.tree.body if isinstance(node, ast.ClassDef) for name in models_named_in(node)]
    try:
        _, model = source.origin(named[-1]) if named else (source, None)
    except NotClearError:
        return []
    parts = model.body if isinstance(model, ast.ClassDef) else []
    targets = (part.target for part in parts if isinstance(part, ast.AnnAssign))
    return [target.id for target in targets if isinstance(target, ast.Name)]


def models_named_in(scene: ast.ClassDef) -> Iterator[str]:
    """The names that are given to ``Parameters`` in a class."""
    for node in scene.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=model)) if name == PARAMETERS:
                yield model
