"""A worker as its owner sees it: what it says, how it ends, and how it is ended."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from mathanim.rendering.errors import Interrupted
from mathanim.rendering.executors.board import Board
from mathanim.rendering.executors.clock import Clock
from mathanim.rendering.executors.messages import Inbox
from mathanim.rendering.executors.seam import Lost, Told
from mathanim.rendering.executors.worker import said_by

LONGEST_END = 30.0
WITHOUT_ITS_SERVER = 255


@dataclass
class Running:
    """A running process, the job it does, and which try this is."""

    index: int
    attempt: int
    process: Any
    connection: Connection
    inbox: Inbox
    board: Board
    clock: Clock

    def results(self, told: Told) -> Iterator[Any]:
        """Pass on what the worker said; its result, once, if it has come to one or can come to none."""
        now, has_ended = time.monotonic(), not self.process.is_alive()  # before what it said is read: nothing is missed
        for word, *rest in self._messages():
            if word == "result":
                yield rest[0]
                return
            self._hear(word, rest, told)
        if has_ended or self.inbox.is_closed:
            self.process.join(LONGEST_END)
            yield self._lost(self.process.exitcode)
        elif complaint := self.clock.complaint(now, self.board.frames):
            yield Lost(complaint, "WorkerLost" if self.clock.stage == "starting" else "TookTooLong")

    def kill(self) -> None:
        """End the process and whatever it started, now."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.connection.close()

    def _messages(self) -> list[Any]:
        try:
            return self.inbox.take()
        except Interrupted:
            raise
        except Exception as error:  # whatever unpickling raises
            return [("result", Lost(f"what the worker sent cannot be read: {said_by(error)}", "CannotTravel"))]

    def _hear(self, word: str, rest: list[Any], told: Told) -> None:
        if word == "begun":
            self.clock.begin(time.monotonic())
        else:
            beat, frames = rest
            self.clock.hear(time.monotonic(), beat, frames)
            told(self.index, beat, frames)

    def _lost(self, exit_code: int | None) -> Lost:
        """Why the worker is gone, from its exit code (minus the signal, if one killed it)."""
        if exit_code is None:
            return Lost("the scene closed the pipe on which its result would have come")
        held = self.board.peak_memory
        at_most = f", holding {held / 1e9:.1f} GB at most" if held else ""
        if exit_code < 0:
            return Lost(f"the worker was killed by {signal.Signals(-exit_code).name}{at_most}", "WorkerLost")
        if exit_code == WITHOUT_ITS_SERVER:
            return Lost(f"the worker vanished with the server that it was forked from{at_most}", "WorkerLost")
        return Lost(f"the scene ended its process without a product (exit code {exit_code})")
