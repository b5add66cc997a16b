"""What a command costs: seconds, CPU seconds of every process that it starts, and memory."""

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.quantities import CPU, WALL, Quantities

ADOPT_ORPHANS = 36
SECONDS_BETWEEN_LOOKS = 0.1


@dataclass(frozen=True)
class Cost:
    """Seconds from start to end, CPU seconds (user and system) of the whole tree, memory in bytes.

    ``largest`` is the most that one process held; ``together`` the most that all held at one time, memory that
    several share counted once, and 0 unless it was watched.
    """

    wall: float = 0.0
    cpu: float = 0.0
    largest: int = 0
    together: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        """One command after another."""
        largest, together = max(self.largest, other.largest), max(self.together, other.together)
        return Cost(self.wall + other.wall, self.cpu + other.cpu, largest, together)

    @property
    def times(self) -> Quantities:
        """Wall and CPU seconds."""
        return {WALL: self.wall, CPU: self.cpu}


class CommandFailed(RuntimeError):
    """A command that was measured ended with an error."""


def cost_of(
    command: Sequence[str], folder: Path, *, variables: Mapping[str, str] | None = None, is_watched: bool = False
) -> Cost:
    """Run a command in a folder, wait for everything that it started, and say what it took.

    This process must have no other children: it waits for all.

    Raises:
        CommandFailed: with the last of what it said, if its exit code is not 0.
    """
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1)
    said = folder / "said.txt"
    with said.open("ab") as words:
        begun = time.monotonic()
        program = subprocess.Popen(command, cwd=folder, env=world(variables or {}), stdout=words, stderr=words)
        with Watch(is_watched) as watch:
            cost = reaped(program, begun)
    if program.returncode:
        last = "\n".join(said.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
        raise CommandFailed(f"{' '.join(command)}: exit code {program.returncode}\n{last}")
    return cost + Cost(together=watch.most)


def world(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command: this one, but modules once compiled stay so."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **variables}


def reaped(program: "subprocess.Popen[bytes]", begun: float) -> Cost:
    """Wait until the program and all its orphans have ended, and sum up what they used."""
    cost = Cost()
    while True:
        try:
            process, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return cost
        wall = 0.0
        if process == program.pid:
            program.returncode = os.waitstatus_to_exitcode(status)
            wall = time.monotonic() - begun
        cost += Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


class Watch:
    """Looks now and then, if asked to, how much memory all descendants hold."""

    def __init__(self, is_watched: bool) -> None:
        self.most = 0
        self._has_ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True) if is_watched else None

    def __enter__(self) -> "Watch":
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._has_ended.set()
        if self._thread:
            self._thread.join()

    def _look(self) -> None:
        while not self._has_ended.wait(SECONDS_BETWEEN_LOOKS):
            self.most = max(self.most, sum(map(share_of_memory, descendants(os.getpid()))))


def descendants(root: int) -> set[int]:
    """Every living process below another."""
    parents = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
    below = {root}
    while new := {process for process, parent in parents.items() if parent in below} - below:
        below |= new
    return below - {root}


def share_of_memory(process: int) -> int:
    """What a process holds, in bytes; of what n processes share, each holds an n-th."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
