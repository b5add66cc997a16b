"""Connections that do not wait for ever: whoever opens many, or speaks slowly, gives way."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 200
SECONDS_TO_ASK = 10.0


class BriefConnection(H11Protocol):
    """A connection that must put its request within seconds; when there are too many, the oldest idle one goes."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._limit: asyncio.TimerHandle | None = None
        self._opened = self.loop.time()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Make room for the newcomer, and expect its request."""
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            idle = [one for one in self.connections if isinstance(one, BriefConnection) and one.is_idle]
            min(idle, key=lambda one: one._opened).transport.abort()
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Read on; a request that is not whole yet must become so."""
        super().data_received(data)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing any more."""
        self._forget()
        super().connection_lost(exc)

    @property
    def is_idle(self) -> bool:
        """Whether no answer is under way."""
        return self.cycle is None or self.cycle.response_complete

    def _expect(self) -> None:
        if not self.is_idle:
            self._forget()
        elif self._limit is None:
            self._limit = self.loop.call_later(SECONDS_TO_ASK, self.transport.abort)

    def _forget(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None
