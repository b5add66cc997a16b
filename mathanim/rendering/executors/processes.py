"""Jobs in fresh processes, several at once, forked from a server that has everything imported and nothing begun."""

import os
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import connection
from typing import Any

from mathanim.rendering.errors import Interrupted
from mathanim.rendering.executors.board import new_board
from mathanim.rendering.executors.clock import Clock
from mathanim.rendering.executors.fork_server import LOADED, MODULES, SERVER, ForkServerContext, await_end, load
from mathanim.rendering.executors.limits import Limits
from mathanim.rendering.executors.messages import Inbox
from mathanim.rendering.executors.running import Running
from mathanim.rendering.executors.seam import Lost, Told, Work
from mathanim.rendering.executors.worker import said_by, work_once

TRIES = 2
FIXED_WORLD: Mapping[str, str] = {
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "CUBLAS_WORKSPACE_CONFIG": ":4096:8",
}


class Processes:
    """Runs each job in a process of its own, at most ``workers`` at a time.

    A worker that was killed by a signal is replaced once: the machine may have been short of memory. What a scene
    does to itself (an exception, an early exit, taking too long) is never tried again. ``modules`` are imported
    once, before forking. When there are fewer jobs than workers, jobs are told that they may use more cores.
    """

    def __init__(self, workers: int, modules: Sequence[str] = (), limits: Limits | None = None) -> None:
        if workers < 1:
            raise ValueError(f"rendering needs at least one worker, not {workers}")
        self.workers = workers
        self.limits = limits or Limits()
        self._memory = self.limits.memory_of(workers)
        self._context = ForkServerContext()
        self._modules = modules

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job, the first ones first."""
        waiting = deque((index, 1) for index in range(len(jobs)))
        running: list[Running] = []
        try:
            while waiting or running:
                while waiting and len(running) < self.workers:
                    index, attempt = waiting.popleft()
                    begun = self._begin(index, attempt, work, jobs[index])
                    if isinstance(begun, Lost):
                        yield from settled(waiting, index, attempt, begun)
                    else:
                        running.append(begun)
                self._share_cores(running)
                for worker, result in ended(running, told):
                    running.remove(worker)
                    worker.kill()
                    yield from settled(waiting, worker.index, worker.attempt, result)
        finally:
            for worker in running:
                worker.kill()

    def _begin(self, index: int, attempt: int, work: Work, job: Any) -> Running | Lost:
        """A worker at work on the job, or why there is none."""
        try:
            return self._start(index, attempt, work, job)
        except Interrupted:
            raise
        except (OSError, EOFError) as error:
            return Lost(f"the worker could not be forked: {said_by(error)}", "WorkerLost")
        except Exception as error:  # whatever pickling the job raises
            return Lost(f"the job cannot be sent: {said_by(error)}", "CannotTravel")

    def _start(self, index: int, attempt: int, work: Work, job: Any) -> Running:
        ours, theirs = self._context.Pipe()
        board = new_board(self._context)
        arguments = (theirs, board, self._memory, work, job)
        process = self._context.Process(target=work_once, args=arguments, daemon=False)
        try:
            self._fork(process)
        except (OSError, EOFError):  # the fork server is going away at this very moment: the next one may do it
            await_end()
            self._fork(process)
        theirs.close()
        clock = Clock(self.limits, time.monotonic())
        return Running(index, attempt, process, ours, Inbox(ours.fileno()), board, clock)

    def _fork(self, process: Any) -> None:
        load(self._modules)
        with world({**FIXED_WORLD, MODULES: " ".join(sorted(LOADED))}):
            SERVER.ensure_running()
        process.start()

    def _share_cores(self, running: Sequence[Running]) -> None:
        for worker, share in zip(running, shared(self.workers, len(running)), strict=True):
            worker.board.allotted = share


def ended(running: Sequence[Running], told: Told) -> Iterator[tuple[Running, Any]]:
    """Wait until some worker speaks, ends or takes too long; those that came to a result, with it."""
    if not running:
        return
    ends = [end for worker in running for end in (worker.connection, worker.process.sentinel)]
    connection.wait(ends, max(0.0, min(worker.clock.deadline for worker in running) - time.monotonic()))
    for worker in list(running):
        yield from ((worker, result) for result in worker.results(told))


def shared(cores: int, jobs: int) -> list[int]:
    """How many cores each of so many jobs may use, of all that there are; those that began first get the odd ones."""
    return [cores // jobs + (place < cores % jobs) for place in range(jobs)]


def settled(waiting: "deque[tuple[int, int]]", index: int, attempt: int, result: Any) -> Iterator[tuple[int, Any]]:
    """The result of a job, or nothing for now: the job waits once more, if only the machine ended it."""
    if is_worth_another_try(result, attempt):
        waiting.appendleft((index, attempt + 1))
    else:
        yield index, result


def is_worth_another_try(result: Any, attempt: int) -> bool:
    """Whether a fresh worker should try: only if the machine ended the last one."""
    return isinstance(result, Lost) and result.is_machine_fault and attempt < TRIES


@contextmanager
def world(variables: Mapping[str, str]) -> Iterator[None]:
    """The environment in which scenes live, whoever renders them; set while the fork server starts."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
