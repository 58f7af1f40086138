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
    chunks = unpacked(source.stream, how, source.watch())
    return source.unpacked(cast("BinaryIO", Chunks(chunks)))


def unpacked(stream: BinaryIO, how: Packing, watch: Watch) -> Iterator[bytes]:
    """Yield what a packed stream holds, in chunks, all of its parts.

    Raises:
        DecompressionBomb: it grows past the limit.
        MalformedFile: it is damaged.
        MemoryExceeded: it asks for a larger window than is given.
        TruncatedFile: it ends too early.
    """
    rest = stream.read(CHUNK)
    watch.take(len(rest))
    while rest:
        one = how.decompressor()
        while not one.eof:
            if one.needs_input and not rest:
                rest = stream.read(CHUNK)
                watch.take(len(rest))
                if not rest:
                    message = f"{watch.name}: ends in the middle of {how.name} data"
                    raise TruncatedFile(message, hint="copy or fetch it again")
            chunk = _chunk(one, rest, how, watch)
            rest = b""
            if chunk:
                watch.give(len(chunk))
                yield chunk
        rest = one.unused_data or stream.read(CHUNK)
        if not one.unused_data:
            watch.take(len(rest))
        while rest and not rest.strip(b"\0"):  # tapes and disks fill up with zeros
            rest = stream.read(CHUNK)
            watch.take(len(rest))


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
