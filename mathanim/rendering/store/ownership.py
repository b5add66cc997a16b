"""Whose file it is: installed with Python, or the user's and this project's own, which may change at any time."""

import os
import site
import sys
import sysconfig
from pathlib import Path
from types import FrameType
from typing import Any

from mathanim.inputs.scene_folder import SCENES

PACKAGE = Path(__file__).parents[2]
OWN = tuple({f"{folder}/" for path in (PACKAGE, SCENES) for folder in (path, path.resolve())})
INSTALLED = tuple(
    {
        f"{folder}/"
        for path in (
            *site.getsitepackages(),
            site.getusersitepackages(),
            *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        )
        for folder in (Path(path), Path(path).resolve())
    }
)
STANDARD_LIBRARY = tuple(
    {f"{folder}/" for path in (sysconfig.get_path("stdlib"),) for folder in (Path(path), Path(path).resolve())}
)
SYSTEM = ("/proc/", "/sys/", "/dev/", "/etc/", "/usr/", "/lib/", "/lib64/", "/bin/", "/sbin/", "/var/", "/run/")
RENDERING = f"{PACKAGE / 'rendering'}/"
HERE = f"{RENDERING}store/"


def absolute(path: Any) -> str:
    """The path as an absolute one without dots; empty for what is no path, such as a descriptor."""
    if not isinstance(path, str | bytes | os.PathLike):
        return ""
    place = os.fsdecode(path)
    return os.path.normpath(place if place.startswith("/") else Path(place).absolute())


def is_installed(path: str) -> bool:
    """Whether the path lies among installed packages or in Python itself: their versions tell of them."""
    return path.startswith(INSTALLED) and not path.startswith(OWN)


def is_system(path: str) -> bool:
    """Whether the path lies where the operating system keeps its own."""
    return path.startswith(SYSTEM)


def is_call_of_scene(frame: FrameType | None) -> bool:
    """Whether the call came from a scene or its modules: the innermost code that is not Python's own is theirs."""
    file = caller(frame)
    return bool(file) and not is_installed(file) and not file.startswith(RENDERING)


def is_call_of_renderer(frame: FrameType | None) -> bool:
    """Whether the call came from this floor."""
    return caller(frame).startswith(RENDERING)


def caller(frame: FrameType | None) -> str:
    """The file of the innermost code that is neither Python's own nor of this room; empty if there is none."""
    while frame is not None:
        file = frame.f_code.co_filename
        if not file.startswith(("<frozen", HERE)) and not is_standard(file):
            return file
        frame = frame.f_back
    return ""


def is_standard(file: str) -> bool:
    """Whether the file belongs to Python's standard library."""
    return file.startswith(STANDARD_LIBRARY) and not file.startswith(tuple(f"{path}/" for path in site_packages()))


def site_packages() -> list[str]:
    """The folders of installed packages, which may lie inside that of the standard library."""
    return [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
