"""What people say about figures: accepted, rejected, or a field put right.

Corrections are only added. Each carries the figure's characters and what stood
around them, and is looked for by these when a newer reader, or another decoding,
has moved things; what is found nowhere is an orphan, and is listed, not lost.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from dubao.errors import UsageError
from dubao.ledger.accepted import ODD, refuse
from dubao.model import Reading, Span

Act = Literal["accept", "reject", "edit", "undo"]  # undo: takes the last back
ACTS: tuple[Act, ...] = ("accept", "reject", "edit", "undo")
STATUS = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
FIELDS = (
    "measure", "value", "high", "unit", "claim", "kind", "stat", "direction", "base",
    "holder", "place", "period", "action",
)  # fmt: skip
AROUND = 16  # characters before and after the quote
SIGNATURE = 200  # characters of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that somebody said about one figure."""

    sha256: str
    ordinal: int
    span: Span  # where the figure stood then
    quote: str
    before: str
    after: str
    act: Act
    field: str  # of an edit
    old: str
    new: str
    who: str
    at: str  # ISO 8601, UTC


def checked(act: str, field: str, new: str) -> None:
    """Refuse what makes no sense.

    Raises:
        UsageError: there is no such act or field, or it cannot say this.
    """
    if act not in ACTS:
        message = f"no act {act[:40]!r}: {', '.join(ACTS)}"
        raise UsageError(message)
    if act != "edit":
        if field or new:
            message = f"{act} puts no field right: leave field and new out"
            raise UsageError(message)
        return
    if field not in FIELDS:
        message = f"no field {field[:40]!r}: {', '.join(FIELDS)}"
        raise UsageError(message)
    refuse(field, new)


def signed(who: str) -> str:
    """Return who says something, if that is a name.

    Raises:
        UsageError: it is none.
    """
    if len(who) > SIGNATURE or ODD.search(who):
        message = f"who: a name on one line, of at most {SIGNATURE} characters"
        raise UsageError(message)
    return who


def made(
    reading: Reading, span: Span, *, quote: str, act: Act, field: str, new: str
) -> Correction:
    """Return a correction of the figure at `span`, not yet signed.

    `quote` is what should stand there; "" takes what does.

    Raises:
        UsageError: no figure stands there, or the correction makes no sense.
    """
    checked(act, field, new)
    figures = [figure for figure in reading.figures if figure.span == span]
    if not figures:
        message = f"{reading.page.source.name}: no figure at {span.start}-{span.end}"
        raise UsageError(message)
    text = reading.page.text
    if quote and quote != span.of(text):
        message = f"{span.of(text)} stands there, and not {quote}: look again"
        raise UsageError(message)
    return Correction(
        sha256=reading.page.source.sha256,
        ordinal=0,
        span=span,
        quote=span.of(text),
        before=text[max(0, span.start - AROUND) : span.start],
        after=text[span.end : span.end + AROUND],
        act=act,
        field=field,
        old=str(getattr(figures[0], field)) if field else "",
        new=new,
        who="",
        at="",
    )


def record(connection: sqlite3.Connection, correction: Correction) -> None:
    """Add a correction; it belongs inside a transaction."""
    connection.execute(
        'INSERT INTO corrections (sha256, ordinal, start, "end", quote, before, after,'
        " act, field, old, new, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            correction.sha256, correction.ordinal, *correction.span, correction.quote,
            correction.before, correction.after, correction.act, correction.field,
            correction.old, correction.new, correction.who, correction.at,
        ),
    )  # fmt: skip


def all_of(
    connection: sqlite3.Connection, pages: Collection[int] | None = None
) -> Iterator[Correction]:
    """Yield the corrections, or those of some pages, in the order they were made in."""
    sql = (
        'SELECT c.sha256, c.ordinal, c.start, c."end", c.quote, c.before, c.after,'
        " c.act, c.field, c.old, c.new, c.who, c.at FROM corrections c"
    )
    values: tuple[str, ...] = ()
    if pages is not None:
        sql += (
            " JOIN sources s ON s.sha256 = c.sha256 JOIN pages p ON p.source = s.id"
            " AND p.ordinal = c.ordinal WHERE p.id IN (SELECT value FROM json_each(?))"
        )
        values = (json.dumps(sorted(pages)),)
    for row in connection.execute(f"{sql} ORDER BY c.id", values):
        yield Correction(
            sha256=row[0],
            ordinal=row[1],
            span=Span(row[2], row[3]),
            quote=row[4],
            before=row[5],
            after=row[6],
            act=row[7],
            field=row[8],
            old=row[9],
            new=row[10],
            who=row[11],
            at=row[12],
        )


