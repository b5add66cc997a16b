"""Messages through a pipe, read so that nobody ever waits for the other half of one whose sender died."""

import os
import pickle
import select
from typing import Any

HEADER = 8
CHUNK = 1 << 20


def send(descriptor: int, message: Any) -> None:
    """Send a message whole; waits while the pipe is full.

    Raises:
        OSError: if nobody reads any more.
        Exception: if the message cannot be pickled; nothing was sent then.
    """
    content = pickle.dumps(message)
    rest = memoryview(len(content).to_bytes(HEADER, "big") + content)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            room = select.poll()
            room.register(descriptor, select.POLLOUT)
            room.poll()


class Inbox:
    """The reading end of a pipe; ``is_closed`` once nothing more can come."""

    def __init__(self, descriptor: int) -> None:
        os.set_blocking(descriptor, False)
        self.is_closed = False
        self._descriptor = descriptor
        self._unread = bytearray()

    def take(self) -> list[Any]:
        """The whole messages that have come; never waits.

        Raises:
            Exception: if a message cannot be unpickled.
        """
        self._fill()
        messages = []
        while (end := self._end_of_first()) is not None:
            content = bytes(self._unread[HEADER:end])
            del self._unread[:end]
            messages.append(pickle.loads(content))
        return messages

    def _fill(self) -> None:
        while not self.is_closed:
            try:
                read = os.read(self._descriptor, CHUNK)
            except BlockingIOError:
                return
            except OSError:
                read = b""
            self._unread += read
            self.is_closed = not read

    def _end_of_first(self) -> int | None:
        end = HEADER + int.from_bytes(self._unread[:HEADER], "big")
        return end if HEADER <= end <= len(self._unread) else None
