"""CSV and TSV: a row a record, under the names of its first line.

    id,date,title,text
    1,1949-05-08,新桥通车,"5月7日，大桥通车，全长320米。"

Commas, tabs, semicolons or bars; any encoding that pages come in. A table that a page
prints is none: its first line names no column of records.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from dubao.errors import MalformedFile, NotAPage, SourceError, UnknownEncoding
from dubao.model import Page
from dubao.sources.column import KNOWN, OTHER, TEXT, text_column
from dubao.sources.encoding import attempt, best, marked
from dubao.sources.input import Input
from dubao.sources.record import record

DELIMITERS = ",\t;|"
LONGEST = 4_096  # bytes of the line of names
NAME = re.compile(r"[A-Za-z_][\w .:/-]{0,39}")
SEPARATED = re.compile(r"sep=.\r?\n", re.IGNORECASE)  # what Excel may begin with
CHARACTERS = 131_072 * 8  # of one field


def sniff(head: bytes) -> bool:
    r"""Return whether the first line names the columns of records.

    >>> sniff("id,date,text\n1,1949-05-08,通车。".encode())
    True
    >>> sniff("地区\t产量\n云溪\t320".encode()), sniff("今天,全县,通车。".encode())
    (False, False)
    """
    return bool(_delimiter(*_first(head)))


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the page of every row, or what is wrong with it.

    Raises:
        NotAPage: no column has the text.
    """
    encoding = _encoding(source.head)
    stream = io.TextIOWrapper(
        cast("BinaryIO", _Raw(source.stream)), encoding, "surrogateescape", newline=""
    )
    delimiter = _delimiter(*_first(source.head))
    csv.field_size_limit(max(CHARACTERS, min(source.limits.size, 2**31 - 1)))
    rows = csv.reader(_lines(stream), delimiter=delimiter, strict=True)
    names: list[str] = []
    number = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            number += 1
            message = f"{source.name}/{number}: no row of CSV: {error}"
            yield MalformedFile(message, hint="export it anew, with quotes")
            continue
        if row is None:
            break
        if not any(row) or (not names and len(row) == 1):
            continue
        if not names:
            names = [name.strip("\ufeff ") for name in row]
            continue
        number += 1
        try:
            yield _page(source, names, row, number)
        except SourceError as error:
            yield error
    if not number:
        message = f"{source.name}: names of columns, and no row"
        raise NotAPage(message, hint="a row is a record")


def _page(source: Input, names: list[str], row: list[str], number: int) -> Page:
    where = f"{source.name}/{number}"
    if len(row) > len(names) and any(row[len(names) :]):
        message = f"{where}: {len(row)} fields under {len(names)} names"
        raise MalformedFile(message, hint="put texts with commas into quotes")
    fields = dict(zip(names, row, strict=False))
    try:
        "".join(row).encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"{where}: bytes that are in no encoding of the rest"
        raise UnknownEncoding(message, hint="export it anew, in UTF-8") from error
    return record(source, fields, number)


class _Raw(io.RawIOBase):
    """A stream that may be read, and is not closed with what reads it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        found = self._stream.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    """Yield lines of limited length, without NUL, which csv does not take."""
    first = True
    while line := stream.readline(CHARACTERS):
        line = line.removeprefix("\ufeff") if first else line
        if first and SEPARATED.fullmatch(line):
            continue
        first = False
        yield line.replace("\0", "")


def _encoding(head: bytes) -> str:
    """Return the encoding of a file by its first bytes, the last of them cut."""
    told = marked(head)
    if told:
        return "utf-8-sig" if told == "utf-8-sig" else told
    for cut in range(4):
        if attempt(head[: len(head) - cut], "utf-8") is not None:
            return "utf-8"
    for cut in range(4):
        found = best(head[: len(head) - cut])
        if found is not None:
            return found[1]
    return "utf-8"


def _first(head: bytes) -> tuple[str, str]:
    """Return the line of names and the one below, "" where they can be none."""
    told = marked(head)
    if told.startswith(("utf-16", "utf-32")):
        text = head[: 4 * LONGEST].decode(told, "ignore")
        rows = text.removeprefix("\ufeff").lstrip("\r\n").split("\n", 3)
    else:
        start = head[:LONGEST].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        lines = start.split(b"\n", 3)
        names = b"\n".join(lines[:2] if lines[0].startswith(b"sep=") else lines[:1])
        tried = ("utf-8", "gb18030", "big5")
        codec = next((one for one in tried if attempt(names, one) is not None), "")
        rows = [line.decode(codec, "ignore") for line in lines] if codec else []
    if rows and SEPARATED.fullmatch(rows[0] + "\n"):
        rows = rows[1:]
    return (rows[0].strip("\r "), rows[1]) if len(rows) > 1 else ("", "")


def _delimiter(line: str, below: str) -> str:
    """Return what parts the names of a line, "" where they name no record."""
    for delimiter in DELIMITERS:
        names = [name.strip().strip('"').strip() for name in line.split(delimiter)]
        if len(names) < 2 or len(set(names)) < len(names):  # noqa: PLR2004
            continue
        if all(NAME.fullmatch(name) for name in names):
            known = any(name.lower() in KNOWN for name in names)
            if known or below.count(delimiter) >= max(len(names) - 1, 2):
                return delimiter
        elif text_column(TEXT, names) and any(name.lower() in OTHER for name in names):
            return delimiter
    return ""
