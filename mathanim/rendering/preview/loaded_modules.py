"""The modules that the warm process has loaded: which of them have changed since, and dropping those from a child."""

import ast
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from mathanim.rendering.store.sources import state_of
from mathanim.rendering.store.watching import WATCH
from mathanim.rendering.store.witness import own_modules

NEEDED = "mathanim.rendering"


class LoadedModules:
    """The modules of this process that are not installed: their files as they were read, and what they import."""

    def __init__(self) -> None:
        self._files = dict(own_modules())
        noted = {reading.place: reading.state for reading in WATCH.finish().readings if reading.kind == "file"}
        self._states = {file: noted.get(file) or state_of("file", file) for file in self._files.values()}
        self._importers = importers({name: imports_of(file) & self._files.keys() for name, file in self._files.items()})

    def renew(self) -> bool:
        """Forget the modules whose files have changed, and all that import them, so that they are loaded anew.

        False if this floor itself is among them: then only another process will do.
        """
        outdated = self._outdated()
        if any(name.startswith(NEEDED) for name in outdated):
            return False
        for name in outdated:
            forget(name)
        return True

    def _outdated(self) -> set[str]:
        changed = {file for file, state in self._states.items() if state_of("file", file) != state}
        found = {name for name, file in self._files.items() if file in changed}
        waiting = list(found)
        while waiting:
            new = self._importers.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found


def forget(name: str) -> None:
    """Let Python load the module anew when it is imported next, also as a part of its package."""
    sys.modules.pop(name, None)
    package, _, own_name = name.rpartition(".")
    with suppress(KeyError, AttributeError):
        delattr(sys.modules[package], own_name)


def importers(imports: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """For each module, those that import it."""
    found: dict[str, set[str]] = {}
    for importer, imported in imports.items():
        for name in imported:
            found.setdefault(name, set()).add(importer)
    return found


def imports_of(file: str) -> set[str]:
    """The full names of all that a Python file imports anywhere, modules or what is in them; none, if it is none."""
    try:
        tree = ast.parse(Path(file).read_bytes(), file)
    except (OSError, SyntaxError, ValueError):
        return set()
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names
