"""One compressed stream: gzip, zstd, bzip2, xz; a page, a corpus or an archive in it.

It is unpacked as it is read: a corpus of any length takes a few hundred kilobytes.
Files of several parts, as `pigz`, `cat` and web archives write them, are read to the
end.
"""

import bz2
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, Protocol, cast

from dubao.errors import (
    MalformedFile,
    MemoryExceeded,
    TruncatedFile,
)
from dubao.sources.archive.sniff import packing
from dubao.sources.archive.stream import Chunks
from dubao.sources.growth import Watch
from dubao.sources.input import Input, Pages

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHUNK = 65_536  # bytes, packed or unpacked, that are in hand at a time
WINDOW = 27  # zstd: 2^27 bytes that may be referred back to, as its own tool allows
GZIP = b"\x1f\x8b\x08"  # what a part of gzip begins with
TRIED = 512  # bytes that tell whether it does
MEMORY = 256 << 20  # xz: bytes that its dictionary may take; -9 takes 65 MB


class Decompressor(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool:
        """Whether a part is at its end."""

    @property
    def unused_data(self) -> bytes:
        """What was given and stands after the end."""

    @property
    def needs_input(self) -> bool:
        """Whether it can give no more without more bytes."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Take `data`, and give at most so much."""


class Inflate:
    """zlib's decompressor with the manners of the others."""

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)
        self._full = False  # it may have more to give

    @property
    def eof(self) -> bool:
        """Whether a part is at its end."""
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """What was given and stands after the end."""
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        """Whether it can give no more without more bytes."""
        return not (self._full or self._inner.unconsumed_tail or self._inner.eof)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Take `data`, and give at most so much."""
        found = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._full = len(found) == max_length
        return found


class Packing(NamedTuple):
    """A way of packing: what it is called, and what unpacks a part."""

    name: str
    decompressor: Callable[[], Decompressor]


def _zstd() -> Decompressor:
    options = {int(zstd.DecompressionParameter.window_log_max): WINDOW}
    return cast("Decompressor", zstd.ZstdDecompressor(options=options))


PACKINGS: dict[str, Callable[[], Decompressor]] = {
    "gzip": lambda: Inflate(16 + zlib.MAX_WBITS),
    "zstd": _zstd,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY),
}
ERRORS = (zlib.error, lzma.LZMAError, zstd.ZstdError, OSError, ValueError, EOFError)
TOO_WIDE = ("memory usage limit", "too much memory")  # in messages of xz and zstd


def by_name(name: str) -> Packing:
    """Return a way of packing by its name."""
    return Packing(name, PACKINGS[name])


def read(source: Input) -> Pages:
    """Return the pages of what is packed; it keeps the name of the file.

    Raises:
        DecompressionBomb: it grows past the limit.
        MalformedFile: it is damaged.
        TooDeep: it lies in archives past the limit.
        TruncatedFile: it ends too early; pages that were whole come before.
    """
    how = by_name(packing(source.head))
    chunks = Unpacking(source.stream, how, source.watch())
    return source.unpacked(cast("BinaryIO", Chunks(chunks, goes_on=True)))


class Unpacking:
    """What a packed stream holds, in chunks, all of its parts.

    Behind a damaged part of gzip the next is searched for, when more is asked for: the
    records of a web archive are a part each.

    Raises, when asked for the next:
        DecompressionBomb: it grows past the limit.
        MalformedFile: it is damaged.
        MemoryExceeded: it asks for a larger window than is given.
        TruncatedFile: it ends too early.
    """

    def __init__(self, stream: BinaryIO, how: Packing, watch: Watch) -> None:
        self._stream = stream
        self._how = how
        self._watch = watch
        self._one: Decompressor | None = None
        self._rest = b""  # packed bytes in hand
        self._fed = b""  # those that the part was given last
        self._from = 0  # where in these the next part may begin
        self._over = False
        self._begun = False

    def __iter__(self) -> "Unpacking":
        return self

    def __next__(self) -> bytes:
        if self._over:
            raise StopIteration
        self._over = True  # an error ends it, but for damage that is passed over
        chunk = self._next()
        self._over = not chunk
        if not chunk:
            raise StopIteration
        return chunk

    def _next(self) -> bytes:
        while True:
            if self._one is None:
                self._rest = self._rest or self._more()
                while self._begun and self._rest and not self._rest.strip(b"\0"):
                    self._rest = self._more()  # tapes and disks fill up with zeros
                if not self._rest:
                    return b""
                self._begun = True
                self._one = self._how.decompressor()
                self._from = 1
            if self._one.eof:
                self._rest, self._one = self._one.unused_data, None
                continue
            if self._one.needs_input and not self._rest:
                self._rest = self._more()
                self._from = 0
                if not self._rest:
                    message = f"{self._watch.name}: ends in the middle of "
                    message += f"{self._how.name} data"
                    raise TruncatedFile(message, hint="copy or fetch it again")
            self._fed = self._rest or self._fed
            given, self._rest = self._rest, b""
            try:
                chunk = _chunk(self._one, given, self._how, self._watch)
            except MalformedFile:
                if self._how.name == "gzip":
                    self._pass_over()
                raise
            if chunk:
                self._watch.give(len(chunk))
                return chunk

    def _more(self) -> bytes:
        found = self._stream.read(CHUNK)
        self._watch.take(len(found))
        return found

    def _pass_over(self) -> None:
        """Go to the next part behind a damaged one."""
        self._one, self._over = None, False
        found = self._fed[self._from :]
        while found:
            at = found.find(GZIP)
            while at >= 0 and not _begins(found[at:]):
                at = found.find(GZIP, at + 1)
            if at >= 0:
                self._rest = found[at:]
                return
            more = self._more()
            found = found[-len(GZIP) + 1 :] + more if more else b""
        self._rest = b""


def _begins(packed: bytes) -> bool:
    """Return whether a part of gzip may begin with some bytes."""
    try:
        zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed[:TRIED], CHUNK)
    except zlib.error:
        return False
    return True


def unpacked(stream: BinaryIO, how: Packing, watch: Watch) -> Iterator[bytes]:
    """Return what a packed stream holds, in chunks, all of its parts."""
    return Unpacking(stream, how, watch)


def _chunk(one: Decompressor, rest: bytes, how: Packing, watch: Watch) -> bytes:
    try:
        return one.decompress(rest, CHUNK)
    except ERRORS as error:
        told = str(error)
        if any(words in told.lower() for words in TOO_WIDE):
            message = f"{watch.name}: its {how.name} data needs too wide a window"
            hint = "pack it with a window of 128 MB or less: zstd --long=27, xz -9"
            raise MemoryExceeded(message, hint=hint) from error
        message = f"{watch.name}: damaged {how.name} data: {told}"
        raise MalformedFile(message, hint="copy or fetch it again") from error
