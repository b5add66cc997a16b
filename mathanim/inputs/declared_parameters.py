"""The names of a scene's parameters, read from its source and not imported: quick enough for completion in a shell."""

import ast
from collections.abc import Iterator
from pathlib import Path

MOST_STEPS = 8


def declared_parameters(scene: Path, root: Path) -> list[str]:
    """The fields of the model that the scene in the file names as its ``Parameters``; none where that is not clear.

    ``root`` is the folder in which packages lie that the scene imports from.
    """
    tree = tree_of(scene)
    named = [name for node in tree.body if isinstance(node, ast.ClassDef) for name in models_named_in(node)]
    return fields_of(named[-1], tree, root, MOST_STEPS) if named else []


def models_named_in(scene: ast.ClassDef) -> Iterator[str]:
    """The names that are given to ``Parameters`` in a class."""
    for node in scene.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(target, ast.Name) and target.id == "Parameters" for target in targets):
            value = node.value if isinstance(node, ast.Assign) else None
            yield from [value.id] if isinstance(value, ast.Name) else []


def fields_of(model: str, tree: ast.Module, root: Path, steps: int) -> list[str]:
    """The annotated names of the model, defined in the tree or in a module that it imports it from."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == model:
            parts = (part.target for part in node.body if isinstance(part, ast.AnnAssign))
            return [target.id for target in parts if isinstance(target, ast.Name)]
        if isinstance(node, ast.ImportFrom) and node.module and steps:
            for alias in node.names:
                if model == (alias.asname or alias.name):
                    file = root.joinpath(*node.module.split(".")).with_suffix(".py")
                    return fields_of(alias.name, tree_of(file), root, steps - 1)
    return []


def tree_of(file: Path) -> ast.Module:
    """The syntax tree of a file; an empty one, if it cannot be read."""
    try:
        return ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module(body=[], type_ignores=[])
