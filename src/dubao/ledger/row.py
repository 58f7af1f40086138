"""A reading as the rows of its tables.

Everything but the derivation of a mention survives: a ledger keeps the name of
the rule, and a page is read again in milliseconds to explain itself.
"""

import json
from collections.abc import Iterable, Iterator
from operator import attrgetter

from dubao.ledger.word import Words
from dubao.model import SLOTS, Answer, Reading, Span
from dubao.model.answer import CERTAIN
from dubao.model.plain import table_row
from dubao.text.fold import fold

Row = tuple[object, ...]
PARAGRAPH = "body"
FURNITURE = -1  # roles.article of what belongs to no article
HIDDEN: dict[str, int] = {  # bits of figure_rows.hidden
    slot: 1 << place for place, slot in enumerate(SLOTS)
}
ANSWERS = attrgetter(*SLOTS)
NOWHERE = (None, None)
TABLES = {  # columns of each table, the page's id among them
    "blocks": 13,
    "sheets": 7,
    "areas": 6,
    "printed_tables": 4,
    "articles": 6,
    "roles": 9,
    "figure_rows": 36,
    "aside_rows": 5,
    "unread": 4,
    "entity_rows": 9,
}


def _names(names: Iterable[str]) -> str | None:
    listed = list(names)
    return json.dumps(listed, ensure_ascii=False) if listed else None


def _blocks(page: int, reading: Reading) -> Iterator[Row]:
    for number, block in enumerate(reading.page.blocks):
        yield (
            page, number, *block.span, block.article, block.paragraph, block.role,
            *(block.box or (None,) * 4), block.size, block.confidence,
        )  # fmt: skip


def _sheet(page: int, reading: Reading) -> Iterator[Row]:
    printed = reading.page
    part = printed.source.ordinal
    if part is not None or printed.image or printed.extent:
        yield (page, part, printed.image, *(printed.extent or (None,) * 4))


def _areas(page: int, reading: Reading) -> Iterator[Row]:
    for number, area in enumerate(reading.page.areas):
        points = json.dumps(area.points)
        yield (page, number, area.article, points, area.target, area.title)


def _tables(page: int, reading: Reading) -> Iterator[Row]:
    for given, tables in ((1, reading.page.tables), (0, reading.tables)):
        for number, table in enumerate(tables):
            content = json.dumps(table_row(table), separators=(",", ":"))
            yield (page, number, given, content)


def _roles(page: int, reading: Reading) -> Iterator[Row]:
    for item in range(len(reading.articles)):
        article = reading.articles[item]
        parts: list[tuple[str, tuple[Span, ...], str | None, str | None]] = [
            (role.role, role.spans, _names(role.people), role.capacity or None)
            for role in article.roles
        ]
        parts += [(PARAGRAPH, part.spans, None, None) for part in article.paragraphs]
        for number, (role, spans, people, capacity) in enumerate(parts):
            for piece, span in enumerate(spans):
                yield (page, item, number, piece, role, *span, people, capacity)
    for number, furniture in enumerate(reading.furniture):
        for piece, span in enumerate(furniture.spans):
            yield (
                page, FURNITURE, number, piece, furniture.kind, *span, None, None,
            )  # fmt: skip


def _figures(page: int, reading: Reading, words: Words) -> Iterator[Row]:
    term = words.term
    for figure in reading.figures:
        answers: tuple[Answer, ...] = ANSWERS(figure.answers)
        measure, holder, place, action, period, stat, direction, base = answers
        yield (
            page, *figure.span, figure.article,
            figure.value, figure.high or None, figure.step,
            words.form(figure),
            term(measure.text), term(holder.text), term(place.text),
            term(action.text), term(period.text), term(base.text),
            *_beside(answers),
            *(measure.span or NOWHERE), *(holder.span or NOWHERE),
            *(place.span or NOWHERE), *(action.span or NOWHERE),
            *(period.span or NOWHERE), *(stat.span or NOWHERE),
            *(direction.span or NOWHERE), *(base.span or NOWHERE),
            *figure.sentence,
        )  # fmt: skip


def _entities(page: int, reading: Reading, words: Words) -> Iterator[Row]:
    for entity in reading.entities:
        yield (
            page, *entity.span, entity.kind, entity.article,
            words.term("".join(fold(entity.said).split())),
            entity.name or None, entity.office or None, entity.code or None,
        )  # fmt: skip


def _beside(
    answers: tuple[Answer, ...],
) -> tuple[int, str | None, str | None, str | None]:
    """Return which answers are hidden, how sure each is, their stand-ins and parts."""
    hidden = 0
    sure: list[int] = []
    stand_ins: dict[str, Span] = {}
    parts: dict[str, tuple[Span, ...]] = {}
    for (slot, bit), answer in zip(HIDDEN.items(), answers, strict=True):
        sure.append(answer.sure)
        if not answer.shown:
            hidden |= bit
        if answer.stand_in:
            stand_ins[slot] = answer.stand_in
        if answer.parts:
            parts[slot] = answer.parts
    return (
        hidden,
        None if sure.count(CERTAIN) == len(sure) else str(sure),
        json.dumps(stand_ins) if stand_ins else None,
        json.dumps(parts) if parts else None,
    )


def rows(page: int, reading: Reading, words: Words) -> Iterator[tuple[str, list[Row]]]:
    """Yield each table that keeps the page's reading, with its rows."""
    yield "blocks", list(_blocks(page, reading))
    yield "sheets", list(_sheet(page, reading))
    yield "areas", list(_areas(page, reading))
    yield "printed_tables", list(_tables(page, reading))
    yield (
        "articles",
        [(page, n, a.kind, *a.span, a.date) for n, a in enumerate(reading.articles)],
    )
    yield "roles", list(_roles(page, reading))
    yield "figure_rows", list(_figures(page, reading, words))
    yield (
        "aside_rows",
        [(page, *aside.span, aside.kind, aside.value) for aside in reading.asides],
    )
    yield "unread", [(page, *unread.span, unread.reason) for unread in reading.unread]
    yield "entity_rows", list(_entities(page, reading, words))
