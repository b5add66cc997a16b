"""Wrap what reads without an audit event: PyAV, safetensors, the environment, and looks whether a file is there."""

import importlib._bootstrap_external as importer
import os
import sys
from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from typing import Any

from mathanim.rendering.executors.fork_server import MODULES
from mathanim.rendering.executors.processes import FIXED_WORLD
from mathanim.rendering.store.ownership import absolute, is_call_of_scene, is_installed
from mathanim.rendering.store.watching import WATCH

READERS = (
    ("av", "open"),
    ("av.container", "open"),
    ("safetensors", "safe_open"),
    ("safetensors.torch", "safe_open"),
    ("safetensors.numpy", "safe_open"),
)
OF_THE_RENDERER = {*FIXED_WORLD, "TMPDIR", MODULES}


@cache
def make_audible() -> None:
    """Wrap them all, once and for good; modules that are not loaded yet are wrapped through those that they use."""
    for module in ("av", "safetensors"):
        import_module(module)
    for module, name in READERS:
        if module in sys.modules:
            setattr(sys.modules[module], name, audible(getattr(sys.modules[module], name)))
    os.environ.__class__ = AudibleEnvironment
    set_stat("stat", tells_presence=True)
    set_stat("lstat", tells_presence=False)
    read_own_modules_from_source()


def audible(reader: Any) -> Any:
    """The reader of a file, heard when it is called."""

    @wraps(reader)
    def read(file: Any, *arguments: Any, **named: Any) -> Any:
        mode = str(named.get("mode", arguments[0] if arguments else "r"))
        WATCH.hear("open", (file, mode, os.O_WRONLY if mode.startswith("w") else os.O_RDONLY))
        return reader(file, *arguments, **named)

    return read


class AudibleEnvironment(os._Environ[str]):
    """The environment, which tells when a scene asks for a variable."""

    def __getitem__(self, name: str) -> str:
        if WATCH.is_on and name not in OF_THE_RENDERER and is_call_of_scene(sys._getframe(1)):
            WATCH.hear("mathanim.variable", (name,))
        return super().__getitem__(name)


def set_stat(name: str, *, tells_presence: bool) -> None:
    """Make ``os.stat`` or ``os.lstat`` tell what was not there, and, if wanted, what was."""
    real: Callable[..., os.stat_result] = getattr(os, name)

    @wraps(real)
    def look(path: Any, *arguments: Any, **named: Any) -> os.stat_result:
        try:
            found = real(path, *arguments, **named)
        except (FileNotFoundError, NotADirectoryError):
            WATCH.hear("mathanim.looked_for", (path, False))
            raise
        if tells_presence and WATCH.is_on:
            WATCH.hear("mathanim.looked_for", (path, True))
        return found

    setattr(os, name, look)


def read_own_modules_from_source() -> None:
    """Compile modules that are not installed from their source: bytecode beside it may be of an older one.

    Python tells them apart by time and size only, which two quick edits can share.
    """
    module: Any = importer
    place_of_bytecode = module.cache_from_source

    def place(path: Any, *arguments: Any, **named: Any) -> str:
        if not is_installed(absolute(path)):
            raise NotImplementedError
        bytecode: str = place_of_bytecode(path, *arguments, **named)
        return bytecode

    module.cache_from_source = place
