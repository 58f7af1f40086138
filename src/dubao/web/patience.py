"""Connections that wait for their client, and not for ever.

Each is looked at every second: one whose head does not come in its time, one that
neither sends what it announced nor takes what it asked for, is ended.
"""

import asyncio
import time

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 15.0  # seconds for the head of a request, from the first byte or the opening
STALLED = 30.0  # seconds without a byte, either way, in the middle of something
BODY = 900.0  # seconds for all that a request sends
LOOK = 1.0  # seconds from one look to the next


class Patient(H11Protocol):
    """HTTP as uvicorn speaks it, to clients that take part."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to look at a connection."""
        super().connection_made(transport)  # type: ignore[arg-type]
        now = time.monotonic()
        self._began = now  # when what it sends began to come
        self._moved = now  # when a byte came or went
        self._left = 0  # bytes that it had not taken then
        self._sending = True
        self._look = self.loop.call_later(LOOK, self._watch)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        self._look.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Note that something came, and whether a request is whole.

        One that is asked and answered between two looks is over, too: what comes next
        has its own time.
        """
        self._moved = time.monotonic()
        super().data_received(data)
        if self.conn.their_state not in {h11.IDLE, h11.SEND_BODY}:
            self._sending = False

    def _watch(self) -> None:
        """End a connection whose client keeps us waiting."""
        now = time.monotonic()
        state = self.conn.their_state
        sending = state in {h11.IDLE, h11.SEND_BODY}
        if sending and not self._sending:
            self._began = now
        self._sending = sending
        left = self.transport.get_write_buffer_size()
        if left < self._left or not (left or sending):
            self._moved = now
        self._left = left
        answering = self.cycle is not None and not self.cycle.response_complete
        waiting = state is h11.IDLE and not answering and now - self._began > HEAD
        slow = state is h11.SEND_BODY and now - self._began > BODY
        stalled = (left or state is h11.SEND_BODY) and now - self._moved > STALLED
        if waiting or slow or stalled:
            self.transport.abort()
            return
        self._look = self.loop.call_later(LOOK, self._watch)
