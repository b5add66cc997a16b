"""Read which scenes a Python file holds, without running it, and import it when its scene is to be drawn."""

import ast
import importlib.util
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from mathanim.rendering.errors import SceneError, WrongUse

LARGEST_FILE = 2_000_000
STORY_METHODS = {"construct", "beats"}


def scene_names(file: Path) -> list[str]:
    """The classes at the top of the file that look like scenes, in the order written.

    A class looks like a scene if a base of it does (by its name, or in the same file) or if it has a story;
    a scene without a story that others build on is only their base.

    Raises:
        WrongUse: if the file cannot be read, is no Python, or imports what is not installed.
    """
    classes = {node.name: node for node in checked_tree(file).body if isinstance(node, ast.ClassDef)}
    bases = {name: {base_name(base) for base in node.bases} for name, node in classes.items()}
    scenes = [name for name in classes if is_scene(name, classes, bases)]
    built_on = {base for name in scenes for base in bases[name]}
    return [name for name in scenes if name not in built_on or has_story(name, classes, bases)]


def checked_tree(file: Path) -> ast.Module:
    """The file's syntax tree; what it imports at its top is installed or lies beside it.

    Raises:
        WrongUse: with file, line and reason.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise WrongUse(f"{file}: a scene file of more than {LARGEST_FILE} bytes is not read")
        tree = ast.parse(file.read_bytes(), str(file))
    except OSError as error:
        raise WrongUse(f"{file}: cannot be read: {error.strerror}") from error
    except SyntaxError as error:
        raise WrongUse(f"{file}:{error.lineno}: {type(error).__name__}: {error.msg}") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise WrongUse(f"{file}: is no Python file: {error}") from error
    for name, line in top_imports(tree):
        if not is_importable(name.partition(".")[0], file.parent):
            raise WrongUse(f"{file}:{line}: ModuleNotFoundError: no module named {name!r}")
    return tree


def top_imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The names of modules imported unconditionally, each with its line."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno


def is_importable(name: str, folder: Path) -> bool:
    """Whether a module of that name is installed or lies in the folder."""
    if name in sys.modules or (folder / f"{name}.py").exists() or (folder / name).is_dir():
        return True
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def base_name(base: ast.expr) -> str:
    """The last name of a base class: Scene for ``manim.Scene`` and for ``Scene[int]``."""
    if isinstance(base, ast.Subscript):
        base = base.value
    return base.attr if isinstance(base, ast.Attribute) else base.id if isinstance(base, ast.Name) else ""


def is_scene(name: str, classes: dict[str, ast.ClassDef], bases: dict[str, set[str]]) -> bool:
    """Whether the class is a scene as far as can be read."""
    known = {base for base in bases[name] if base in classes and base != name}
    foreign = bases[name] - classes.keys()
    if any(base.endswith(("Scene", "Storyboard")) for base in foreign):
        return True
    return any(is_scene(base, classes, bases) for base in known) or (bool(foreign) and has_story(name, classes, bases))


def has_story(name: str, classes: dict[str, ast.ClassDef], bases: dict[str, set[str]]) -> bool:
    """Whether the class, or one in the same file that it builds on, says what happens."""
    if name not in classes:
        return False
    methods = {node.name for node in classes[name].body if isinstance(node, ast.FunctionDef)}
    return bool(methods & STORY_METHODS) or any(has_story(base, classes, bases) for base in bases[name] - {name})


def shadows(folder: Path) -> list[str]:
    """Files in the folder that are named like an installed module, which wins over them."""
    return sorted(
        file.name for file in folder.glob("*.py") if file.stem in sys.stdlib_module_names or file.stem in sys.modules
    )


def imported(file: Path) -> ModuleType:
    """Import the file under a name of its own; its folder comes last on the search path.

    Raises:
        Exception: whatever the file raises.
    """
    sys.path.append(str(file.parent))
    name = f"scenes_of_{file.stem}"
    specification = importlib.util.spec_from_file_location(name, file)
    if specification is None or specification.loader is None:
        raise SceneError(f"{file} cannot be imported")
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module
    specification.loader.exec_module(module)
    return module


def takes_setting(scene_class: type) -> bool:
    """Whether the class wants the setting when it is made."""
    return "setting" in inspect.signature(scene_class).parameters
