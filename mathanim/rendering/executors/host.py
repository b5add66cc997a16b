"""On a machine of a cluster: have a job done by an agent, a program of this run, which ends when it is not wanted."""

import socket
import subprocess
import sys
import threading
from contextlib import suppress
from multiprocessing import connection
from typing import Protocol

from mathanim.rendering.executors.messages import Inbox, send
from mathanim.rendering.store.ownership import PACKAGE

SECONDS_BETWEEN_LOOKS = 0.5


class Link(Protocol):
    """What leads back to the program that wants the result; it can be pickled."""

    def tell(self, index: int, beat: str, frames: int) -> None:
        """Say how far a job is."""

    def is_wanted(self) -> bool:
        """Whether the result of the job that this thread does is still wanted."""


class AgentLost(RuntimeError):
    """The agent ended without a result: somebody killed it."""


class NotWanted(RuntimeError):
    """Nobody wants the result any more."""


def carry_out(index: int, link: Link, run: str, order: bytes) -> bytes:
    """The pickled result of a job, which is done as ``order`` says.

    Nothing of the order is unpickled here: this process may live long, and remember modules as they once were.

    Raises:
        AgentLost: if it was killed.
        NotWanted: if nobody waits for the result.
    """
    agent = AGENTS.take(run)
    try:
        result = agent.result(index, link, order)
    except BaseException:
        agent.end()
        raise
    AGENTS.give_back(agent)
    return result


class Agent:
    """A program that does jobs for one run, one after another; it ends with this process, or when it is idle long."""

    def __init__(self, run: str) -> None:
        self.run = run
        self._line, theirs = socket.socketpair()
        command = [sys.executable, "-m", "mathanim.rendering.executors.agent", str(theirs.fileno())]
        self._program = subprocess.Popen(
            command, cwd=PACKAGE.parent, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, start_new_session=True
        )
        theirs.close()
        self._inbox = Inbox(self._line.fileno())

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._program.poll() is None

    def result(self, index: int, link: Link, order: bytes) -> bytes:
        """Let it do a job and pass on what it tells."""
        self._send(order)
        while True:
            connection.wait([self._line], SECONDS_BETWEEN_LOOKS)
            for word, *rest in self._inbox.take():
                if word == "result":
                    result: bytes = rest[0]
                    return result
                link.tell(index, *rest)
            if self._inbox.is_closed:
                raise AgentLost(f"the program that drew on {socket.gethostname()} was killed")
            if not link.is_wanted():
                raise NotWanted("the result is not wanted any more")

    def end(self) -> None:
        """End it: it ends what it does when the line is closed."""
        self._line.close()
        with suppress(subprocess.TimeoutExpired):
            self._program.wait(10)
        self._program.kill()
        self._program.wait()

    def _send(self, order: bytes) -> None:
        try:
            send(self._line.fileno(), order)
        except OSError as error:
            raise AgentLost(f"the program that draws on {socket.gethostname()} has ended") from error


class Agents:
    """The agents of this process that have nothing to do, all of one run; several threads may ask at once."""

    def __init__(self) -> None:
        self._idle: list[Agent] = []
        self._lock = threading.Lock()

    def take(self, run: str) -> Agent:
        """An agent of the run, a new one if none is idle; those of other runs, who know old modules, are ended."""
        with self._lock:
            fitting = [agent for agent in self._idle if agent.run == run and agent.is_alive]
            others = [agent for agent in self._idle if agent not in fitting]
            self._idle = fitting[1:]
        for agent in others:
            agent.end()
        return fitting[0] if fitting else Agent(run)

    def give_back(self, agent: Agent) -> None:
        """Keep it for another job."""
        with self._lock:
            self._idle.append(agent)


AGENTS = Agents()
