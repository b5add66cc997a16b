"""Stop on request: a signal becomes an exception, so that workers are ended and finished scenes are kept."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from mathanim.rendering.errors import Interrupted

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Raise Interrupted where the program stands when it is told to stop; only in the main thread."""

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        raise Interrupted(number)

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
