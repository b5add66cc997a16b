"""A Dask cluster, reached through ``distributed``: its scheduler's address, or one on this machine."""

import asyncio
import logging
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.executors.cores import usable

SECONDS_TO_CONNECT = 5
SECONDS_WITHOUT_WORKERS = 30.0
GIVEN_UP = {"cancelled", "released", "forgotten"}


class DaskCluster:
    """A cluster through a client of its scheduler."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self._seen = time.monotonic()

    def pool(self) -> Executor:
        """The client as an executor; every job is one of its own, whatever its arguments."""
        pool: Executor = self.client.get_executor(pure=False)
        return pool

    @contextmanager
    def listening(self, topic: str, hear: Callable[[int, str, int], None]) -> Iterator["DaskLink"]:
        """Words come as events through the scheduler."""
        self.client.subscribe_topic(topic, lambda event: hear(*event[1]))
        try:
            yield DaskLink(topic)
        finally:
            self.client.unsubscribe_topic(topic)

    def complaint(self) -> str:
        """Whether there has been no scheduler, or one without workers, for long."""
        if workers_of(self.client):
            self._seen = time.monotonic()
        silence = time.monotonic() - self._seen
        is_empty = silence > SECONDS_WITHOUT_WORKERS
        return f"the Dask cluster has had no workers, or no scheduler, for {silence:.0f} s" if is_empty else ""


@dataclass(frozen=True)
class DaskLink:
    """Leads back from a task to the client through the scheduler."""

    topic: str

    def tell(self, index: int, beat: str, frames: int) -> None:
        """Send an event."""
        distributed().get_worker().log_event(self.topic, [index, beat, frames])

    def is_wanted(self) -> bool:
        """Whether the scheduler still wants the task of this thread: not if its client is gone, or it is itself."""
        worker = distributed().get_worker()
        task = worker.state.tasks.get(worker.get_current_task())
        is_at_work = worker.status.name in ("running", "paused")
        return is_at_work and task is not None and task.state not in GIVEN_UP


def dask_cluster(address: str) -> DaskCluster:
    """The cluster whose scheduler has that address; with ``local``, one of as many processes as there are cores.

    Raises:
        WrongUse: if ``distributed`` is not installed, nobody answers, or there are no workers.
    """
    client = connected(address)
    if not workers_of(client):
        try:
            client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
        except TimeoutError:
            raise WrongUse(
                f"the Dask scheduler at {address} has no workers: start some, with dask worker {address}"
            ) from None
    return DaskCluster(client)


def connected(address: str) -> Any:
    """A client of the scheduler."""
    library = distributed()
    try:
        if address == "local":
            return library.Client(own_cluster(library), set_as_default=False)
        asyncio.run(knock(address, library))
        return library.Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise WrongUse(f"no Dask scheduler answers at {address}: {reason}; start one with dask scheduler") from error


async def knock(address: str, library: Any) -> None:
    """See whether anybody answers, before a client is made that would go on trying."""
    secrets = library.Security().get_connection_args("client")
    answer = await library.comm.connect(address, timeout=SECONDS_TO_CONNECT, **secrets)
    await answer.close()


def workers_of(client: Any) -> Any:
    """The workers that the scheduler knows; none, if it cannot be asked."""
    try:
        return client.scheduler_info().get("workers")
    except OSError:
        return None


def own_cluster(library: Any) -> Any:
    """A cluster on this machine, whose processes leave Ctrl-C to this program: it ends them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return library.LocalCluster(
            n_workers=usable(),
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def distributed() -> Any:
    """The library.

    Raises:
        WrongUse: if it is not installed.
    """
    try:
        return import_module("distributed")
    except ModuleNotFoundError as error:
        if error.name not in ("distributed", "dask"):
            raise
        raise WrongUse("--workers dask:… needs a package: pip install 'mathanim[cluster]'") from error
