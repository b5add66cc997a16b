"""The life of a worker process: one job, then out; it never outlives the program that wants its result."""

import ctypes
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection
from typing import Any

from mathanim.rendering.executors.seam import Lost, Work

DIE_WITH_PARENT = 1
SECONDS_BETWEEN_WORDS = 0.1


def work_once(connection: Connection, work: Work, job: Any) -> None:
    """Do one job and send the result; meanwhile say now and then how far it is."""
    os.setpgid(0, 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    threading.Thread(target=die_with, args=(connection,), name="watch of the parent", daemon=True).start()
    try:
        connection.send(("result", work(job, Teller(connection))))
    except Exception as error:  # the result cannot travel, or the work itself is broken: say so, do not vanish
        connection.send(("result", Lost(f"{type(error).__name__}: {' '.join(str(error).split())}")))
    leave()


def die_with(connection: Connection) -> None:
    """End the process when the other end of the connection closes: its owner is gone."""
    try:
        connection.recv()
    except (EOFError, OSError):
        os._exit(1)


def leave() -> None:
    """End at once: what a scene left running (threads, exit hooks) must not keep the worker."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


class Teller:
    """Sends word of the beat and the frames so far, at most ten times a second and at every new beat."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._beat = ""
        self._last = 0.0

    def __call__(self, beat: str, frames: int) -> None:
        """Tell, if it is time."""
        now = time.monotonic()
        if beat != self._beat or now - self._last >= SECONDS_BETWEEN_WORDS:
            self._beat, self._last = beat, now
            self._connection.send(("told", beat, frames))
