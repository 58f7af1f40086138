"""A ledger: many read pages in one SQLite file.

    with Ledger("county.ledger", write=True) as ledger:
        ledger.add(reading, reader="0.1.0")
    with Ledger("county.ledger") as ledger:
        ledger.reading("3fa9c1d2e4b5")

One transaction a page: after `add` returns, the page is on the disk, whole.
"""

import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import unquote

from dubao.errors import LedgerCorrupt, NoSuchPage, UsageError
from dubao.ledger import index, version
from dubao.ledger.addition import insert
from dubao.ledger.connection import connect, create, named_errors, reading_errors
from dubao.ledger.correction import (
    Act,
    Correction,
    attach,
    made,
    of_page,
    record,
    signed,
)
from dubao.ledger.index import Index
from dubao.ledger.inspection import damage, facts
from dubao.ledger.page import PageRow
from dubao.ledger.query import literal, parsed
from dubao.ledger.restore import reading as restored
from dubao.ledger.search import Found, current, matching, search
from dubao.ledger.selection import Selection, columns, statement
from dubao.ledger.series import Series
from dubao.ledger.table import Row, Table
from dubao.ledger.word import Words
from dubao.model import Page, Reading, Source, Span

Added = Literal["added", "same", "reread"]
LINK = re.compile(
    r"(?:/p/)?([0-9a-f]{12,64})(?:\.(\d{1,9}))?(?:#c=(\d{1,9})-(\d{1,9})(?:&q=(.*))?)?",
    re.ASCII,
)