def _agreement(text: str, place: int, correction: Correction) -> int:
    """Return how many characters around the quote are as they were."""
    agreed = 0
    for there, then in zip(
        reversed(text[max(0, place - AROUND) : place]),
        reversed(correction.before),
        strict=False,
    ):
        if there != then:
            break
        agreed += 1
    end = place + len(correction.quote)
    for there, then in zip(text[end : end + AROUND], correction.after, strict=False):
        if there != then:
            break
        agreed += 1
    return agreed


def located(text: str, correction: Correction) -> Span | None:
    """Return where the quote stands now, by what stands around it.

    Where it stood stays, if its surroundings do; else the place whose
    surroundings agree most, and of equal ones the nearest.
    """
    quote = correction.quote
    places = []
    place = text.find(quote) if quote else -1
    while place >= 0:
        places.append(place)
        place = text.find(quote, place + 1)
    if not places:
        return None
    best = max(
        places,
        key=lambda p: (
            _agreement(text, p, correction),
            -abs(p - correction.span.start),
        ),
    )
    return Span(best, best + len(quote))


def anchors(
    connection: sqlite3.Connection, pages: Collection[int] | None = None
) -> Iterator[tuple[Correction, tuple[int, int, int] | None]]:
    """Yield each correction with the key of the figure that it is about now.

    The key is None where the quote is gone, or is no figure's any more.
    """
    for correction in all_of(connection, pages):
        row = connection.execute(
            "SELECT p.id, p.text FROM pages p JOIN sources s ON s.id = p.source"
            " WHERE s.sha256 = ? AND p.ordinal = ?",
            (correction.sha256, correction.ordinal),
        ).fetchone()
        span = located(row[1], correction) if row else None
        if span is None:
            yield correction, None
            continue
        figures = connection.execute(
            'SELECT start, "end" FROM figure_rows'
            ' WHERE page = ? AND start < ? AND "end" > ?',
            (row[0], span.end, span.start),
        ).fetchall()
        same = [found for found in figures if found == tuple(span)]
        chosen = same or figures
        yield correction, (row[0], *chosen[0]) if len(chosen) == 1 else None


def attach(
    connection: sqlite3.Connection, pages: Collection[int] | None = None
) -> list[Correction]:
    """Make the temporary table `corrected`, or that of some pages; return the orphans.

    It has a row for every figure that somebody corrected: its status, and the
    fields that were put right, NULL where they were not. Later words count.
    """
    columns = ", ".join(f'"{name}" TEXT' for name in FIELDS)
    connection.executescript(
        "DROP TABLE IF EXISTS temp.corrected;"
        "CREATE TEMP TABLE corrected (page INTEGER, start INTEGER, finish INTEGER,"
        f" status TEXT, {columns}, PRIMARY KEY (page, start, finish)) WITHOUT ROWID;"
    )
    orphans = []
    said: dict[tuple[int, int, int], list[Correction]] = {}
    for correction, key in anchors(connection, pages):
        if key is None or not _makes_sense(correction):
            orphans.append(correction)
        elif correction.act != "undo":
            said.setdefault(key, []).append(correction)
        elif said.get(key):
            said[key].pop()
    for key, corrections in said.items():
        for correction in corrections:
            _say(connection, key, correction)
    return orphans


def _say(
    connection: sqlite3.Connection, key: tuple[int, int, int], correction: Correction
) -> None:
    """Write one thing that counts into the table `corrected`."""
    connection.execute(
        "INSERT INTO temp.corrected (page, start, finish, status)"
        " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status",
        (*key, STATUS[correction.act]),
    )
    if correction.act == "edit":
        connection.execute(
            f'UPDATE temp.corrected SET "{correction.field}" = ?'  # noqa: S608
            " WHERE page = ? AND start = ? AND finish = ?",
            (correction.new, *key),
        )


def _makes_sense(correction: Correction) -> bool:
    """May a kept correction be shown? Older readers kept what this one refuses."""
    try:
        checked(correction.act, correction.field, correction.new)
    except UsageError:
        return False
    return True


def of_page(
    connection: sqlite3.Connection, page: int
) -> dict[tuple[int, int], dict[str, str]]:
    """Return by span what people said of the figures of the page with this id."""
    attach(connection, (page,))
    columns = ", ".join(f'"{name}"' for name in FIELDS)
    return {
        (row[0], row[1]): {
            name: value
            for name, value in zip(("status", *FIELDS), row[2:], strict=True)
            if value is not None
        }
        for row in connection.execute(
            f"SELECT start, finish, status, {columns} FROM temp.corrected"  # noqa: S608
            " WHERE page = ?",
            (page,),
        )
    }
