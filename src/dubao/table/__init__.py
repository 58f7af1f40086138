"""Tables: a page's grids → what their cells say.

dump      grids in a plain text, by tabs, bars, commas and blanks
form      which rows and columns are heads
head      a head's name, unit, time and sort
column    what each column holds; a growth has what grows
side      what a row is about
context   time, area and units from around the table
say       a cell's number with all that is said of it
tell      figures, asides, unread: the table balances
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TypeVar

from dubao.model import Article, Aside, Figure, Page, Role, Span, Table
from dubao.table.around import surrounded
from dubao.table.context import context
from dubao.table.dump import dumped
from dubao.table.fold import several, unfolded
from dubao.table.form import formed, is_understood
from dubao.table.tell import apart, asides, figures, unread

Row = TypeVar("Row", Figure, Aside)
HEADLINES = ("headline", "kicker", "deck")
NEAR = 4  # paragraphs of an article that a table looks at


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the tables of a page say."""

    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    asides: tuple[Aside, ...] = ()


def tabulated(page: Page, text: str) -> tuple[Table, ...]:
    r"""Return the tables of a page: those of its source, else those its text shows.

    >>> from dubao.model import Source
    >>> from dubao.text.fold import fold
    >>> text = "县\t粮(吨)\n甲县\t3\n乙县\t4\n"
    >>> page = Page(source=Source(name="-", sha256="0" * 64), text=text)
    >>> [table.span for table in tabulated(page, fold(text))]
    [Span(start=0, end=16)]
    """
    given = page.tables
    kept = [block.span for block in page.blocks if block.role in {*HEADLINES, "byline"}]
    shown = [] if page.blocks else dumped(page.text, text, [t.span for t in given])
    tables = sorted((*given, *shown), key=lambda table: table.span)
    found: list[Table] = []
    for table in tables:
        floor = found[-1].span if found else Span(0, 0)
        whole = surrounded(table, text, [*kept, floor])
        if not found or found[-1].span.end <= whole.span.start:
            found.append(whole)
    return tuple(found)


def masked(text: str, tables: Sequence[Table]) -> str:
    """Return a text with blanks where its tables stand, lines and offsets unchanged."""
    if not tables:
        return text
    parts, at = [], 0
    for table in tables:
        start, end = table.span
        parts.append(text[at:start])
        parts += ["\n" if c == "\n" else " " for c in text[start:end]]
        at = end
    return "".join((*parts, text[at:]))


def parted(
    paragraphs: Iterable[Sequence[Span]], tables: Sequence[Table]
) -> Iterator[Sequence[Span]]:
    """Yield the spans of paragraphs, parted where a table lies between two of them.

    >>> table = Table(span=Span(5, 9), cells=())
    >>> list(parted([(Span(0, 4), Span(10, 12))], [table]))
    [(Span(start=0, end=4),), (Span(start=10, end=12),)]
    """
    starts = [table.span.start for table in tables]
    for spans in paragraphs:
        begun = 0
        for n, (one, other) in enumerate(pairwise(spans), 1):
            if bisect_left(starts, one.end) < bisect_left(starts, other.start):
                yield spans[begun:n]
                begun = n
        yield spans[begun:]


def placed(
    articles: Sequence[Article], tables: Sequence[Table], text: str
) -> tuple[tuple[Article, ...], tuple[Table, ...]]:
    """Return articles with their tables, and tables with their article's number.

    A table belongs to the article that it stands in or after; before all of them, to
    the first, whose headline its caption is where it has none; else it stands alone.
    """
    rows = list(articles)
    owned: list[Table] = []
    for table in tables:
        before = [n for n, one in enumerate(rows) if one.span.start < table.span.start]
        role = Role(role="table", spans=_lines(text, table.span))
        if before:
            n = before[-1]
            one = rows[n]
            rows[n] = replace(
                one,
                roles=(*one.roles, role),
                span=Span(one.span.start, max(one.span.end, table.span.end)),
            )
        elif rows and not any(r.role in HEADLINES for r in rows[0].roles):
            n = 0
            one = rows[0]
            rows[0] = replace(
                one,
                roles=(*_titled(table), role, *one.roles),
                span=Span(table.span.start, one.span.end),
            )
        else:
            n = len(rows)
            rows.append(
                Article(
                    kind="table",
                    roles=(*_titled(table), role),
                    paragraphs=(),
                    span=table.span,
                )
            )
        owned.append(replace(table, article=n))
    return tuple(rows), tuple(owned)


def _titled(table: Table) -> tuple[Role, ...]:
    if table.caption is None:
        return ()
    return (Role(role="headline", spans=(table.caption,)),)


def _lines(text: str, span: Span) -> tuple[Span, ...]:
    found = []
    at = span.start
    for line in span.of(text).split("\n"):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(bare)))
        at += len(line) + 1
    return tuple(found)


def read_cells(
    page: Page, text: str, articles: Sequence[Article], tables: Sequence[Table]
) -> Told:
    """Return what the tables of a page say, in text order."""
    found: list[Figure] = []
    aside: list[Aside] = []
    shown: list[Table] = []
    for table in tables:
        article = articles[table.article]
        beside = _around(article, table)
        forms = [formed(one, text) for one in several(unfolded(table, text), text)]
        rows: list[Figure] = []
        named: list[Aside] = []
        for form in forms:
            around = context(form.table, text, *beside, page.date)
            own: list[Figure] = []
            if is_understood(form):
                own = list(figures(form, around, page.text, text, table.article))
            taken = [row.span for row in own]
            named += asides(form, around.period, page.text, text, taken, page.date)
            rows += own
        found += rows
        aside += apart(named, [row.span for row in rows])
        shown.append(replace(forms[0].table, cells=table.cells))
    return Told(tables=tuple(shown), figures=tuple(found), asides=tuple(aside))


def merged(rows: Iterable[Row], others: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows of prose and of tables in text order."""
    return tuple(sorted(chain(rows, others), key=lambda row: row.span))


def _around(article: Article, table: Table) -> tuple[list[Span], list[Span]]:
    """Return the headline's spans of an article, and its paragraphs nearest first."""
    titles = [
        span
        for role in article.roles
        if role.role in HEADLINES
        for span in role.spans
        if span != table.caption
    ]
    paragraphs = [span for part in article.paragraphs for span in part.spans]
    before = [span for span in paragraphs if span.end <= table.span.start]
    return titles, [*before[:NEAR], *paragraphs[len(before) : len(before) + NEAR]]


__all__ = [
    "Told",
    "masked",
    "merged",
    "parted",
    "placed",
    "read_cells",
    "tabulated",
    "unread",
]
