"""The processes that a command line started, however far down: they all carry its mark in their environment."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

SERVER = b"multiprocessing.forkserver"


def marked(mark: str) -> dict[int, int]:
    """Each living process that was started with that variable in its environment, and its parent."""
    found = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and mark.encode() in (entry / "environ").read_bytes().split(b"\0"):
                state, parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[:2]
                if state != "Z":
                    found[int(entry.name)] = int(parent)
    return found


def fork_server(tree: dict[int, int], root: int) -> int | None:
    """The fork server of the command line ``root``: its child that Python started as one."""
    for process, parent in tree.items():
        with suppress(OSError):
            if parent == root and SERVER in Path(f"/proc/{process}/cmdline").read_bytes():
                return process
    return None


def workers(tree: dict[int, int], root: int) -> list[int]:
    """Everything below the fork server: the workers, and what they forked themselves."""
    server = fork_server(tree, root)
    below = {server}
    while new := {process for process, parent in tree.items() if parent in below} - below:
        below |= new
    return sorted(process for process in below - {server} if process is not None)


def until(is_so: Callable[[], bool], seconds: float = 120) -> bool:
    """Whether it became so in time."""
    end = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < end:
        time.sleep(0.05)  # a look at every process of a machine takes some milliseconds
    return found


def end_all(mark: str) -> None:
    """End whatever carries the mark."""
    for process in marked(mark):
        with suppress(ProcessLookupError):
            os.kill(process, 9)
