"""Zip archives: each member is an input of its own, in the archive's order.

A member that cannot be read is an error in its place. Pages of an e-paper and the
articles that they list are one page together, and a METS file binds its pages, as in
a folder. An archive that was cut off has lost its list of members; those that are left
are read one after the other.
"""

import io
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from typing import IO, BinaryIO, cast

from dubao.errors import (
    DecompressionBomb,
    EmptyInput,
    EncryptedFile,
    FileTooLarge,
    MalformedFile,
    MissingFile,
    SourceError,
    TruncatedFile,
    UnsafePath,
    UnsupportedFormat,
)
from dubao.model import Page
from dubao.sources.archive import name as names
from dubao.sources.archive import salvage
from dubao.sources.archive.stream import Chunks
from dubao.sources.group import grouped
from dubao.sources.growth import Watch
from dubao.sources.input import Input

CHUNK = 65_536  # bytes that are in hand at a time
ISSUE = 5_000  # files of an issue; in a larger archive each stays alone
IN_MEMORY = 16_000_000  # bytes of an archive inside another that need no file
LINK = 0o120000  # of the kinds of a Unix file
KIND = 0o170000
SEALED = 0x1  # flags of a member: encrypted
UTF8 = 0x800  # its name is UTF-8
UNIX = 3  # the system that made it
LOCAL = 30  # bytes before a member's name
DAMAGE = (
    zipfile.BadZipFile, zlib.error, LZMAError, struct.error,
    OSError, ValueError, OverflowError, EOFError,
)  # fmt: skip
# what else is packed as a zip, by a name that stands in it
DOCUMENTS = (
    ("[Content_Types].xml", "an office document", "save it as text, PDF or HTML"),
    ("OFD.xml", "an OFD document", "save it as PDF"),
    ("META-INF/container.xml", "an e-book", "unpack it: its pages are HTML"),
    ("META-INF/manifest.xml", "an OpenDocument file", "save it as text, PDF or HTML"),
    ("META-INF/MANIFEST.MF", "a Java program", "give the page as text"),
)


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of every member, or what is wrong with it.

    Raises:
        DecompressionBomb: members overlap, or all together grow past the limit.
        EmptyInput: nothing is in it.
        MalformedFile: its list of members is damaged.
        TruncatedFile: it was cut off; members that are whole come before.
        UnsupportedFormat: it is a document of another kind.
    """
    with _seekable(source) as file:
        counted = Counted(file)
        try:
            archive = zipfile.ZipFile(cast("IO[bytes]", counted))
        except NotImplementedError as error:
            message = (
                f"{source.name}: a zip archive of a kind that is not read: {error}"
            )
            raise UnsupportedFormat(message, hint="unpack it") from error
        except DAMAGE:
            yield from salvage.members(source, file)
            return
        with archive:
            yield from _members(source, archive, counted)


class Counted:
    """A file that knows how many of its bytes were read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Return some bytes."""
        found = self._file.read(size)
        self.count += len(found)
        return found


def _members(
    source: Input, archive: zipfile.ZipFile, counted: Counted
) -> Iterator[Page | SourceError]:
    found = archive.infolist()
    if not found:
        message = f"{source.name}: an archive without files"
        raise EmptyInput(message, hint="pack it again")
    _check(source, archive)
    own = {}
    for member in found:
        path = _path(member)
        if not member.is_dir() and (names.unsafe(path) or not names.passed_over(path)):
            own[path] = member
    if not own:
        message = f"{source.name}: only folders and hidden files"
        raise EmptyInput(message, hint="look in it")

    def chunks(path: str) -> Iterator[bytes]:
        sound = _sound(source, own[path], path)
        return _chunks(archive, sound, counted, source.watch(f"{source.name}/{path}"))

    def beginning(path: str, count: int) -> bytes:
        with io.BufferedReader(Chunks(chunks(path))) as stream:
            return stream.read(count)

    def beside(name: str) -> bytes:
        path = name.removeprefix(source.name + "/")
        if path not in own:
            message = f"{name}: no such file in the archive"
            raise MissingFile(message, hint="is the archive whole?")
        found = beginning(path, source.limits.size + 1)
        if len(found) > source.limits.size:
            message = f"{name}: larger than {source.limits.size:,} bytes"
            raise FileTooLarge(message, hint="allow more: --limit size=1G")
        return found

    paths = tuple(own)
    alone = ((path, ()) for path in paths)
    for path, others in alone if len(own) > ISSUE else grouped(paths, beginning):
        try:
            yield from source.member(
                cast("BinaryIO", Chunks(chunks(path))),
                f"{source.name}/{path}",
                companions=tuple(f"{source.name}/{other}" for other in others),
                beside=beside,
            )
        except SourceError as error:
            yield error
            if source.growth.spent:
                return


def _sound(source: Input, member: zipfile.ZipInfo, path: str) -> zipfile.ZipInfo:
    """Return a member that may be opened.

    Raises:
        EncryptedFile: it asks for a password.
        UnsafePath: its name, or what it links to, leads elsewhere.
    """
    refusal = names.refused(source.name, path)
    if refusal:
        raise refusal
    if member.create_system == UNIX and (member.external_attr >> 16) & KIND == LINK:
        message = f"{source.name}/{path}: a link to another file, not followed"
        raise UnsafePath(message, hint="pack the file itself")
    if member.flag_bits & SEALED:
        message = f"{source.name}/{path}: encrypted"
        raise EncryptedFile(message, hint="unpack it with its password")
    return member


def _chunks(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, counted: Counted, watch: Watch
) -> Iterator[bytes]:
    """Yield the bytes of a member.

    Raises:
        DecompressionBomb: they grow past the limit.
        MalformedFile: they are damaged.
        UnsupportedFormat: they are packed in a way that is not read.
    """
    called = watch.name
    try:
        with archive.open(member) as stream:
            start = counted.count
            while chunk := stream.read(CHUNK):
                watch.take(counted.count - start)
                watch.give(len(chunk))
                yield chunk
                start = counted.count
    except NotImplementedError as error:
        message = f"{called}: {error}"
        raise UnsupportedFormat(message, hint="unpack it") from error
    except RuntimeError as error:  # zipfile asks for a password so
        raise EncryptedFile(f"{called}: {error}", hint="unpack it") from error
    except SourceError:
        raise
    except EOFError as error:
        message = f"{called}: ends too early"
        raise TruncatedFile(message, hint="copy or fetch it again") from error
    except DAMAGE as error:
        message = f"{called}: damaged: {error}"
        raise MalformedFile(message, hint="copy or fetch it again") from error


def _path(member: zipfile.ZipInfo) -> str:
    """Return a member's name in the encoding that it is meant in, NULs included."""
    if member.flag_bits & UTF8:
        return member.orig_filename
    try:
        return names.name(member.orig_filename.encode("cp437"), utf8=False)
    except UnicodeEncodeError:
        return member.orig_filename


