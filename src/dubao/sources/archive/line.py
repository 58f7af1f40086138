"""The stream of a web archive: lines of limited length, and where records begin.

A record says how long it is, and may be wrong. So its bytes are looked at as they go
by: where the next record begins inside it, it ends there. After bytes that are no
record, or a part of the packed stream that is damaged, the next beginning is searched
for.
"""

import io
import re
from typing import BinaryIO, cast

from dubao.errors import MalformedFile, SourceError

LINE = 65_536  # bytes of a header's line
HEADERS = 4_000  # lines of a record's headers
NEXT = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d{1,3}\r?\nWARC-")
AHEAD = 24  # bytes that NEXT takes at most
BEGINS = re.compile(rb"WARC/[01]\.\d{1,3}\s*$")


class Lines:
    """A stream with lines of limited length, for the reader of records.

    What stands before a damaged part is given first; the error comes in its place.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = cast("io.BufferedReader", stream)
        self._name = name
        self._read = 0  # bytes that came out of the stream
        self._kept = b""  # read ahead, from `_from` on
        self._from = 0
        self._error: SourceError | None = None  # behind what is kept
        self._lines = 0
        self.ended = False  # there is no more
        self.cut = False  # the next record began inside this one
        self.broken = False  # the stream was damaged; it goes on behind the damage

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._read - len(self._kept) + self._from

    def read(self, size: int = -1) -> bytes:
        """Return some bytes of a record, none where the next has begun.

        Raises:
            SourceError: the stream is damaged here.
        """
        self._lines = 0
        if self.cut or size <= 0:
            return b""
        self._fill(size + AHEAD)
        end = min(self._from + size, len(self._kept))
        begun = NEXT.search(self._kept, self._from, end + AHEAD)
        if begun and begun.start() < end:
            end = begun.start()
            self.cut = True
        elif end == self._from:
            self._raise()
        return self._taken(end)

    def readline(self, size: int = LINE) -> bytes:
        """Return a line.

        Raises:
            MalformedFile: it is too long, or there are too many in a row.
            SourceError: the stream is damaged here.
        """
        most = min(size, LINE)
        found = self._line(most)
        self.ended = not found
        self._lines += 1
        too_long = len(found) == most == LINE and not found.endswith(b"\n")
        if too_long or self._lines > HEADERS:
            message = f"{self._name}: a record's headers have no end"
            raise MalformedFile(message, hint="fetch or copy it again")
        return found

    def opening(self) -> bytes:
        """Return a record's first line, nothing at the end of the file."""
        self.cut = self.broken = False
        while line := self.readline():
            if line.strip():
                return line
        return b""

    def parted(self) -> bool:
        """Return whether a record is over: what follows is nothing, or a new line."""
        self._fill(LINE)
        end = self._kept.find(b"\n", self._from) + 1
        line = self._kept[self._from : end or len(self._kept)]
        if BEGINS.match(line):
            return True
        self._taken(self._from + len(line))
        return not line.strip()

    def found(self) -> bytes:
        """Return the first line of the next record behind bytes that are none."""
        self.cut = self.broken = False
        starts = True  # what comes is the beginning of a line
        while line := self._line(LINE):
            if starts and BEGINS.match(line):
                self._lines = 0
                return line
            starts = line.endswith(b"\n")
        return b""

    def _line(self, most: int) -> bytes:
        end = self._kept.find(b"\n", self._from, self._from + most) + 1
        if not end:
            self._fill(most)
            end = self._kept.find(b"\n", self._from, self._from + most) + 1
        if not end and self._error:
            self._raise()
        return self._taken(end or min(self._from + most, len(self._kept)))

    def _taken(self, end: int) -> bytes:
        found = self._kept[self._from : end]
        self._from = end
        return found

    def _fill(self, size: int) -> None:
        """Read ahead, if it can be had, so many bytes."""
        parts = [self._kept[self._from :]]
        held = len(parts[0])
        while held < size and self._error is None:
            try:
                more = self._stream.read1(LINE)
            except SourceError as error:
                self._error = error
                break
            if not more:
                break
            parts.append(more)
            held += len(more)
            self._read += len(more)
        self._kept, self._from = b"".join(parts), 0

    def _raise(self) -> None:
        """Tell what is wrong with the stream, once."""
        error, self._error = self._error, None
        if error is not None:
            self.broken = True
            self._kept, self._from = b"", 0
            raise error
