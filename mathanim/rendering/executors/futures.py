"""Jobs on any cluster whose library offers a ``concurrent.futures.Executor``: one file for each such library."""

import pickle
import queue
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import AbstractContextManager
from typing import Any, Protocol

from mathanim.rendering.errors import Interrupted
from mathanim.rendering.executors.host import Link, carry_out
from mathanim.rendering.executors.limits import Limits
from mathanim.rendering.executors.parcels import Sender
from mathanim.rendering.executors.seam import Lost, Told, Work
from mathanim.rendering.executors.worker import said_by

TRIES = 2
MOST_POOLS = 10
SECONDS_BETWEEN_LOOKS = 1.0


class Cluster(Protocol):
    """What is asked of a library that runs functions on other machines."""

    def pool(self) -> Executor:
        """An executor; another one if the last broke."""

    def listening(self, topic: str, hear: Callable[[int, str, int], None]) -> AbstractContextManager[Link]:
        """A link that travels with each job; what it is told of the topic is passed to ``hear``, in any thread."""

    def complaint(self) -> str:
        """Why nothing more can come of this cluster; empty as long as something can."""


class Futures:
    """Runs each job on some machine of a cluster, there in a fresh process like those of Processes.

    A machine that dies has its jobs done by another, twice at most. Results are written to the job's folder where
    that machine sees it, and sent back where it does not.
    """

    def __init__(self, cluster: Cluster, modules: Sequence[str] = (), limits: Limits | None = None) -> None:
        self.cluster = cluster
        self._modules, self._limits = tuple(modules), limits or Limits()
        self._run = secrets.token_hex(8)

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job; the first ones are handed in first."""
        topic = f"mathanim-{secrets.token_hex(8)}"
        news: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        sender = Sender()
        with self.cluster.listening(topic, lambda *words: news.put(("told", *words))) as link:
            batch = Batch(self.cluster, link, news)
            try:
                for index, job in enumerate(jobs):
                    batch.add(index, self._run, pickle.dumps((self._modules, self._limits, work, sender.sent(job))))
                while batch.unfinished:
                    for index, result in batch.results(told):
                        yield index, sender.received(result, jobs[index])
            finally:
                batch.close()


class Batch:
    """The jobs of one run that are in the cluster."""

    def __init__(self, cluster: Cluster, link: Link, news: "queue.SimpleQueue[tuple[Any, ...]]") -> None:
        self.unfinished: dict[int, tuple[Any, ...]] = {}
        self._cluster, self._link, self._news = cluster, link, news
        self._pool, self._pools = cluster.pool(), 1
        self._tries: dict[int, int] = {}
        self._futures: dict[int, Future[bytes]] = {}

    def add(self, index: int, *order: Any) -> None:
        """Hand in one job."""
        self.unfinished[index] = order
        self._submit(index)

    def results(self, told: Told) -> Iterator[tuple[int, Any]]:
        """Wait for some news; the results among it."""
        try:
            word, index, *rest = self._news.get(timeout=SECONDS_BETWEEN_LOOKS)
        except queue.Empty:
            if complaint := self._cluster.complaint():
                yield from [(index, self._ended(index, Lost(complaint, "WorkerLost"))) for index in [*self.unfinished]]
            return
        if word == "told" and index in self.unfinished:
            told(index, *rest)
        elif word == "done" and self._futures[index] is rest[0]:
            yield from self._done(index, rest[0])

    def close(self) -> None:
        """Let nothing go on."""
        for future in self._futures.values():
            future.cancel()
        self._pool.shutdown(wait=False)

    def _submit(self, index: int) -> None:
        try:
            future = self._pool.submit(carry_out, index, self._link, *self.unfinished[index])
        except BrokenExecutor:
            self._pool, self._pools = self._cluster.pool(), self._pools + 1
            future = self._pool.submit(carry_out, index, self._link, *self.unfinished[index])
        self._futures[index] = future
        future.add_done_callback(lambda done: self._news.put(("done", index, done)))

    def _done(self, index: int, future: Future[bytes]) -> Iterator[tuple[int, Any]]:
        error = CancelledError("its scheduler is gone") if future.cancelled() else future.exception()
        if error is None:
            yield index, self._ended(index, read(future.result()))
        elif self._is_worth_another_try(index, error):
            self._submit(index)
        else:
            yield index, self._ended(index, Lost(f"the cluster gave it up: {said_by(error)}", "WorkerLost"))

    def _is_worth_another_try(self, index: int, error: BaseException) -> bool:
        """Whether the job may come through: a broken pool takes all its jobs along, so that counts for none of them."""
        if isinstance(error, BrokenExecutor):
            return self._pools < MOST_POOLS
        self._tries[index] = self._tries.get(index, 1) + 1
        return self._tries[index] <= TRIES

    def _ended(self, index: int, result: Any) -> Any:
        del self.unfinished[index]
        return result


def read(content: bytes) -> Any:
    """The result that came."""
    try:
        return pickle.loads(content)
    except Interrupted:
        raise
    except Exception as error:  # whatever unpickling raises
        return Lost(f"the result cannot be read: {said_by(error)}", "CannotTravel")
