"""The figures of a ledger in memory, column by column: for questions over all of them.

SQLite joins ten tables for a row and takes seconds over a million of them; these take
milliseconds, since a word is a number here and a column an array. What is shown of a
figure is fetched from the ledger once the rows are known.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from dubao.ledger.correction import FIELDS, attach
from dubao.ledger.row import HIDDEN
from dubao.ledger.selection import FLOAT, FORMS, OPEN, VALUE
from dubao.ledger.version import CURRENT
from dubao.ledger.vocabulary import Codes, Vocabulary
from dubao.model import SLOTS
from dubao.model.tabular import number as told

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
KEPT = ("measure", "holder", "place", "action", "period", "base")  # in `terms`
WORDS = (*KEPT, *FORMS, "paper", "date")  # columns of words
STATUSES = ("", "accepted", "rejected", "edited")
SURE = 100
BATCH = 50_000
OWN = FLOAT.replace(VALUE, "f.value")
RAW = (
    'SELECT page, start, "end", form, measure, holder, place, action, period, base,'  # noqa: S608 ours
    f" hidden, sure, {OWN} FROM figure_rows f WHERE page > ?"
)


def _doubt(sure: str | None, known: dict[str | None, int]) -> int:
    """Return how sure the least sure answer of a row is, in percent."""
    if sure not in known:
        said = [one for one in json.loads(sure or "[]") if isinstance(one, int)]
        known[sure] = min(said, default=SURE)
    return known[sure]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Rows as they lie in the ledger, not yet joined with anything."""

    whole: npt.NDArray[np.int64]  # page … base, hidden, a column each
    number: npt.NDArray[np.float64]
    sure: npt.NDArray[np.uint8]


NOTHING = _Part(
    whole=np.empty((0, 11), dtype=np.int64),
    number=np.empty(0, dtype=np.float64),
    sure=np.empty(0, dtype=np.uint8),
)


def _part(connection: sqlite3.Connection, after: int) -> _Part:
    """Read the rows of the pages that came after one."""
    wholes, numbers, sures = [NOTHING.whole], [NOTHING.number], [NOTHING.sure]
    known: dict[str | None, int] = {None: SURE}
    rows = connection.execute(RAW, (after,))
    while batch := list(islice(rows, BATCH)):
        *whole, sure, number = zip(*batch, strict=True)
        wholes.append(np.array(whole, dtype=np.int64).T)
        numbers.append(np.array(number, dtype=np.float64))
        sures.append(np.array([_doubt(one, known) for one in sure], dtype=np.uint8))
    return _Part(
        whole=np.concatenate(wholes),
        number=np.concatenate(numbers),
        sure=np.concatenate(sures),
    )


@dataclass(frozen=True)
class Columns:
    """What is shown of every figure: the oldest page's first, as a table has them."""

    vocabulary: Vocabulary
    codes: dict[str, Codes]  # of each of WORDS
    number: npt.NDArray[np.float64]
    page: Codes
    start: Codes
    end: Codes
    sure: npt.NDArray[np.uint8]  # of the least sure answer, shown or guessed
    status: npt.NDArray[np.uint8]  # index into STATUSES
    at: Codes  # each row's page, as an index into the two below
    ids: Codes  # of the pages, the oldest first
    sheets: dict[str, Codes]  # paper and date of each page
    last: int = 0  # id of the last page
    state: list[float] = field(default_factory=list)  # how many pages, and replaced
    _raw: _Part = field(default=NOTHING, repr=False)
    _plain: "Columns | None" = field(default=None, repr=False)  # before corrections

    def __len__(self) -> int:
        return len(self.page)

    @cached_property
    def kept(self) -> Mask:
        """Which rows nobody rejected."""
        found: Mask = self.status != STATUSES.index("rejected")
        return found

    @cached_property
    def answers(self) -> dict[object, Any]:
        """What was asked of these columns already, and its answer."""
        return {}

    def used(self, name: str) -> Codes:
        """Return the codes that stand in a column, each once."""
        key = ("used", name)
        if key not in self.answers:
            self.answers[key] = np.unique(self.codes[name])
        found: Codes = self.answers[key]
        return found

    def keys(self, rows: Sequence[int] | Rows) -> Iterator[tuple[int, int, int]]:
        """Yield page, start and end of some rows."""
        for row in rows:
            yield int(self.page[row]), int(self.start[row]), int(self.end[row])


def columns(connection: sqlite3.Connection, before: Columns | None = None) -> Columns:
    """Return the columns of a ledger; `before` are those of an earlier state of it.

    A page's rows never change: those of new pages are read, those of pages that are
    gone are left out, and what people corrected is put right.
    """
    last, *counts = connection.execute(
        "SELECT (SELECT max(id) FROM pages), (SELECT count(*) FROM pages),"
        " (SELECT count(*) FROM replaced), (SELECT total(page) FROM replaced)"
    ).fetchone()
    plain = (before._plain or before) if before else None  # noqa: SLF001 its own kind
    if plain is None or (plain.state, plain.last) != (counts, last or 0):
        plain = replace(_plain(connection, plain, last or 0), state=counts)
    return _corrected(connection, plain)


