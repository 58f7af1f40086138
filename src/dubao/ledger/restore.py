"""A page's rows as the reading that they were made of.

What is not kept is the derivation of a mention: it comes back as one mention
with the name of its rule and no parts.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dubao.ledger.row import FURNITURE, HIDDEN, PARAGRAPH
from dubao.model import (
    SLOTS,
    Answer,
    Answers,
    Area,
    Article,
    Aside,
    Block,
    Box,
    Entity,
    Figure,
    Furniture,
    Mention,
    Page,
    Paragraph,
    Point,
    Reading,
    Role,
    Source,
    Span,
    Table,
    Unread,
)
from dubao.model.answer import CERTAIN
from dubao.model.doubt import doubted
from dubao.model.plain import table

FIGURES = f"""
SELECT f.start, f."end", f.article, f.value, coalesce(f.high, ''), f.step,
  f.sentence_start, f.sentence_end, form.claim, form.unit, form.kind, form.rule,
  f.hidden, f.sure, f.stand_ins, f.joined,
  measure.text, holder.text, place.text, action.text, period.text, form.stat,
  form.direction, base.text, {", ".join(f"f.{s}_start, f.{s}_end" for s in SLOTS)}
FROM figure_rows f
JOIN forms form ON form.id = f.form
JOIN terms measure ON measure.id = f.measure
JOIN terms holder ON holder.id = f.holder
JOIN terms place ON place.id = f.place
JOIN terms action ON action.id = f.action
JOIN terms period ON period.id = f.period
JOIN terms base ON base.id = f.base
WHERE f.page = ? ORDER BY f.start, f."end"
"""  # noqa: S608 our own names
TEXTS = 16  # where in such a row the texts of the answers begin, and their spans
SPANS = TEXTS + len(SLOTS)


def _blocks(connection: sqlite3.Connection, page: int) -> Iterator[Block]:
    for (
        start,
        end,
        article,
        paragraph,
        role,
        *box,
        size,
        confidence,
    ) in connection.execute(
        'SELECT start, "end", article, paragraph, role, "left", top, "right",'
        " bottom, size, confidence FROM blocks WHERE page = ? ORDER BY number",
        (page,),
    ):
        yield Block(
            span=Span(start, end),
            article=article,
            paragraph=paragraph,
            role=role,
            box=None if box[0] is None else Box(*box),
            size=size,
            confidence=confidence,
        )


def _areas(connection: sqlite3.Connection, page: int) -> Iterator[Area]:
    for article, points, target, title in connection.execute(
        "SELECT article, points, target, title FROM areas WHERE page = ?"
        " ORDER BY number",
        (page,),
    ):
        yield Area(
            article=article,
            points=tuple(Point(x, y) for x, y in json.loads(points)),
            target=target,
            title=title,
        )


def _tables(
    connection: sqlite3.Connection, page: int, *, given: bool
) -> tuple[Table, ...]:
    rows = connection.execute(
        "SELECT content FROM printed_tables WHERE page = ? AND given = ?"
        " ORDER BY number",
        (page, int(given)),
    )
    return tuple(table(json.loads(content)) for (content,) in rows)


def _page(connection: sqlite3.Connection, page: int) -> Page:
    row = connection.execute(
        "SELECT p.name, s.sha256, s.media_type, s.encoding, t.part, p.text, p.paper,"
        " p.date, p.date_basis, p.number, coalesce(t.image, ''),"
        ' t."left", t.top, t."right", t.bottom'
        " FROM pages p JOIN sources s ON s.id = p.source"
        " LEFT JOIN sheets t ON t.page = p.id WHERE p.id = ?",
        (page,),
    ).fetchone()
    name, sha256, media_type, encoding, part, *told, left, top, right, bottom = row
    text, paper, date, date_basis, number, image = told
    return Page(
        source=Source(
            name=name,
            sha256=sha256,
            media_type=media_type,
            encoding=encoding,
            ordinal=part,
        ),
        text=text,
        paper=paper,
        date=date,
        date_basis=date_basis,
        number=number,
        blocks=tuple(_blocks(connection, page)),
        areas=tuple(_areas(connection, page)),
        tables=_tables(connection, page, given=True),
        image=image,
        extent=None if left is None else Box(left, top, right, bottom),
    )


def _articles(
    connection: sqlite3.Connection, page: int
) -> tuple[tuple[Article, ...], tuple[Furniture, ...]]:
    roles: dict[int, list[Role]] = {}
    paragraphs: dict[int, list[Paragraph]] = {}
    furniture = []
    rows = connection.execute(
        'SELECT article, number, role, start, "end", people, capacity FROM roles'
        " WHERE page = ? ORDER BY article, number, piece",
        (page,),
    )
    for (article, _), group in groupby(rows, key=lambda row: row[:2]):
        pieces = list(group)
        spans = tuple(Span(piece[3], piece[4]) for piece in pieces)
        role, people, capacity = pieces[0][2], pieces[0][5], pieces[0][6]
        if article == FURNITURE:
            furniture.append(Furniture(kind=role, spans=spans))
        elif role == PARAGRAPH:
            paragraphs.setdefault(article, []).append(Paragraph(spans=spans))
        else:
            roles.setdefault(article, []).append(
                Role(
                    role=role,
                    spans=spans,
                    people=tuple(json.loads(people or "[]")),
                    capacity=capacity or "",
                )
            )
    articles = tuple(
        Article(
            kind=kind,
            date=date,
            span=Span(start, end),
            roles=tuple(roles.get(number, ())),
            paragraphs=tuple(paragraphs.get(number, ())),
        )
        for number, kind, start, end, date in connection.execute(
            'SELECT number, kind, start, "end", date FROM articles WHERE page = ?'
            " ORDER BY number",
            (page,),
        )
    )
    return articles, tuple(furniture)


def _span(ends: Sequence[Any] | None) -> Span | None:
    return None if ends is None or ends[0] is None else Span(*ends)


def _answers(row: tuple[Any, ...]) -> Answers:
    hidden, sure, stand_ins, joined = row[12:TEXTS]
    percents = json.loads(sure) if sure else (CERTAIN,) * len(SLOTS)
    stood = json.loads(stand_ins) if stand_ins else {}
    parts = json.loads(joined) if joined else {}
    return Answers(
        **{
            slot: Answer(
                text=row[TEXTS + n],
                span=_span(row[SPANS + 2 * n : SPANS + 2 * n + 2]),
                stand_in=_span(stood.get(slot)),
                parts=tuple(Span(*ends) for ends in parts.get(slot, ())),
                sure=percents[n],
                shown=not hidden & HIDDEN[slot],
            )
            for n, slot in enumerate(SLOTS)
        }
    )


def _figure(text: str, row: tuple[Any, ...]) -> Figure:
    span = Span(row[0], row[1])
    return Figure(
        span=span,
        text=span.of(text),
        article=row[2],
        value=row[3],
        high=row[4],
        step=row[5],
        sentence=Span(row[6], row[7]),
        claim=row[8],
        unit=row[9],
        kind=row[10],
        answers=_answers(row),
        mention=Mention(kind="quantity", span=span, value=None, rule=row[11]),
    )


def _entities(connection: sqlite3.Connection, page: int, text: str) -> Iterator[Entity]:
    for start, end, *told in connection.execute(
        "SELECT start, \"end\", kind, article, coalesce(name, ''),"
        " coalesce(office, ''), coalesce(code, '')"
        ' FROM entity_rows WHERE page = ? ORDER BY start, "end" DESC, kind',
        (page,),
    ):
        kind, article, name, office, code = told
        span = Span(start, end)
        yield Entity(
            span=span,
            text=span.of(text),
            kind=kind,
            name=name,
            office=office,
            code=code,
            article=article,
        )


def reading(connection: sqlite3.Connection, identity: int) -> Reading:
    """Return the reading of the page whose row has the id `identity`."""
    page = _page(connection, identity)
    articles, furniture = _articles(connection, identity)
    asides = connection.execute(
        'SELECT start, "end", kind, value FROM aside_rows WHERE page = ?'
        ' ORDER BY start, "end"',
        (identity,),
    )
    unread = connection.execute(
        'SELECT start, "end", reason FROM unread WHERE page = ? ORDER BY start, "end"',
        (identity,),
    )
    return Reading(
        page=page,
        articles=articles,
        furniture=furniture,
        tables=_tables(connection, identity, given=False),
        figures=doubted(
            (
                _figure(page.text, row)
                for row in connection.execute(FIGURES, (identity,))
            ),
            page.blocks,
        ),
        asides=doubted(
            (
                Aside(
                    span=(span := Span(start, end)),
                    text=span.of(page.text),
                    kind=kind,
                    value=value,
                    mention=Mention(kind=kind, span=span, value=value, rule=""),
                )
                for start, end, kind, value in asides
            ),
            page.blocks,
        ),
        entities=tuple(_entities(connection, identity, page.text)),
        unread=tuple(
            Unread(span=Span(start, end), text=page.text[start:end], reason=reason)
            for start, end, reason in unread
        ),
    )
