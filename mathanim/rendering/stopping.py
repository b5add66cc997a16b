"""Stop on request: a signal becomes an exception, so that workers are ended and finished scenes are kept."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from mathanim.rendering.errors import Interrupted

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Raise Interrupted where the program stands when it is told to stop; only in the main thread.

    Who tells it again while it ends what it began ends it at once: workers end with it, and the next run sweeps.
    """
    told: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        if told:
            os._exit(128 + number)
        told.append(number)
        raise Interrupted(number)

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    finally:
        if not told:
            for number, handler in before.items():
                signal.signal(number, handler)