def _plain(
    connection: sqlite3.Connection, before: Columns | None, last: int
) -> Columns:
    raw = _part(connection, before.last if before else 0)
    if before:
        old = before._raw  # noqa: SLF001 its own kind
        raw = _Part(
            whole=np.concatenate((old.whole, raw.whole)),
            number=np.concatenate((old.number, raw.number)),
            sure=np.concatenate((old.sure, raw.sure)),
        )
    words = before.vocabulary if before else Vocabulary()
    pages = connection.execute(
        "SELECT p.id, p.paper, p.date FROM pages p JOIN sources s ON s.id = p.source"  # noqa: S608 ours
        f" WHERE {CURRENT} ORDER BY p.date, s.sha256, p.ordinal"
    ).fetchall()
    place = np.full(last + 1, -1, dtype=np.int32)
    place[[page for page, _, _ in pages]] = np.arange(len(pages), dtype=np.int32)
    # what is replaced stays in the raw rows: an older version may come back
    rows = np.flatnonzero(place[raw.whole[:, 0]] >= 0)
    some = raw.whole[rows]
    order = rows[np.lexsort((some[:, 2], some[:, 1], place[some[:, 0]]))]
    whole = raw.whole[order]
    at = place[whole[:, 0]]
    codes = _terms(connection, words, whole) | _forms(connection, words, whole)
    sheets = {
        name: np.array([words.code(row[number]) for row in pages], dtype=np.int32)
        for number, name in enumerate(("paper", "date"), start=1)
    }
    codes |= {name: said[at] for name, said in sheets.items()}
    return Columns(
        vocabulary=words,
        codes=codes,
        number=raw.number[order],
        page=whole[:, 0].astype(np.int32),
        start=whole[:, 1].astype(np.int32),
        end=whole[:, 2].astype(np.int32),
        sure=raw.sure[order],
        status=np.zeros(len(order), dtype=np.uint8),
        at=at,
        ids=np.array([row[0] for row in pages], dtype=np.int32),
        sheets=sheets,
        last=last,
        _raw=raw,
    )


def _table(words: Vocabulary, rows: Sequence[tuple[int, str]]) -> Codes:
    """Return the code of each id of a table of words."""
    table = np.zeros(max((row[0] for row in rows), default=0) + 1, dtype=np.int32)
    for identity, word in rows:
        table[identity] = words.code(word)
    return table


def _shown(name: str, codes: Codes, hidden: Rows, words: Vocabulary) -> Codes:
    """Return a slot's codes, with what it shows where its answer is not sure."""
    if name not in HIDDEN:
        return codes
    open_slot = words.code(OPEN.get(name, ""))
    return np.where(hidden & HIDDEN[name], np.int32(open_slot), codes)


def _terms(
    connection: sqlite3.Connection, words: Vocabulary, whole: Rows
) -> dict[str, Codes]:
    terms = _table(words, connection.execute("SELECT id, text FROM terms").fetchall())
    return {
        name: _shown(name, terms[whole[:, 4 + n]], whole[:, 10], words)
        for n, name in enumerate(KEPT)
    }


def _forms(
    connection: sqlite3.Connection, words: Vocabulary, whole: Rows
) -> dict[str, Codes]:
    found = {}
    for name in FORMS:
        rows = connection.execute(f"SELECT id, {name} FROM forms").fetchall()  # noqa: S608 ours
        said = _table(words, rows)[whole[:, 3]]
        found[name] = _shown(name, said, whole[:, 10], words)
    return found


def _corrected(connection: sqlite3.Connection, plain: Columns) -> Columns:
    """Put the rows right of which people said something."""
    attach(connection)
    names = ", ".join(f'"{name}"' for name in FIELDS)
    rows = connection.execute(
        f"SELECT page, start, finish, status, {names} FROM temp.corrected"  # noqa: S608 ours
    ).fetchall()
    if not rows:
        return plain
    pages = {row[0] for row in rows}
    near = np.flatnonzero(np.isin(plain.page, list(pages)))
    places = dict(zip(plain.keys(near), near.tolist(), strict=True))
    codes, number = dict(plain.codes), plain.number.copy()
    status = plain.status.copy()
    for page, start, end, act, *edits in rows:
        place = places.get((page, start, end))
        if place is None:
            continue
        status[place] = STATUSES.index(act)
        for name, new in zip(FIELDS, edits, strict=True):
            if new is None:
                continue
            if name == "value":
                number[place] = np.nan if (said := told(new)) is None else said
            elif name in codes:
                if codes[name] is plain.codes[name]:
                    codes[name] = codes[name].copy()
                codes[name][place] = plain.vocabulary.code(new)
    return replace(plain, codes=codes, number=number, status=status, _plain=plain)


__all__ = ["SLOTS", "STATUSES", "WORDS", "Columns", "columns"]
