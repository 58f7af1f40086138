"""What is left of a zip archive that was cut off: its members, one after the other.

Each member of a zip has a header of its own before its bytes; the list of all stands at
the end, and is lost first. Source: PKWARE's APPNOTE 6.3.10, 4.3.
"""

import bz2
import lzma
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from dubao.errors import (
    EncryptedFile,
    MalformedFile,
    SourceError,
    TruncatedFile,
    UnsupportedFormat,
)
from dubao.model import Page
from dubao.sources.archive import name as names
from dubao.sources.archive.compressed import Decompressor, Inflate
from dubao.sources.archive.stream import Chunks
from dubao.sources.growth import Watch
from dubao.sources.input import Input

CHUNK = 65_536
HEADER = struct.Struct("<4s5H3L2H")
LOCAL = b"PK\3\4"
SPANNED = (b"PK\7\x08", b"PK00")  # may stand before the first member
LISTED = (b"PK\1\2", b"PK\5\6", b"PK\6\6", b"PK\6\x08")  # after the last member
END = b"PK\5\6"  # the very last, before a comment
ENDING = 22  # bytes that it takes; the last two are the length of the comment
TAIL = 66_000  # bytes that the end with its comment may take
DESCRIBED = b"PK\7\x08"
SEALED, LATER, UTF8 = 0x1, 0x8, 0x800  # flags: encrypted, sizes follow, name's encoding
WIDE = 0xFFFFFFFF  # a size that stands in an extra field
STORED, DEFLATED, BZIP2 = 0, 8, 12


@dataclass(slots=True)
class Member:
    """A member as its own header tells it."""

    path: str
    flags: int
    method: int
    size: int  # packed bytes; -1 told only after them
    crc: int
    unpacked: int = 0
    done: bool = False  # the file stands behind it


def members(source: Input, file: IO[bytes]) -> Iterator[Page | SourceError]:
    """Yield the pages of the members that are there.

    Raises:
        MalformedFile: what follows a member is no member, or the list is damaged.
        TruncatedFile: the archive ends before the list.
    """
    length = file.seek(0, 2)
    file.seek(0)
    if file.read(4) not in SPANNED:
        file.seek(0)
    number = 0
    while (member := _next(source, file)) is not None:
        number += 1
        start = file.tell()
        try:
            yield from _pages(source, file, member)
        except SourceError as error:
            yield error
            if source.growth.spent:
                return
        if not _passed(source, file, member, start) or file.tell() > length:
            break
    told = f"its list of files is lost, {number} were found"
    file.seek(max(0, length - TAIL))
    if _has_end(file.read(TAIL)):
        message = f"{source.name}: damaged: {told}"
        raise MalformedFile(message, hint="copy or fetch it again")
    message = f"{source.name}: cut off: {told}"
    raise TruncatedFile(message, hint="copy or fetch it again")


def _has_end(tail: bytes) -> bool:
    """Return whether the last bytes of an archive are those that its end has."""
    at = tail.rfind(END)
    if at < 0 or at + ENDING > len(tail):
        return False
    comment = int.from_bytes(tail[at + ENDING - 2 : at + ENDING], "little")
    return at + ENDING + comment == len(tail)


def _passed(source: Input, file: IO[bytes], member: Member, start: int) -> bool:
    """Go behind a member; say whether its end is known."""
    if member.size >= 0:
        file.seek(start + member.size)
    elif not member.done:
        file.seek(start)
        try:
            for _ in _bytes(file, member, source.watch()):
                pass
        except SourceError:
            return False
    if member.flags & LATER:
        _pass_descriptor(file)
    return True


def _next(source: Input, file: IO[bytes]) -> Member | None:
    """Return the member that begins here, None at the end of the file.

    Raises:
        MalformedFile: something else stands there.
        TruncatedFile: its header is cut off.
    """
    header = file.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    mark, _, flags, method, _, _, crc, size, unpacked, name_size, extra_size = (
        HEADER.unpack(header)
    )
    if mark in LISTED:
        file.seek(4 - HEADER.size, 1)
        return None
    if mark != LOCAL:
        message = f"{source.name}: damaged, no file begins at {file.tell()}"
        raise MalformedFile(message, hint="copy or fetch it again")
    stored = file.read(name_size)
    extra = file.read(extra_size)
    if len(stored) < name_size or len(extra) < extra_size:
        return None
    if size == WIDE and (found := _wide(extra)):
        unpacked, size = found
    return Member(
        path=names.name(stored, utf8=bool(flags & UTF8)),
        flags=flags,
        method=method,
        size=-1 if flags & LATER and not size else size,
        crc=crc,
        unpacked=unpacked,
    )


