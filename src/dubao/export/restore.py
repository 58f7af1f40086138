"""A reading from its JSON, of this format or an older one.

What JSON does not say is not invented: a mention comes back with the name of its rule
and no parts, a block without the number of its paragraph, a cell without its head.

    format 1  had no spans but of measure and period, no direction and base, and left
              confidence out where it was 100; all of its answers were shown
"""

from collections.abc import Mapping
from typing import Any

from dubao.errors import UsageError
from dubao.export.json import FORMAT
from dubao.model import (
    Article,
    Aside,
    Entity,
    Figure,
    Furniture,
    Mention,
    Page,
    Reading,
    Source,
    Span,
    Table,
    Unread,
)
from dubao.model.plain import answers
from dubao.model.record import made

Row = Mapping[str, Any]


def restored(record: Row) -> Reading:
    """Return the reading of a record that `record` made, now or in an older version.

    >>> from dubao import read_text
    >>> from dubao.export import record
    >>> reading = read_text("全县新建学校3所。")
    >>> record(restored(record(reading))) == record(reading)
    True

    Raises:
        UsageError: it is no record of a reading, or of a format newer than ours.
    """
    number = record.get("format")
    if not isinstance(number, int) or not 0 < number <= FORMAT:
        message = f"a reading of format {number!r}; known are 1 to {FORMAT}"
        raise UsageError(message)
    try:
        return _reading(record)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        message = f"no reading of format {number}: {type(error).__name__}: {error}"
        raise UsageError(message) from error


def _reading(record: Row) -> Reading:
    order = {row["id"]: number for number, row in enumerate(record["articles"])}
    return Reading(
        page=made(Page, record["page"], source=made(Source, record["source"])),
        articles=tuple(map(_article, record["articles"])),
        furniture=tuple(made(Furniture, row) for row in record["furniture"]),
        figures=tuple(_figure(row, order) for row in record["figures"]),
        asides=tuple(map(_aside, record["asides"])),
        unread=tuple(made(Unread, row) for row in record["unread"]),
        tables=tuple(_table(row, order) for row in record.get("tables") or ()),
        entities=tuple(_entity(row, order) for row in record.get("entities") or ()),
    )


def _article(row: Row) -> Article:
    start, _, end = row["id"].rpartition(":")[2].partition("-")
    return made(Article, row, span=Span(int(start), int(end)))


def _table(row: Row, order: Mapping[str, int]) -> Table:
    return made(Table, row, article=_owner(row, order))


def _owner(row: Row, order: Mapping[str, int]) -> int:
    return -1 if row["article"] is None else order[row["article"]]


def _figure(row: Row, order: Mapping[str, int]) -> Figure:
    span = Span(row["start"], row["end"])
    mention = Mention(kind="quantity", span=span, value=None, rule=row["rule"])
    return made(
        Figure, row, article=_owner(row, order), answers=answers(row), mention=mention
    )


def _entity(row: Row, order: Mapping[str, int]) -> Entity:
    article = _owner(row, order) if "article" in row else -1
    return made(Entity, row, article=article)


def _aside(row: Row) -> Aside:
    span, kind, value = Span(row["start"], row["end"]), row["kind"], row["value"] or ""
    mention = Mention(kind=kind, span=span, value=value, rule=row["rule"])
    return made(Aside, row, mention=mention)
