"""Parquet: one page a row, read a few rows at a time.

The columns are those of JSON Lines: `text`, and where they are there `id`, `date`,
`paper`, `number`. Rows that cannot be read do not stop the ones after them.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from dubao.errors import (
    EmptyInput,
    EncryptedFile,
    MalformedFile,
    SourceError,
    TruncatedFile,
    UnsupportedFormat,
)
from dubao.model import Page
from dubao.sources.archive.zip import IN_MEMORY, kept
from dubao.sources.column import text_column
from dubao.sources.input import Input
from dubao.sources.record import record, without

MARK = b"PAR1"
SEALED = b"PARE"  # with an encrypted footer
TOGETHER = 64  # rows that are in hand at a time
TAIL = 8  # bytes: the footer's length, the mark
USED = ("date", "paper", "number")


def sniff(head: bytes) -> bool:
    """Return whether the first bytes are Parquet's.

    >>> sniff(b"PAR1"), sniff(b"PARTY")
    (True, False)
    """
    return head.startswith((MARK, SEALED))


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the page of every row, or what is wrong with the row.

    Raises:
        EmptyInput: it has no rows.
        EncryptedFile: it is.
        MalformedFile: it is damaged; rows that were read come before.
        NotAPage: it has no such column.
        TruncatedFile: it was cut off.
        UnsupportedFormat: the extra `arrow` is not installed.
    """
    try:
        from arro3.io import read_parquet  # noqa: PLC0415 an extra, and few need it
    except ImportError as error:
        message = f"{source.name}: Parquet, not read by what is installed"
        raise UnsupportedFormat(message, hint="pip install 'dubao[arrow]'") from error
    if source.head.startswith(SEALED):
        message = f"{source.name}: Parquet with an encrypted footer"
        raise EncryptedFile(message, hint="write it without encryption")
    with _seekable(source) as file:
        _check(source, file)
        number = 0
        with _named(source):
            batches = read_parquet(file, batch_size=TOGETHER)
            names = list(batches.schema.names)
        text = text_column(source.text_column, names)
        if not text:
            raise without(source.name, source.text_column, dict.fromkeys(names))
        columns = [name for name in names if name in {text, source.id_column, *USED}]
        while True:
            with _named(source):
                batch = next(batches, None)
                if batch is None:
                    break
                rows = list(_rows(batch, columns))
            for row in rows:
                number += 1
                try:
                    yield record(source, row, number)
                except SourceError as error:
                    yield error
        if not number:
            raise EmptyInput(f"{source.name}: no rows", hint="write some")


def _rows(batch: Any, columns: list[str]) -> Iterator[dict[str, object]]:  # noqa: ANN401
    values = [batch.column(name).to_pylist() for name in columns]
    for row in zip(*values, strict=True):
        yield dict(zip(columns, row, strict=True))


@contextmanager
def _named(source: Input) -> Iterator[None]:
    """Give what goes wrong in the Parquet library our name.

    Raises:
        MalformedFile: the file is damaged.
    """
    try:
        yield
    except (SourceError, MemoryError):
        raise
    except BaseException as error:
        # a damaged file makes the library panic, which is no Exception
        if (
            not isinstance(error, Exception)
            and type(error).__name__ != "PanicException"
        ):
            raise
        told = str(error).strip().splitlines()[0][:200] if str(error).strip() else "?"
        message = f"{source.name}: damaged Parquet: {told}"
        raise MalformedFile(message, hint="write or copy it again") from error


def _check(source: Input, file: IO[bytes]) -> None:
    """Look at the end of a file, where Parquet has its list of contents.

    Raises:
        MalformedFile: the list is longer than the file.
        TruncatedFile: it is not there.
    """
    length = file.seek(0, 2)
    file.seek(max(0, length - TAIL))
    tail = file.read(TAIL)
    file.seek(0)
    if length < TAIL + len(MARK) or not tail.endswith(MARK):
        message = f"{source.name}: Parquet without its end"
        raise TruncatedFile(message, hint="write or copy it again")
    if int.from_bytes(tail[:4], "little") > length - TAIL - len(MARK):
        message = f"{source.name}: damaged Parquet: its contents are longer than it is"
        raise MalformedFile(message, hint="write or copy it again")


@contextmanager
def _seekable(source: Input) -> Iterator[IO[bytes]]:
    if source.path is not None:
        yield source.stream
        return
    with tempfile.SpooledTemporaryFile(IN_MEMORY, prefix="dubao-") as file:
        yield kept(source, file)
