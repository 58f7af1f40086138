"""What the pages of an answer have in common: counts by newspaper, year and kind."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dubao.ledger.connection import reading_errors
from dubao.ledger.ledger import Ledger

MOST = 12  # values of a facet
COUNTED = 2_000  # pages on which figures are counted
FIGURES = {
    "kind": "SELECT form.kind, count(*) FROM figure_rows f"
    " JOIN forms form ON form.id = f.form",
    "unit": "SELECT form.unit, count(*) FROM figure_rows f"
    " JOIN forms form ON form.id = f.form",
    "place": "SELECT place.text, count(*) FROM figure_rows f"
    " JOIN terms place ON place.id = f.place AND NOT f.hidden & 4",
}
PAGES = {
    "paper": "SELECT f.paper, count(*) FROM pages f",
    "year": "SELECT substr(f.date, 1, 4), count(*) FROM pages f",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A value, and how often it stands there."""

    value: str
    times: int


Tallies = tuple[Tally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The commonest values on some pages."""

    pages: int  # newspapers and years are counted on all of them
    counted: int  # kinds, units and places on the figures of so many, the last added
    paper: Tallies
    year: Tallies
    kind: Tallies
    unit: Tallies
    place: Tallies


def facets(ledger: Ledger, pages: Sequence[int] | None = None) -> Facets:
    """Tally what is on these pages, rising ids; on all of the ledger for None.

    Figures are counted on the last pages only: those of 100,000 pages took 7 s,
    and nobody waits so long while typing.
    """
    with reading_errors(ledger.path):
        if pages is None:
            rows = ledger.connection.execute(
                f"SELECT id FROM pages ORDER BY id DESC LIMIT {COUNTED}"  # noqa: S608 ours
            )
            last, number = [row[0] for row in rows], len(ledger)
        else:
            last, number = list(pages[-COUNTED:]), len(pages)
        found = {
            name: _counts(
                ledger, f"{sql} {_some('id') if pages is not None else ''}", pages
            )
            for name, sql in PAGES.items()
        } | {
            name: _counts(ledger, f"{sql} {_some('page')}", last)
            for name, sql in FIGURES.items()
        }
    return Facets(pages=number, counted=len(last), **found)


def _some(column: str) -> str:
    return f"WHERE f.{column} IN (SELECT value FROM json_each(?))"  # noqa: S608 ours


def _counts(ledger: Ledger, sql: str, pages: Sequence[int] | None) -> Tallies:
    wanted = () if pages is None else (json.dumps(pages),)
    rows = ledger.connection.execute(
        f"{sql} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST + 1}", wanted
    )
    return tuple(Tally(value=value, times=n) for value, n in rows if value)[:MOST]


def measures(ledger: Ledger, limit: int = 200, *, containing: str = "") -> list[Tally]:
    """Return the measures of a ledger, the commonest first, with their counts.

    `containing` are words that each of them has in it.
    """
    with reading_errors(ledger.path):
        rows = ledger.connection.execute(
            "SELECT measure.text, count(*) FROM figure_rows f"
            " JOIN terms measure ON measure.id = f.measure"
            " WHERE measure.text <> '' AND NOT f.hidden & 1"
            " AND instr(measure.text, ?)"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            (containing, limit),
        )
        return [Tally(value=name, times=times) for name, times in rows]
