"""Content-Encoding: how a server packed what it sent. Source: RFC 9110, 8.4."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from dubao.errors import MalformedFile, TruncatedFile, UnsupportedFormat
from dubao.sources.archive.compressed import CHUNK, Inflate, Packing, by_name, unpacked
from dubao.sources.archive.stream import Chunks
from dubao.sources.growth import Watch

PLAIN = {"", "identity", "none", "utf-8", "binary", "8bit"}
MOST = 4  # codings on top of one another
ZLIB = 0x78  # how a stream with zlib's own header begins; bare ones are about as common


def decoded(body: BinaryIO, codings: str, watch: Watch) -> Iterator[bytes]:
    """Yield the bytes that a server packed, as the header says.

    Raises:
        DecompressionBomb: they grow past the limit.
        MalformedFile: they are damaged.
        TruncatedFile: they end too early.
        UnsupportedFormat: they are packed in a way that is not known.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    packed = [name for name in names if name not in PLAIN]
    if len(packed) > MOST:
        message = f"{watch.name}: packed {len(packed)} times over"
        raise UnsupportedFormat(message, hint="it is damaged, or made to do harm")
    stream = body
    for name in reversed(packed):
        stream = cast("BinaryIO", Chunks(_one(stream, name, watch)))
    while chunk := stream.read(CHUNK):
        yield chunk


def _one(stream: BinaryIO, name: str, watch: Watch) -> Iterator[bytes]:
    head = stream.read(CHUNK)
    rest = _Joined(head, stream)
    if name in {"gzip", "x-gzip"}:
        if not head.startswith(b"\x1f\x8b"):  # said so, and is not: fetchers unpack
            return _plain(rest)
        return unpacked(cast("BinaryIO", rest), by_name("gzip"), watch)
    if name == "deflate":
        wbits = zlib.MAX_WBITS if head[:1] == bytes([ZLIB]) else -zlib.MAX_WBITS
        how = Packing("deflate", lambda: Inflate(wbits))
        return unpacked(cast("BinaryIO", rest), how, watch)
    if name == "zstd":
        return unpacked(cast("BinaryIO", rest), by_name("zstd"), watch)
    if name == "br":
        return _brotli(rest, watch)
    message = f"{watch.name}: packed as {name[:40]!r}"
    raise UnsupportedFormat(message, hint="fetch it without Content-Encoding")


class _Joined:
    """The first bytes of a stream, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int) -> bytes:
        """Return some bytes."""
        found, self._head = self._head[:size], self._head[size:]
        return found or self._rest.read(size)


def _plain(rest: _Joined) -> Iterator[bytes]:
    while chunk := rest.read(CHUNK):
        yield chunk


def _brotli(rest: _Joined, watch: Watch) -> Iterator[bytes]:
    import brotli  # noqa: PLC0415 few web archives need it

    one = brotli.Decompressor()
    while not one.is_finished():
        packed = b""
        if one.can_accept_more_data():
            packed = rest.read(CHUNK)
            watch.take(len(packed))
            if not packed:
                message = f"{watch.name}: ends in the middle of brotli data"
                raise TruncatedFile(message, hint="fetch it again")
        try:
            chunk = one.process(packed, output_buffer_limit=CHUNK)
        except brotli.error as error:
            message = f"{watch.name}: damaged brotli data: {error}"
            raise MalformedFile(message, hint="fetch it again") from error
        if chunk:
            watch.give(len(chunk))
            yield chunk