def _wide(extra: bytes) -> tuple[int, int] | None:
    """Return the sizes that a ZIP64 field tells: unpacked, packed."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 1 and size >= 16 and at + 20 <= len(extra):  # noqa: PLR2004 two sizes
            unpacked, packed = struct.unpack_from("<QQ", extra, at + 4)
            return unpacked, packed
        at += 4 + size
    return None


def _pages(
    source: Input, file: IO[bytes], member: Member
) -> Iterator[Page | SourceError]:
    path = member.path
    called = f"{source.name}/{path}"
    folder = path.endswith("/")
    if member.flags & SEALED:
        if member.size < 0:
            raise TruncatedFile(f"{called}: encrypted, and its end is lost")
        raise EncryptedFile(f"{called}: encrypted", hint="unpack it with its password")
    refusal = names.refused(source.name, path)
    if refusal:
        raise refusal
    if folder or names.passed_over(path):
        return
    chunks = _bytes(file, member, source.watch(called))
    yield from source.member(cast("BinaryIO", Chunks(chunks)), called)


def _bytes(file: IO[bytes], member: Member, watch: Watch) -> Iterator[bytes]:
    """Yield the bytes of a member, checked at the end.

    Raises:
        DecompressionBomb: they grow past the limit.
        MalformedFile: they are damaged.
        TruncatedFile: they end too early.
        UnsupportedFormat: they are packed in a way that is not read.
    """
    crc = 0
    made = _packed if member.method != STORED else _plain
    for chunk in made(file, member, watch):
        crc = zlib.crc32(chunk, crc)
        watch.give(len(chunk))
        yield chunk
    member.done = True
    if member.size >= 0 and not member.flags & LATER and crc != member.crc:
        message = f"{watch.name}: damaged: its checksum is another"
        raise MalformedFile(message, hint="copy or fetch it again")


def _plain(file: IO[bytes], member: Member, watch: Watch) -> Iterator[bytes]:
    if member.size < 0:
        message = f"{watch.name}: not packed, and its length is told nowhere"
        raise TruncatedFile(message, hint="copy or fetch it again")
    left = member.size
    while left:
        chunk = file.read(min(CHUNK, left))
        if not chunk:
            raise _cut(watch)
        left -= len(chunk)
        watch.take(len(chunk))
        yield chunk


def _packed(file: IO[bytes], member: Member, watch: Watch) -> Iterator[bytes]:
    if member.method == DEFLATED:
        one: Decompressor = Inflate(-zlib.MAX_WBITS)
    elif member.method == BZIP2:
        one = bz2.BZ2Decompressor()
    else:
        message = f"{watch.name}: packed by method {member.method}"
        raise UnsupportedFormat(message, hint="unpack it")
    left = member.size if member.size >= 0 else 1 << 62
    packed = b""
    while not one.eof:
        if one.needs_input:
            packed = file.read(min(CHUNK, left))
            left -= len(packed)
            watch.take(len(packed))
            if not packed:
                raise _cut(watch)
        try:
            chunk = one.decompress(packed, CHUNK)
        except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError) as error:
            message = f"{watch.name}: damaged: {error}"
            raise MalformedFile(message, hint="copy or fetch it again") from error
        packed = b""
        if chunk:
            yield chunk
    file.seek(-len(one.unused_data), 1)  # the next member begins there


def _cut(watch: Watch) -> TruncatedFile:
    message = f"{watch.name}: the archive ends in the middle of it"
    return TruncatedFile(message, hint="copy or fetch the archive again")


def _pass_descriptor(file: IO[bytes]) -> None:
    """Pass over the sizes that follow a member which did not know them before."""
    start = file.tell()
    found = file.read(28)
    at = 4 if found.startswith(DESCRIBED) else 0
    for length in (at + 12, at + 20):  # sizes of four bytes, or of eight
        if found[length : length + 2] == b"PK" or len(found) <= length:
            file.seek(start + length)
            return
    file.seek(start + at + 12)
