"""Watches what a piece of code does to the world: files, sockets, programs, code that is run; in little memory."""

import gc
import os
import re
import resource
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TELLING = re.compile(
    r"open|exec|compile|import|marshal\..*|pickle\..*|mmap\..*|code\..*|glob\..*|tempfile\..*"
    r"|socket\..*|subprocess\..*|os\..*|shutil\..*|ctypes\..*|urllib\..*"
)
PARSED_ONLY = "<unknown>"
"""What ``ast.parse`` calls its text, which it compiles no further than to a tree."""


class Watch:
    """An audit hook that notes what it is told of while ``is_armed``; Python never lets go of one.

    ``strangers`` are the threads of which it notes nothing.
    """

    def __init__(self) -> None:
        self.is_armed = False
        self.strangers: set[int] = set()
        self.readable: Path | None = None
        self.noted: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        is_meant = self.is_armed and threading.get_ident() not in self.strangers
        if is_meant and TELLING.fullmatch(event) and not self._is_allowed(event, arguments):
            self.noted.append(f"{event} {arguments!r:.200}")

    def _is_allowed(self, event: str, arguments: tuple[object, ...]) -> bool:
        if event == "compile":
            return arguments[1] == PARSED_ONLY
        if event not in ("open", "os.scandir") or self.readable is None or not isinstance(arguments[0], str | Path):
            return False
        is_reading = event == "os.scandir" or (isinstance(arguments[2], int) and not arguments[2] & os.O_ACCMODE)
        path = Path(arguments[0])
        return is_reading and ".." not in path.parts and path.is_relative_to(self.readable)


WATCH = Watch()


@contextmanager
def watched(more_memory: int = 64 * 2**20, readable: Path | None = None) -> Iterator[list[str]]:
    """What Python's audit hooks tell of inside; there, the process may grow by ``more_memory`` bytes at most.

    Nothing is told of files and folders that are read in the folder ``readable``, nor of text parsed and not compiled,
    nor of threads that ran before; garbage, whose end other tests left to chance, is not collected meanwhile.
    """
    WATCH.noted = []
    WATCH.readable = readable
    WATCH.strangers = sys._current_frames().keys() - {threading.get_ident()}
    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_size() + more_memory, limits[1]))
    was_collected = gc.isenabled()
    gc.disable()
    WATCH.is_armed = True
    try:
        yield WATCH.noted
    finally:
        WATCH.is_armed = False
        if was_collected:
            gc.enable()
        resource.setrlimit(resource.RLIMIT_AS, limits)


def _size() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
