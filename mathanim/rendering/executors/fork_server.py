"""A fork server of our own: our workers live in their world, even if the program's shared server lives in another."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import active_children, context, forkserver, popen_forkserver, process
from typing import Any

PRELOADED = "mathanim.rendering.executors.preloaded"
MODULES = "MATHANIM_PRELOADED"
"""The environment variable that tells it which modules to import."""
SERVER: Any = forkserver.ForkServer()  # Any: type stubs do not know that it can be stopped
SERVER.set_forkserver_preload(["mathanim.rendering.executors.quiet_ending", PRELOADED])
LONGEST_END = 5.0
LOADED: set[str] = set()
"""The modules that the server has imported, or will, when it begins."""


@contextmanager
def serving() -> Iterator[None]:
    """Let processes that are started meanwhile come from our server, and not from the one that the program shares."""
    shared = forkserver.connect_to_new_process
    forkserver.connect_to_new_process = SERVER.connect_to_new_process
    try:
        yield
    finally:
        forkserver.connect_to_new_process = shared


def popen(process_obj: process.BaseProcess) -> popen_forkserver.Popen:
    """A process that our server forked."""
    with serving():
        return popen_forkserver.Popen(process_obj)


class Worker(context.ForkServerProcess):
    """A process that our server forks."""

    _Popen = staticmethod(popen)


class ForkServerContext(context.ForkServerContext):
    """As multiprocessing's own, but with workers of our server."""

    Process = Worker


def load(modules: Iterable[str]) -> None:
    """Let the server have these modules imported; one that began without them is ended, unless workers of it live."""
    if not LOADED.issuperset(modules) and not any(isinstance(child, Worker) for child in active_children()):
        LOADED.update(modules)
        SERVER._stop()


def await_end() -> None:
    """Wait until the server has ended: one that was killed takes no calls before it is known to be gone."""
    end = time.monotonic() + LONGEST_END
    with suppress(ChildProcessError):
        while (server := SERVER._forkserver_pid) and time.monotonic() < end:
            if os.waitid(os.P_PID, server, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return
            time.sleep(0.01)
