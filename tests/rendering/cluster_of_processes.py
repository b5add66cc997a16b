"""Clusters for tests: plain processes of this machine, and a Dask scheduler with workers, each a program."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300
"""Seconds within which every program of a cluster is there, on a busy machine with a cold disk too."""


@dataclass(frozen=True)
class FolderLink:
    """Leads back to the program through a folder that both see; nobody waits any more when it is gone."""

    folder: Path

    def tell(self, index: int, beat: str, frames: int) -> None:
        with suppress(OSError):
            (self.folder / f"{index}-{frames}").write_text(beat)

    def is_wanted(self) -> bool:
        return self.folder.is_dir()


class ProcessPool:
    """A cluster of plain processes: all that another ``concurrent.futures.Executor`` has to bring."""

    def __init__(self, folder: Path, kind: type[ProcessPoolExecutor] = ProcessPoolExecutor) -> None:
        self.folder, self.kind = folder, kind
        self.pools: list[ProcessPoolExecutor] = []

    def pool(self) -> ProcessPoolExecutor:
        self.pools.append(self.kind(1, mp_context=get_context("forkserver")))
        return self.pools[-1]

    @contextmanager
    def listening(self, topic: str, hear: Callable[[int, str, int], None]) -> Iterator[FolderLink]:
        folder = self.folder / topic
        folder.mkdir()
        try:
            yield FolderLink(folder)
        finally:
            over = folder.rename(self.folder / f"{topic} is over")  # whoever tells of it now finds no folder
            for file in over.iterdir():
                index, _, frames = file.name.partition("-")
                hear(int(index), file.read_text(), int(frames))

    def complaint(self) -> str:
        return ""


@contextmanager
def dask_programs(workers: int, folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler on loopback and so many workers: its address, and the workers' programs."""
    place = folder / "scheduler.json"
    local = ["--host", "127.0.0.1", "--no-dashboard"]
    scheduler = dask("scheduler", "--port", "0", "--scheduler-file", str(place), *local)
    alone = ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder), "--death-timeout", str(LONGEST)]
    programs = [dask("worker", "--scheduler-file", str(place), *alone, *local) for _ in range(workers)]
    try:
        yield address_in(place, workers), programs
    finally:
        for program in [*programs, scheduler]:
            program.kill()
            program.wait()


def dask(*arguments: str) -> "subprocess.Popen[bytes]":
    """One of Dask's programs, in a group of its own, as on another machine."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL
    )


def address_in(place: Path, workers: int) -> str:
    """The scheduler's address, once it has so many workers."""
    from distributed import Client

    with Client(scheduler_file=str(place), timeout=LONGEST, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=LONGEST)
        return str(client.scheduler.address)


def kill(program: "subprocess.Popen[bytes]") -> None:
    """End a program as a power cut would."""
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
