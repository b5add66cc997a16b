"""Snapshots on their way to the pages: whoever listens hears the newest; who is slow misses those between."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass

from mathanim.rendering.preview.plain_json import plain_json
from mathanim.rendering.preview.snapshot import Snapshot

MOST_LISTENERS = 64
SECONDS_OF_SILENCE = 10.0
COME_BACK = b"retry: 1000\n\n"
STILL_HERE = b"event: alive\ndata: 1\n\n"


@dataclass(frozen=True, eq=False)
class Bell:
    """What wakes one listener, from any thread."""

    loop: asyncio.AbstractEventLoop
    rung: asyncio.Event

    def ring(self) -> None:
        """Wake the listener, if its loop still runs."""
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.rung.set)


class Audience:
    """The pages that listen. ``tell`` may be called from any thread, before anybody listens too."""

    def __init__(self, silence: float = SECONDS_OF_SILENCE) -> None:
        self._silence = silence
        self._lock = threading.Lock()
        self._newest: Snapshot | None = None
        self._bells: set[Bell] = set()
        self._is_over = False

    def tell(self, snapshot: Snapshot) -> None:
        """Pass a snapshot on, unless a newer one is known."""
        with self._lock:
            if self._newest is None or snapshot.version > self._newest.version:
                self._newest = snapshot
        self._ring()

    def close(self) -> None:
        """End every stream."""
        self._is_over = True
        self._ring()

    @property
    def is_full(self) -> bool:
        """Whether no more can listen."""
        return len(self._bells) >= MOST_LISTENERS

    async def stream(self) -> AsyncIterator[bytes]:
        """Server-sent events: the newest snapshot now and whenever it changes, and a sign of life between."""
        bell = Bell(asyncio.get_running_loop(), asyncio.Event())
        self._bells.add(bell)
        told = -1
        try:
            yield COME_BACK
            while not self._is_over:
                newest = self._newest
                if newest is not None and newest.version > told:
                    told = newest.version
                    yield event_of(newest)
                elif not await rings(bell.rung, self._silence):
                    yield STILL_HERE
        finally:
            self._bells.discard(bell)

    def _ring(self) -> None:
        for bell in tuple(self._bells):
            bell.ring()


async def rings(rung: asyncio.Event, seconds: float) -> bool:
    """Wait for the bell; False when it stayed silent so long."""
    try:
        await asyncio.wait_for(rung.wait(), seconds)
    except TimeoutError:
        return False
    rung.clear()
    return True


def event_of(snapshot: Snapshot) -> bytes:
    """The snapshot as a server-sent event."""
    return f"id: {snapshot.version}\nevent: snapshot\ndata: {plain_json(snapshot.plain())}\n\n".encode()