def _version(reader: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", reader))


class Ledger:
    """An open ledger; close it, or use it in a `with` statement."""

    def __init__(self, path: str | PathLike[str], *, write: bool = False) -> None:
        """Open the ledger at `path`; with `write`, make it if there is none.

        Raises:
            MissingFile: there is no such file, and `write` is not set.
            LedgerError: it cannot be opened; the class says why.
        """
        self.path = Path(path)
        if write and not os.path.exists(self.path):  # noqa: PTH110 a path may be odd
            create(self.path)
        self.connection = connect(self.path, write=write)
        self._words = Words(self.connection)
        self._index = Index(self.connection)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the ledger for writing; all of it is kept, or nothing."""
        with named_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                self._words.forget()
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _source(self, source: Source) -> int:
        row = self.connection.execute(
            "INSERT INTO sources (sha256, media_type, encoding) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET sha256 = sha256 RETURNING id",
            (source.sha256, source.media_type, source.encoding),
        ).fetchone()
        return int(row[0])

    def _next(self) -> tuple[int, int]:
        """Return the next page's id and base; neither was ever used."""
        row = self.connection.execute(
            "SELECT id + 1, base + length + 1 FROM pages ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return row or (1, 0)

    def _place(self, page: Page) -> tuple[int, int, str]:
        """Return a page's ordinal, and the id and reader of what is there (0, "").

        Where a source does not say which of its pages this is, the same bytes
        under the same name are the same page, and so are they under another,
        unless another newspaper or issue is printed on them.
        """
        rows = self.connection.execute(
            "SELECT p.ordinal, p.id, p.reader, p.name, p.paper, p.date, p.number"
            " FROM pages p JOIN sources s ON s.id = p.source WHERE s.sha256 = ?"
            " ORDER BY p.ordinal",
            (page.source.sha256,),
        ).fetchall()
        issue = (page.paper, page.date, page.number)
        ordinal = page.source.ordinal
        same = (
            [row for row in rows if row[0] == ordinal]
            if ordinal is not None
            else [row for row in rows if row[3] == page.source.name]
            or [row for row in rows if row[4:] == issue]
        )
        if same:
            return same[0][0], same[0][1], same[0][2]
        if ordinal is None:
            ordinal = rows[-1][0] + 1 if rows else 0
        return ordinal, 0, ""

    def holds(self, page: Page, *, reader: str) -> bool:
        """Is the page there, read by version `reader` or a newer one?"""
        with named_errors(self.path):
            _, there, by = self._place(page)
            is_old = bool(there and version.later(self.connection, there))
        return bool(there) and not is_old and _version(by) >= _version(reader)

    def add(self, reading: Reading, *, reader: str, replaces: bool = False) -> Added:
        """Keep a page's reading, made by version `reader`.

        A page that is there, read by this version or a newer one, is left as it
        is. With `replaces`, other pages of the same name are earlier versions of it:
        they are kept, and counted no more.

        Raises:
            LedgerError: the page cannot be written; the class says why.
        """
        with self.transaction():
            ordinal, there, by = self._place(reading.page)
            name = reading.page.source.name if replaces else ""
            if there and _version(by) >= _version(reader):
                version.put(self.connection, there, name, ordinal)
                return "same"
            source = self._source(reading.page.source)
            identity, base = self._next()
            if there:
                index.forget(self.connection, there)
                self.connection.execute("DELETE FROM pages WHERE id = ?", (there,))
            place = (identity, source, ordinal, base)
            insert(self.connection, self._words, reading, place, reader)
            version.put(self.connection, identity, name, ordinal)
            return "reread" if there else "added"

    def pages(self, *, replaced: bool = False) -> Iterator[PageRow]:
        """Yield the pages, in the order of their sources' hashes.

        With `replaced`, also the earlier versions of files that were edited.
        """
        with reading_errors(self.path):
            yield from map(
                PageRow._make,
                self.connection.execute(
                    "SELECT p.id, s.sha256, p.ordinal, p.reader, p.paper, p.date,"  # noqa: S608 ours
                    " p.number, p.name FROM pages p JOIN sources s ON s.id = p.source"
                    f" WHERE {'1' if replaced else version.CURRENT}"
                    " ORDER BY s.sha256, p.ordinal"
                ),
            )

    def newest(self, *, limit: int = 20, offset: int = 0) -> list[PageRow]:
        """Return pages, the newest first, some of them at a time."""
        with reading_errors(self.path):
            rows = self.connection.execute(
                "SELECT p.id, s.sha256, p.ordinal, p.reader, p.paper, p.date,"  # noqa: S608 ours
                " p.number, p.name FROM pages p JOIN sources s ON s.id = p.source"
                f" WHERE {version.CURRENT}"
                " ORDER BY p.date DESC, p.id DESC LIMIT ? OFFSET ?",
                (limit, offset),
            )
            return [PageRow._make(row) for row in rows]

    def __len__(self) -> int:
        with reading_errors(self.path):
            row = self.connection.execute(
                "SELECT (SELECT count(*) FROM pages) - (SELECT count(*) FROM replaced)"
            ).fetchone()
        return int(row[0])

    def page(self, name: str) -> PageRow:
        """Return the page of a link, or of a hash of 12 digits or more.

        Raises:
            NoSuchPage: it is not there, or several begin with these digits.
        """
        match = LINK.fullmatch(name)
        if match is None:
            msg = f"{name}: no link and no hash"
            raise NoSuchPage(msg, hint="/p/3fa9c1d2e4b5")
        digits = match[1]
        with reading_errors(self.path):
            found = self.connection.execute(
                "SELECT p.id, s.sha256, p.ordinal, p.reader, p.paper, p.date,"
                " p.number, p.name FROM sources s JOIN pages p ON p.source = s.id"
                " WHERE s.sha256 BETWEEN ? AND ? AND p.ordinal = ?",
                (digits, digits + "g", int(match[2] or 0)),
            ).fetchall()
        if not found:
            msg = f"{name}: not in {self.path}"
            raise NoSuchPage(msg)
        if len(found) > 1:
            msg = f"{name}: {len(found)} pages begin so"
            raise NoSuchPage(msg, hint="more digits")
        return PageRow._make(found[0])

    def text(self, identity: int) -> str:
        """Return a page's text, as checked when it was written.

        Raises:
            LedgerCorrupt: it is not what was written.
        """
        with reading_errors(self.path):
            row = self.connection.execute(
                "SELECT text, crc FROM pages WHERE id = ?", (identity,)
            ).fetchone()
        if row is None:
            msg = f"page {identity}: not in {self.path}"
            raise NoSuchPage(msg)
        if zlib.crc32(row[0].encode()) != row[1]:
            msg = f"{self.path}: the text of page {identity} is damaged"
            raise LedgerCorrupt(msg)
        return str(row[0])

    def reading(self, name: str) -> Reading:
        """Return the reading of a page, named by a link or a hash.

        Raises:
            NoSuchPage: the ledger does not hold it.
            LedgerCorrupt: its text is damaged.
        """
        identity = self.page(name).id
        self.text(identity)
        with reading_errors(self.path):
            return restored(self.connection, identity)

    def readings(self, *, replaced: bool = False) -> Iterator[Reading]:
        """Yield every reading, in the order of `pages`; it holds one at a time."""
        for row in self.pages(replaced=replaced):
            self.text(row.id)
            with reading_errors(self.path):
                reading = restored(self.connection, row.id)
            yield reading

    def index(self) -> None:
        """Index the pages that are not yet; search finds them before, and slower."""
        more = True
        while more:
            with self.transaction():
                more = index.extend(self.connection)

    def search(
        self, query: str, *, limit: int = 20, offset: int = 0, exact: bool = False
    ) -> Found:
        """Return the pages that hold what `query` says: see dubao.ledger.query.

        With `exact`, no sign of the query has a meaning but its own.

        Raises:
            UsageError: the query cannot be read.
        """
        asked = literal(query) if exact else parsed(query)
        with reading_errors(self.path):
            return search(self._index, asked, limit=limit, offset=offset)

    def series(self, measure: str, **wanted: Any) -> list[Series]:  # noqa: ANN401 # Selection says which
        """Return the series of an indicator, with what does not agree in them.

        `*` stands for any characters; `wanted` narrows them as in `figures`.

        Raises:
            UsageError: a field makes no sense, or the extra `compare` is missing.
        """
        from dubao.ledger.comparison import series  # noqa: PLC0415 it is made of ours

        return series(self, measure, **wanted)

    def matches(self, query: str, *, exact: bool = False) -> list[int]:
        """Return the ids of all pages that a query finds, rising.

        Raises:
            UsageError: the query cannot be read.
        """
        asked = literal(query) if exact else parsed(query)
        with reading_errors(self.path):
            found = current(self._index, matching(self._index, asked))
            return [int(page) for page in found]

    def figures(self, **wanted: Any) -> Table:  # noqa: ANN401 # Selection says which
        """Return the figures that a `Selection` of these fields wants.

        What people corrected is put right, what they rejected left out.

        Raises:
            UsageError: a field makes no sense.
        """
        selection = Selection(**wanted)
        with reading_errors(self.path):
            attach(self.connection)
            sql, values = statement(self.connection, selection)

        def rows() -> Iterator[Row]:
            with reading_errors(self.path):
                yield from self.connection.execute(sql, values)

        return Table(tuple(columns(selection)), rows)

    def correct(
        self, name: str, *, act: Act, who: str, field: str = "", new: str = ""
    ) -> Correction:
        """Add what somebody says of the figure that a link names.

        Raises:
            NoSuchPage: the ledger does not hold the page.
            UsageError: no figure stands there, or the correction makes no sense.
        """
        match = LINK.fullmatch(name)
        span = Span(int(match[3] or 0), int(match[4] or 0)) if match else Span(0, 0)
        row = self.page(name)
        quote = unquote(match[5] or "") if match else ""
        if act == "undo" and tuple(span) not in of_page(self.connection, row.id):
            message = f"{name}: nothing was said of it"
            raise UsageError(message)
        correction = replace(
            made(self.reading(name), span, quote=quote, act=act, field=field, new=new),
            ordinal=row.ordinal,
            who=signed(who),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        with self.transaction():
            record(self.connection, correction)
        return correction

    def orphans(self) -> list[Correction]:
        """Return the corrections that fit no figure any more."""
        with reading_errors(self.path):
            return attach(self.connection)

    def check(self) -> list[str]:
        """Return what is wrong with the file; an empty list says nothing is."""
        with reading_errors(self.path):
            return damage(self.connection)

    def dump(self) -> Iterator[str]:
        """Yield a line for every fact kept, free of row ids and of order.

        Two ledgers hold the same when their dumps are the same.
        """
        pages, readings = self.pages(replaced=True), self.readings(replaced=True)
        for row, reading in zip(list(pages), readings, strict=True):
            yield f"page {row[1:]!r}"
            yield f"reading {reading!r}"
        with reading_errors(self.path):
            yield from facts(self.connection)
