"""The studio's processes as the studio sees them: who has called, what they report, and how they are ended."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mathanim.rendering.executors.fork_server import MODULES
from mathanim.rendering.executors.processes import FIXED_WORLD
from mathanim.rendering.preview.lifetime import end_group
from mathanim.rendering.preview.lines import Exchange, StudioLine
from mathanim.rendering.preview.orders import Begun, DrawOrder, Report, RunOrder

PROGRAM = (
    "import json, sys; from pathlib import Path; sys.path[:] = json.loads(sys.argv[3]);"
    "from mathanim.rendering.preview.warm import serve; serve(Path(sys.argv[1]), Path(sys.argv[2]))"
)
SECONDS_TO_LEAVE = 20.0
"""Within which the warm process has ended all others: a busy machine takes long to let go of their memory."""


@dataclass
class Caller:
    """A process that has called: its line, who it says it is, and when it was last heard."""

    line: StudioLine
    begun: Begun | None = None
    heard_at: float = 0.0


@dataclass(frozen=True)
class Lost:
    """The process has ended."""


Heard = tuple[Begun, Report | Lost]


class Crew:
    """One warm process, the runs forked from it, their checkpoints, and the drawings forked from those.

    All that they said before ``looked_at`` was heard.
    """

    def __init__(self, folder: Path, modules: Sequence[str]) -> None:
        self.folder, self.modules = folder, modules
        self._exchange = Exchange(folder)
        self._callers: list[Caller] = []
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._exchange, selectors.EVENT_READ)
        self._bell, self._button = os.pipe()
        os.set_blocking(self._bell, False)
        os.set_blocking(self._button, False)
        self._selector.register(self._bell, selectors.EVENT_READ)
        self._warm: subprocess.Popen[bytes] | None = None
        self._waiting: RunOrder | None = None
        self.looked_at = time.monotonic()

    def ring(self) -> None:
        """Wake whoever waits to hear; from any thread."""
        with suppress(OSError):
            os.write(self._button, b"!")

    def hear(self, seconds: float | None) -> list[Heard]:
        """What processes have said, waiting so long for the first word or the bell."""
        self._selector.select(seconds)
        self.looked_at = time.monotonic()
        with suppress(BlockingIOError):
            os.read(self._bell, 4096)
        for line in self._exchange.callers():
            self._callers.append(Caller(line))
            self._selector.register(line, selectors.EVENT_READ)
        return [heard for caller in list(self._callers) for heard in self._words_of(caller)]

    def order_run(self, order: RunOrder) -> None:
        """Have a run forked, as soon as there is a warm process."""
        if self._warm is None or self._warm.poll() is not None:
            self._start_warm()
        warm = self._caller("warm", 0, 0)
        if warm is None or not warm.line.order(order):
            self._waiting = order

    def order_drawing(self, run: int, checkpoint: int, order: DrawOrder) -> bool:
        """Have a drawing forked from a checkpoint; False if that is gone."""
        caller = self._caller("checkpoint", run, checkpoint)
        return caller is not None and caller.line.order(order)

    def checkpoints_of(self, run: int) -> list[int]:
        """The beats at whose start the run has checkpoints."""
        found = (caller.begun for caller in self._callers if caller.begun)
        return sorted(begun.number for begun in found if begun.role == "checkpoint" and begun.run == run)

    def last_heard(self, role: str, run: int, number: int = 0) -> float | None:
        """When such a process last said something; None if there is none."""
        caller = self._caller(role, run, number)
        return caller.heard_at if caller else None

    def end_run(self, run: int) -> None:
        """End a run with all that was forked from it."""
        if self._waiting is not None and self._waiting.number == run:
            self._waiting = None
        if (caller := self._caller("run", run, 0)) is not None and caller.begun is not None:
            end_group(caller.begun.process)

    def signal_run(self, run: int, number: signal.Signals) -> None:
        """Stop the process that goes through a scene, or let it go on; its checkpoints go on anyway."""
        if (caller := self._caller("run", run, 0)) is not None and caller.begun is not None:
            caller.heard_at = time.monotonic()
            with suppress(ProcessLookupError):
                os.kill(caller.begun.process, number)

    def end_drawing(self, run: int, number: int) -> None:
        """End a drawing."""
        if (caller := self._caller("drawing", run, number)) is not None and caller.begun is not None:
            with suppress(ProcessLookupError):
                os.kill(caller.begun.process, signal.SIGKILL)

    def replace_warm(self) -> None:
        """End the warm process and all that was forked from it: the next run is forked from a fresh one."""
        if self._warm is not None:
            for caller in self._callers:
                if caller.begun is not None and caller.begun.role == "run":
                    end_group(caller.begun.process)
            self._warm.kill()
            self._warm.wait()
            self._warm = None

    def close(self) -> None:
        """End every process; returns when none is left."""
        for caller in self._callers:
            if caller.begun is not None and caller.begun.role == "run":
                end_group(caller.begun.process)
        for caller in self._callers:
            caller.line.close()
        self._exchange.close()
        if self._warm is not None:
            self._warm.terminate()
            try:
                self._warm.wait(SECONDS_TO_LEAVE)
            except subprocess.TimeoutExpired:
                self._warm.kill()
                self._warm.wait()
        self._selector.close()
        os.close(self._bell)
        os.close(self._button)

    def _start_warm(self) -> None:
        arguments = [str(self.folder), str(self._exchange.place), json.dumps(sys.path)]
        self._warm = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            env={**os.environ, **FIXED_WORLD, MODULES: " ".join(self.modules)},
            start_new_session=True,
        )

    def _words_of(self, caller: Caller) -> Iterator[Heard]:
        for report in caller.line.reports():
            caller.heard_at = time.monotonic()
            if isinstance(report, Begun):
                caller.begun = report
                self._give_waiting_order(caller)
            if caller.begun is not None:
                yield caller.begun, report
        if caller.line.is_closed:
            self._callers.remove(caller)
            self._selector.unregister(caller.line)
            caller.line.close()
            if caller.begun is not None and not self._is_replaced(caller.begun):
                yield caller.begun, Lost()

    def _is_replaced(self, begun: Begun) -> bool:
        """Whether it was a warm process that is not wanted any more."""
        return begun.role == "warm" and (self._warm is None or self._warm.pid != begun.process)

    def _give_waiting_order(self, caller: Caller) -> None:
        if caller.begun is not None and caller.begun.role == "warm" and self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            caller.line.order(waiting)

    def _caller(self, role: str, run: int, number: int) -> Caller | None:
        found = (caller for caller in reversed(self._callers) if caller.begun is not None)
        wanted = (role, run, number)
        return next((c for c in found if c.begun and (c.begun.role, c.begun.run, c.begun.number) == wanted), None)
