"""A fork server of our own: our workers live in their world, even if the program's shared server lives in another."""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import context, forkserver, popen_forkserver, process

PRELOADED = "mathanim.rendering.executors.preloaded"
SERVER = forkserver.ForkServer()
SERVER.set_forkserver_preload([PRELOADED])


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
