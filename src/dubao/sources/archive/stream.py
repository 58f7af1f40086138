"""Chunks of bytes as a stream."""

import io
from collections.abc import Iterator

from dubao.errors import SourceError


class Chunks(io.RawIOBase):
    """A stream of what an iterator yields.

    An error comes after the bytes that stand before it: what was read so far is of use.
    With `goes_on` the iterator may yield more behind an error.
    """

    def __init__(self, chunks: Iterator[bytes], *, goes_on: bool = False) -> None:
        super().__init__()
        self._chunks = chunks
        self._goes_on = goes_on
        self._rest = memoryview(b"")
        self._error: SourceError | None = None

    def readable(self) -> bool:
        """Return True: that is all it does."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` as far as the chunks go.

        Raises:
            SourceError: of the iterator, where nothing stands before it.
        """
        filled = 0
        while filled < len(buffer) and self._more():
            part = self._rest[: len(buffer) - filled]
            buffer[filled : filled + len(part)] = part
            self._rest = self._rest[len(part) :]
            filled += len(part)
        if self._error and not filled:
            raise self._told()
        return filled

    def _told(self) -> SourceError:
        """Return the error and forget it: kept here, it would keep us by its frames."""
        assert self._error is not None, "only asked where there is one"  # noqa: S101
        error, self._error = self._error, None
        if not self._goes_on:
            self._chunks = iter(())
        return error

    def _more(self) -> bool:
        while not self._rest:
            if self._error:
                return False
            try:
                chunk = next(self._chunks, None)
            except SourceError as error:
                self._error = error
                return False
            if chunk is None:
                return False
            self._rest = memoryview(chunk)
        return True
