"""The lines between the studio and its processes: each process calls the studio at a socket in its folder."""

import os
import pickle
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from mathanim.rendering.executors.messages import HEADER, Inbox, send
from mathanim.rendering.preview.orders import Begun, Order, Report

CALLERS_WAITING = 64


class ProcessLine:
    """A process's end: it says who it is, reports, and waits for orders; it ends when the studio does.

    ``leave`` is called before the process ends because there is no studio any more.
    """

    def __init__(self, place: Path, begun: Begun, leave: Callable[[], None] = lambda: None) -> None:
        self.place, self._leave = place, leave
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(str(place))
        except OSError:
            self._end()
        self.tell(begun)

    def tell(self, report: Report) -> None:
        """Report; if nobody listens any more, end this process."""
        try:
            send(self._socket.fileno(), report)
        except OSError:
            self._end()

    def wait(self) -> Order | None:
        """The next order; None when the studio has closed the line or is gone."""
        header = self._read(HEADER)
        content = self._read(int.from_bytes(header, "big")) if header else b""
        return pickle.loads(content) if content else None

    def close(self) -> None:
        """Hang up: another process has a line of its own."""
        self._socket.close()

    def _end(self) -> NoReturn:
        self._leave()
        os._exit(0)

    def _read(self, size: int) -> bytes:
        content = b""
        with suppress(OSError):
            while len(content) < size and (part := self._socket.recv(size - len(content))):
                content += part
        return content if len(content) == size else b""


class StudioLine:
    """The studio's end of the line to one process."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._inbox = Inbox(connection.fileno())

    def fileno(self) -> int:
        """Its descriptor, to wait for."""
        return self._socket.fileno()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more can come."""
        return self._inbox.is_closed

    def reports(self) -> list[Report]:
        """What has come; never waits. What cannot be read closes the line."""
        try:
            return self._inbox.take()
        except Exception:  # whatever unpickling raises
            self._inbox.is_closed = True
            return []

    def order(self, order: Order) -> bool:
        """Send an order; False if there is nobody to take it."""
        try:
            send(self.fileno(), order)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Hang up; a process that waits for orders ends."""
        self._socket.close()


class Exchange:
    """Where processes call the studio."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "line"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.bind(str(self.place))
        self._socket.listen(CALLERS_WAITING)
        self._socket.setblocking(False)

    def fileno(self) -> int:
        """Its descriptor, to wait for."""
        return self._socket.fileno()

    def callers(self) -> Iterator[StudioLine]:
        """The lines of processes that have called; never waits."""
        with suppress(BlockingIOError):
            while True:
                yield StudioLine(self._socket.accept()[0])

    def close(self) -> None:
        """Take no more calls."""
        self._socket.close()