def _check(source: Input, archive: zipfile.ZipFile) -> None:
    """Look through the list of members before any is unpacked.

    Raises:
        DecompressionBomb: members share their bytes.
        UnsupportedFormat: it is a document of another kind.
    """
    listed = set(archive.namelist())
    for mark, kind, hint in DOCUMENTS:
        if mark in listed:
            raise UnsupportedFormat(f"{source.name}: {kind}, not read", hint=hint)
    end = 0
    for member in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if member.header_offset < end:
            message = f"{source.name}: files in it share their bytes"
            raise DecompressionBomb(message, hint="it is made to do harm")
        end = member.header_offset + LOCAL + member.compress_size


@contextmanager
def _seekable(source: Input) -> Iterator[IO[bytes]]:
    """Give an archive that can be read in any order: what comes as a stream is kept."""
    if source.path is not None:
        yield source.stream
        return
    with tempfile.SpooledTemporaryFile(IN_MEMORY, prefix="dubao-") as file:
        yield kept(source, file)


def kept(source: Input, file: IO[bytes]) -> IO[bytes]:
    """Return a file with all that a stream still gives, as far as it goes.

    Raises:
        FileTooLarge: there is more than the limit.
    """
    largest = source.limits.spool
    written = 0
    try:
        while chunk := source.stream.read(CHUNK):
            written += len(chunk)
            if written > largest:
                message = f"{source.name}: larger than {largest:,} bytes"
                raise FileTooLarge(
                    message,
                    hint="save it and name the file, or: --limit spool=16G",
                )
            file.write(chunk)
    except TruncatedFile:
        pass  # what is there of the archive says so itself
    file.seek(0)
    return file
