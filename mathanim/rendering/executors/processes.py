"""Jobs in fresh processes, several at once, forked from a server that has everything imported and nothing begun."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, forkserver
from typing import Any

from mathanim.rendering.executors.seam import Lost, Told, Work
from mathanim.rendering.executors.worker import work_once

PRELOADED = "mathanim.rendering.executors.preloaded"
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


@dataclass
class Worker:
    """A running process, the job it does, and which try this is."""

    index: int
    attempt: int
    process: Any
    receiver: connection.Connection

    def kill(self) -> None:
        """End the process and whatever it started, now."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.receiver.close()


class Processes:
    """Runs each job in a process of its own, at most ``workers`` at a time.

    A worker that was killed by a signal is replaced once: the machine may have been short of memory. What a scene
    does to itself (an exception, an early exit) is never tried again. ``modules`` are imported once, before forking.
    """

    def __init__(self, workers: int, modules: Sequence[str] = ()) -> None:
        if workers < 1:
            raise ValueError(f"rendering needs at least one worker, not {workers}")
        self.workers = workers
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([PRELOADED])
        self._world = {**FIXED_WORLD, "MATHANIM_PRELOADED": " ".join(modules)}

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        """Do the work for every job, the first ones first."""
        waiting = deque((index, 1) for index in range(len(jobs)))
        running: list[Worker] = []
        try:
            while waiting or running:
                while waiting and len(running) < self.workers:
                    index, attempt = waiting.popleft()
                    running.append(self._start(index, attempt, work, jobs[index]))
                for worker in ready(running):
                    message = heard_from(worker)
                    if message[0] == "told":
                        told(worker.index, message[1], message[2])
                        continue
                    running.remove(worker)
                    worker.kill()
                    if is_worth_another_try(message[1], worker.attempt):
                        waiting.appendleft((worker.index, worker.attempt + 1))
                    else:
                        yield worker.index, message[1]
        finally:
            for worker in running:
                worker.kill()

    def _start(self, index: int, attempt: int, work: Work, job: Any) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work_once, args=(theirs, work, job), daemon=False)
        with world(self._world):
            forkserver.ensure_running()
        process.start()
        theirs.close()
        return Worker(index, attempt, process, ours)


def ready(running: Sequence[Worker]) -> list[Worker]:
    """The workers that have something to say, or have ended."""
    said = connection.wait([end for worker in running for end in (worker.receiver, worker.process.sentinel)])
    return [worker for worker in running if worker.receiver in said or worker.process.sentinel in said]


def heard_from(worker: Worker) -> tuple[Any, ...]:
    """The worker's next message; if it ended without a result, what is left of it."""
    try:
        if worker.receiver.poll():
            message: tuple[Any, ...] = worker.receiver.recv()
            return message
    except (EOFError, OSError):
        pass
    worker.process.join()
    return "result", lost(worker.process.exitcode)


def lost(exit_code: int) -> Lost:
    """Why a worker is gone, from its exit code (minus the signal, if one killed it)."""
    if exit_code < 0:
        return Lost(f"the worker was killed by {signal.Signals(-exit_code).name}", is_machine_fault=True)
    return Lost(f"the scene ended its process without a product (exit code {exit_code})")


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


def cores() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0))
