"""The life of a worker process: one job, then out; it never outlives the program that wants its result."""

import errno
import os
import resource
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from mathanim.rendering.executors.board import OWN, Board, peak_memory
from mathanim.rendering.executors.messages import send
from mathanim.rendering.executors.seam import Lost, Work
from mathanim.rendering.forking import end_with_parent

SECONDS_BETWEEN_WORDS = 0.1


def work_once(connection: Connection, board: Board, memory: int, work: Work, job: Any) -> None:
    """Do one job within so many bytes and send the result; meanwhile say now and then how far it is."""
    os.setpgid(0, 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()
    threading.Thread(target=die_with, args=(connection,), name="watch of the parent", daemon=True).start()
    limit_memory(memory)
    OWN.append(board)
    try:
        send(connection.fileno(), ("begun",))
        result = work(job, Teller(connection.fileno(), board))
    except Exception as error:
        result = Lost(said_by(error))
    with suppress(OSError):  # the owner is gone, and wants nothing
        send_result(connection.fileno(), result)
    leave()


def limit_memory(most: int) -> None:
    """Let this process and its children hold so many bytes each, not counting what is only reserved, as CUDA does."""
    _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
    limit = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def send_result(descriptor: int, result: Any) -> None:
    """Send the result, or why it cannot be sent."""
    try:
        send(descriptor, ("result", result))
    except OSError:
        raise
    except Exception as error:  # whatever pickling it raises
        send(descriptor, ("result", Lost(f"the result cannot be sent: {said_by(error)}", "CannotTravel")))


def said_by(error: BaseException) -> str:
    """An error in a line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def die_with(connection: Connection) -> None:
    """End this process and all that it started when the other end of the connection closes: its owner is gone.

    A scene that has closed this end ends by itself, or with the process that it was forked from.
    """
    try:
        os.read(connection.fileno(), 1)
    except OSError as error:
        if error.errno == errno.EBADF:
            return
    os.killpg(0, signal.SIGKILL)


def leave() -> None:
    """End at once: what a scene left running (threads, exit hooks) must not keep the worker."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


class Teller:
    """Keeps the board up to date, and sends word of the beat and the frames so far.

    A word goes at the first telling, at every new beat, and otherwise at most ten times a second.
    """

    def __init__(self, descriptor: int, board: Board) -> None:
        self._descriptor = descriptor
        self._board = board
        self._beat: str | None = None
        self._last = 0.0

    def __call__(self, beat: str, frames: int) -> None:
        """Tell, if it is time."""
        self._board.frames = frames
        now = time.monotonic()
        if beat != self._beat or now - self._last >= SECONDS_BETWEEN_WORDS:
            self._beat, self._last = beat, now
            self._board.peak_memory = peak_memory()
            send(self._descriptor, ("told", beat, frames))
