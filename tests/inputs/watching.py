"""Watches what a piece of code does to the world: files, sockets, programs, code that is run; in little memory."""

import re
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TELLING = re.compile(r"open|exec|import|socket\..*|subprocess\..*|os\..*|shutil\..*|ctypes\..*|urllib\..*")


class Watch:
    """An audit hook that notes what it is told of while ``is_armed``; Python never lets go of one."""

    def __init__(self) -> None:
        self.is_armed = False
        self.noted: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_armed and TELLING.fullmatch(event):
            self.noted.append(f"{event} {arguments!r:.200}")


WATCH = Watch()


@contextmanager
def watched(more_memory: int = 64 * 2**20) -> Iterator[list[str]]:
    """What Python's audit hooks tell of inside; there, the process may grow by ``more_memory`` bytes at most."""
    WATCH.noted = []
    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_size() + more_memory, limits[1]))
    WATCH.is_armed = True
    try:
        yield WATCH.noted
    finally:
        WATCH.is_armed = False
        resource.setrlimit(resource.RLIMIT_AS, limits)


def _size() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
