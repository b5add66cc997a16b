"""Count what a program does to a folder's files, and strike at one of these operations; each has a name."""

import fcntl
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import av

PACKAGE = str(Path(__file__).resolve().parents[2] / "mathanim")
OPERATIONS: tuple[tuple[Any, str], ...] = (
    *((os, name) for name in ("open", "write", "fsync", "rename", "replace", "mkdir", "unlink", "rmdir", "utime")),
    (io, "open"),
    (fcntl, "flock"),
    (av, "open"),
)

Strike = Callable[[str, tuple[Any, ...]], None]


@contextmanager
def struck_at(number: int, root: Path, strike: Strike) -> Iterator[list[str]]:
    """Call ``strike`` before the numbered operation on files under ``root``; the names of those so far are listed."""
    done: list[str] = []
    real = {(module, name): getattr(module, name) for module, name in OPERATIONS}

    def counted(module: Any, name: str) -> Callable[..., Any]:
        def operate(*arguments: Any, **named: Any) -> Any:
            if is_under(root, arguments[0], named.get("dir_fd")):
                done.append(f"{place_in_program(sys._getframe(1))}: {name}")
                if len(done) == number:
                    strike(done[-1], arguments)
            return real[module, name](*arguments, **named)

        return operate

    for module, name in OPERATIONS:
        setattr(module, name, counted(module, name))
    try:
        yield done
    finally:
        for (module, name), function in real.items():
            setattr(module, name, function)


def is_under(root: Path, first: Any, folder: Any) -> bool:
    """Whether an operation's first argument, perhaps seen from a folder's descriptor, lies under the root."""
    place = first if folder is None else folder
    if isinstance(place, int):
        place = Path(f"/proc/self/fd/{place}").readlink()
    return os.fsdecode(place).startswith(str(root))


def place_in_program(frame: FrameType | None) -> str:
    """Module and function of this program from which an operation came."""
    while frame is not None and not frame.f_code.co_filename.startswith(PACKAGE):
        frame = frame.f_back
    return f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}" if frame else "elsewhere"
