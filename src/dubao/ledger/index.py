"""Writes the search index in segments, and looks words up in it.

Pages that no segment covers yet, the tail, are read through: an answer never
waits for the index and never differs with it.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from dubao.ledger.gram import Text, chunks, name
from dubao.ledger.varint import Numbers, decoded, gaps, summed
from dubao.text.fold import fold

SEGMENT = 6_000_000  # characters; about 0.3 GB of memory while it is written
TAIL = 100_000  # characters that are not worth a segment; read in 5 ms
GROWTH = 4  # a last segment shorter than so many new ones is written again
NONE: Numbers = np.empty(0, dtype=np.int64)


class Segment(NamedTuple):
    """A run of pages that the index covers."""

    id: int
    pages: Numbers
    bases: Numbers  # from the first page's on


@cache
def folding() -> str:
    """Return a fingerprint of the folding: an index made with another is stale."""
    characters = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x30000)]))
    return hashlib.sha256(fold(characters).encode()).hexdigest()[:16]


def forget(connection: sqlite3.Connection, page: int) -> None:
    """Note that a page is replaced, in case that a segment covers it."""
    connection.execute(
        "INSERT INTO gone SELECT ? WHERE EXISTS"
        " (SELECT 1 FROM segments WHERE ? BETWEEN first_page AND last_page)",
        (page, page),
    )


def tail(connection: sqlite3.Connection) -> Iterator[Text]:
    """Yield the pages that no segment covers, folded."""
    covered = connection.execute(
        "SELECT coalesce(max(last_page), 0) FROM segments"
    ).fetchone()[0]
    for page, base, text in connection.execute(
        "SELECT id, base, text FROM pages WHERE id > ? ORDER BY id", (covered,)
    ):
        yield Text(page, base, fold(text))


def _waiting(connection: sqlite3.Connection) -> int:
    row = connection.execute(
        "SELECT coalesce(sum(length), 0) FROM pages"
        " WHERE id > (SELECT coalesce(max(last_page), 0) FROM segments)"
    ).fetchone()
    return int(row[0])


def _drop_short(connection: sqlite3.Connection, waiting: int) -> None:
    """Drop last segments that are short beside what is to come."""
    while True:
        last = connection.execute(
            "SELECT id, length, first_page, last_page FROM segments"
            " ORDER BY last_page DESC LIMIT 1"
        ).fetchone()
        if last is None or last[1] >= waiting * GROWTH or last[1] + waiting > SEGMENT:
            return
        connection.execute("DELETE FROM segments WHERE id = ?", (last[0],))
        connection.execute("DELETE FROM gone WHERE page BETWEEN ? AND ?", last[2:])
        waiting += last[1]


def extend(connection: sqlite3.Connection) -> bool:
    """Write a segment of the pages that wait for one; say whether more wait.

    It belongs inside a transaction, and takes as many pages as fit a segment.
    """
    connection.execute(
        "DELETE FROM segments WHERE EXISTS (SELECT 1 FROM segments WHERE folding <> ?)",
        (folding(),),
    )
    waiting = _waiting(connection)
    if waiting <= TAIL:
        return False
    _drop_short(connection, waiting)
    texts: list[Text] = []
    length = 0
    more = False
    for text in tail(connection):
        if texts and length + len(text.text) > SEGMENT:
            more = True
            break
        texts.append(text)
        length += len(text.text)
    _write(connection, texts, length)
    return more


def _write(connection: sqlite3.Connection, texts: list[Text], length: int) -> None:
    segment = connection.execute(
        "INSERT INTO segments (first_page, last_page, folding, length, pages, bases)"
        " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (
            texts[0].page,
            texts[-1].page,
            folding(),
            length,
            gaps(np.array([text.page for text in texts])),
            gaps(np.array([text.base for text in texts])),
        ),
    ).fetchone()[0]
    connection.executemany(
        "INSERT INTO grams VALUES (?, ?, ?, ?, ?)",
        ((segment, *chunk) for chunk in chunks(texts)),
    )


class Index:
    """The index of an open ledger, with what is asked again and again at hand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Look words up through `connection`."""
        self.connection = connection
        self._stamp: tuple[int, ...] = ()
        self._segments: list[Segment] = []
        self._gone = NONE

    def _refresh(self) -> None:
        stamp = (
            self.connection.execute("PRAGMA data_version").fetchone()[0],
            self.connection.total_changes,
        )
        if stamp == self._stamp:
            return
        self._segments = []
        for row in self.connection.execute(
            "SELECT id, folding, pages, bases FROM segments ORDER BY first_page"
        ):
            bases = summed(row[3])
            self._segments.append(Segment(row[0], summed(row[2]), bases - bases[0]))
        self._gone = np.array(
            [row[0] for row in self.connection.execute("SELECT page FROM gone")],
            dtype=np.int64,
        )
        self._stamp = stamp

    def _places(self, segment: Segment, gram: str) -> bytes:
        """Return the places of a gram in a segment, as gaps."""
        wanted = name(gram)
        row = self.connection.execute(
            "SELECT first, names, sizes, places FROM grams"
            " WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1",
            (segment.id, wanted),
        ).fetchone()
        if row is None:
            return b""
        first, names, sizes, places = row
        grams = summed(names)
        at = int(np.searchsorted(grams, wanted - first))
        if at == len(grams) or grams[at] != wanted - first:
            return b""
        taken = decoded(sizes)
        start = int(taken[:at].sum())
        return bytes(places[start : start + int(taken[at])])

    def _within(self, segment: Segment, word: str) -> Numbers:
        """Return the ids of the segment's pages that hold the word."""
        if len(word) == 1:
            return segment.pages[summed(self._places(segment, word))]
        offsets = [*range(0, len(word) - 2, 2), len(word) - 2]
        found: list[tuple[bytes, int]] = []
        for offset in offsets:
            places = self._places(segment, word[offset : offset + 2])
            if not places:
                return NONE
            found.append((places, offset))
        found.sort(key=lambda pair: len(pair[0]))  # the rarest first
        starts = summed(found[0][0]) - found[0][1]
        for data, offset in found[1:]:
            starts = _common(starts, summed(data) - offset)
        pages = np.searchsorted(segment.bases, starts, side="right") - 1
        return segment.pages[pages[np.flatnonzero(np.diff(pages, prepend=-1))]]

    def pages(self, word: str) -> Numbers:
        """Return the ids of all pages whose folded text holds `word`, rising.

        `word` is folded and not empty.
        """
        self._refresh()
        found = [self._within(segment, word) for segment in self._segments]
        found.append(self._tail(word))
        return self._live(np.concatenate(found))

    def every_page(self) -> Numbers:
        """Return the ids of all pages, rising."""
        self._refresh()
        found = [segment.pages for segment in self._segments]
        return self._live(np.concatenate([*found, self._tail("")]))

    def _tail(self, word: str) -> Numbers:
        return np.array(
            [text.page for text in tail(self.connection) if word in text.text],
            dtype=np.int64,
        )

    def _live(self, pages: Numbers) -> Numbers:
        if not len(self._gone):
            return pages
        return pages[~np.isin(pages, self._gone)]


def _common(some: Numbers, others: Numbers) -> Numbers:
    """Return what two rising rows of numbers have in common."""
    if len(some) > len(others):
        some, others = others, some
    if not len(some):
        return some
    at = np.searchsorted(others, some)
    at[at == len(others)] = 0
    found: Numbers = some[others[at] == some]
    return found
