"""Answers a query with pages, and shows the passage of each.

The answer is exactly what reading every page would give: the index is exact,
and what it leaves to the text (roles, newspapers, dates) is looked up there.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dubao.ledger.headline import headline
from dubao.ledger.index import Index
from dubao.ledger.link import link
from dubao.ledger.query import Both, Either, Query, Term, Without, days
from dubao.ledger.varint import Numbers
from dubao.model import ENTITY_KINDS, Span
from dubao.model.shown import shown
from dubao.text.fold import fold

AROUND = 24  # characters of a passage before and after what was found
SMALL = 2_000  # page ids asked for at once
NAMED = (  # names of a kind that have some characters in their fullest form
    "FROM entity_rows e JOIN terms said ON said.id = e.said"
    " WHERE e.kind = ? AND instr(said.text, ?)"
)
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page that was found, with the first place of it."""

    sha256: str
    ordinal: int
    paper: str
    date: str
    number: str
    name: str  # of its source
    span: Span  # of the first of the words; empty where only fields were asked for
    count: int  # how often the words stand on the page
    before: str
    match: str
    after: str
    link: str
    headline: str = ""  # of the article that the first place stands in

    @property
    def passage(self) -> str:
        """Return the words with what stands around them, on one line."""
        return BLANKS.sub(" ", self.before + self.match + self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a query."""

    total: int  # pages
    hits: tuple[Hit, ...]  # as many as were asked for, the newest first

    def _repr_html_(self) -> str:
        return shown(self, "dubao.ledger.notebook:found_html")


def matching(index: Index, query: Query) -> Numbers:
    """Return the ids of the pages that a query finds, rising."""
    match query:
        case Term(field=""):
            return index.pages(query.text)
        case Term():
            return _in_field(index, query)
        case Both(parts=parts):
            wanted = [p for p in parts if not isinstance(p, Without)]
            found = matching(index, wanted[0]) if wanted else index.every_page()
            for other in wanted[1:]:
                pages = matching(index, other)
                found = np.intersect1d(found, pages, assume_unique=True)
            for part in parts:
                if isinstance(part, Without):
                    found = _minus(found, matching(index, part.part))
            return found
        case Either(parts=parts):
            return np.unique(np.concatenate([matching(index, p) for p in parts]))
        case Without(part=part):
            return _minus(index.every_page(), matching(index, part))


def current(index: Index, pages: Numbers) -> Numbers:
    """Return the pages without the earlier versions of files that were edited."""
    rows = index.connection.execute("SELECT page FROM replaced")
    old = np.array([row[0] for row in rows], dtype=np.int64)
    return _minus(pages, old) if len(old) else pages


def _minus(some: Numbers, others: Numbers) -> Numbers:
    return some[~np.isin(some, others, assume_unique=True)]


def _in_field(index: Index, term: Term) -> Numbers:
    connection = index.connection
    if term.field == "date":
        rows = connection.execute(
            "SELECT id FROM pages WHERE date BETWEEN ? AND ? AND date <> ''",
            days(term.text),
        )
        found = [row[0] for row in rows]
    elif term.field == "paper":
        rows = connection.execute("SELECT DISTINCT paper FROM pages")
        papers = [row[0] for row in rows if term.text in fold(row[0])]
        found = [
            row[0]
            for paper in papers
            for row in connection.execute(
                "SELECT id FROM pages WHERE paper = ?", (paper,)
            )
        ]
    elif term.field in ENTITY_KINDS:
        rows = connection.execute(f"SELECT DISTINCT e.page {NAMED}", _wanted(term))
        found = [row[0] for row in rows]
    else:
        cut = connection.execute(
            "SELECT DISTINCT page FROM roles WHERE role = ? AND piece > 0",
            (term.field,),
        )
        candidates = {*index.pages(term.text).tolist(), *(row[0] for row in cut)}
        found = list(_in_role(connection, term, sorted(candidates)))
    return np.array(sorted(found), dtype=np.int64)


def _wanted(term: Term) -> tuple[str, str]:
    return term.field, "".join(term.text.split())


def _in_role(
    connection: sqlite3.Connection, term: Term, candidates: list[int]
) -> Iterator[int]:
    """Yield the candidates on which a role of this name holds the term."""
    for page in candidates:
        roles: dict[tuple[int, int], list[Span]] = {}
        for article, number, start, end in connection.execute(
            'SELECT article, number, start, "end" FROM roles'
            " WHERE page = ? AND article >= 0 AND role = ?"
            " ORDER BY article, number, piece",
            (page, term.field),
        ):
            roles.setdefault((article, number), []).append(Span(start, end))
        if roles:
            text = fold(_text(connection, page))
            if any(
                term.text in "".join(span.of(text) for span in spans)
                for spans in roles.values()
            ):
                yield page


def _text(connection: sqlite3.Connection, page: int) -> str:
    row = connection.execute("SELECT text FROM pages WHERE id = ?", (page,)).fetchone()
    return str(row[0])


def _terms(query: Query) -> Iterator[Term]:
    """Yield the terms of a query that a page may show."""
    match query:
        case Term(field="paper" | "date"):
            return
        case Term():
            yield query
        case Both(parts=parts) | Either(parts=parts):
            for part in parts:
                yield from _terms(part)
        case Without():
            return


def _first(
    connection: sqlite3.Connection, page: int, folded: str, term: Term
) -> Span | None:
    """Return the first place of a term: of a role's, the first in such a role."""
    size = len(term.text)
    stretches = [(0, len(folded))]
    if term.field in ENTITY_KINDS:
        row = connection.execute(
            f'SELECT e.start, e."end" {NAMED} AND e.page = ? ORDER BY e.start LIMIT 1',
            (*_wanted(term), page),
        ).fetchone()
        return Span(*row) if row else None
    if term.field:
        stretches = connection.execute(
            'SELECT start, "end" FROM roles'
            " WHERE page = ? AND article >= 0 AND role = ? ORDER BY start",
            (page, term.field),
        ).fetchall()
    for start, end in stretches:
        place = folded.find(term.text, start, end)
        if place >= 0:
            return Span(place, place + size)
    return None


def _newest(
    connection: sqlite3.Connection, pages: Numbers, first: int, last: int
) -> list[int]:
    """Return the pages from `first` to `last` when the newest come first."""
    if len(pages) <= SMALL:
        marks = ", ".join("?" * len(pages))
        rows = connection.execute(
            f"SELECT id FROM pages WHERE id IN ({marks})"  # noqa: S608 # only marks
            " ORDER BY date DESC, id DESC",
            pages.tolist(),
        )
        return [row[0] for row in rows][first:last]
    wanted = set(pages.tolist())
    found: list[int] = []
    for row in connection.execute("SELECT id FROM pages ORDER BY date DESC, id DESC"):
        if row[0] in wanted:
            found.append(row[0])
            if len(found) == last:
                break
    return found[first:]


def _hit(connection: sqlite3.Connection, page: int, terms: list[Term]) -> Hit:
    sha256, ordinal, paper, date, number, name, text = connection.execute(
        "SELECT s.sha256, p.ordinal, p.paper, p.date, p.number, p.name, p.text"
        " FROM pages p JOIN sources s ON s.id = p.source WHERE p.id = ?",
        (page,),
    ).fetchone()
    folded = fold(text)
    places = [
        place for term in terms if (place := _first(connection, page, folded, term))
    ]
    span = min(places, default=Span(0, 0))
    return Hit(
        sha256=sha256,
        ordinal=ordinal,
        paper=paper,
        date=date,
        number=number,
        name=name,
        span=span,
        count=sum(folded.count(term.text) for term in terms),
        before=text[max(0, span.start - AROUND) : span.start],
        match=span.of(text),
        after=text[span.end : span.end + AROUND],
        link=link(sha256, ordinal, *span, span.of(text)),
        headline=headline(connection, page, span.start),
    )


def search(index: Index, query: Query, *, limit: int, offset: int = 0) -> Found:
    """Return how many pages a query finds, and the hits from `offset` on."""
    pages = current(index, matching(index, query))
    terms = list(dict.fromkeys(_terms(query)))
    shown = _newest(index.connection, pages, offset, offset + limit)
    return Found(
        total=len(pages),
        hits=tuple(_hit(index.connection, page, terms) for page in shown),
    )
