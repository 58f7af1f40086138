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
    Area,
    Article,
    Aside,
    Block,
    Box,
    Cell,
    Doubt,
    Entity,
    Event,
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
from dubao.model.plain import AROUND, answers

Row = Mapping[str, Any]
SURE = 100  # what format 1 left out


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
        page=_page(record["source"], record["page"]),
        articles=tuple(map(_article, record["articles"])),
        furniture=tuple(
            Furniture(kind=row["kind"], spans=_spans(row["spans"]))
            for row in record["furniture"]
        ),
        figures=tuple(_figure(row, order) for row in record["figures"]),
        asides=tuple(map(_aside, record["asides"])),
        unread=tuple(
            Unread(span=_span(row), text=row["text"], reason=row["reason"])
            for row in record["unread"]
        ),
        entities=tuple(
            Entity(span=_span(row), text=row["text"], kind=row["kind"])
            for row in record["entities"]
        ),
        events=tuple(
            Event(
                kind=row["kind"],
                name_span=Span(*row["name_span"]),
                organiser=row["organiser"],
                place=row["place"],
                period=row["period"],
                figures=tuple(row["figures"]),
            )
            for row in record["events"]
        ),
        tables=tuple(_table(row, order) for row in record.get("tables") or ()),
    )


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _page(source: Row, page: Row) -> Page:
    extent = page.get("extent")
    return Page(
        source=Source(
            name=source["name"],
            sha256=source["sha256"],
            media_type=source["media_type"],
            encoding=source["encoding"],
            ordinal=source.get("ordinal"),
        ),
        text=page["text"],
        paper=page["paper"] or "",
        date=page["date"] or "",
        date_basis=page["date_basis"] or "",
        number=page["number"] or "",
        image=page.get("image") or "",
        extent=Box(*extent) if extent else None,
        areas=tuple(
            Area(
                article=row["article"],
                points=tuple(Point(*point) for point in row["points"]),
                target=row["target"],
                title=row["title"],
            )
            for row in page.get("areas") or ()
        ),
        blocks=tuple(
            Block(
                span=_span(row),
                article=row["article"],
                role=row["role"],
                box=Box(*row["box"]) if row["box"] else None,
                size=row["size"],
                confidence=row["confidence"],
            )
            for row in page.get("blocks") or ()
        ),
        doubts=tuple(
            Doubt(span=_span(row), otherwise=row["otherwise"])
            for row in page.get("doubts") or ()
        ),
    )


def _article(row: Row) -> Article:
    start, _, end = row["id"].rpartition(":")[2].partition("-")
    return Article(
        kind=row["kind"],
        date=row.get("date") or "",
        span=Span(int(start), int(end)),
        roles=tuple(
            Role(
                role=role["role"],
                spans=_spans(role["spans"]),
                people=tuple(role.get("people") or ()),
                capacity=role.get("capacity") or "",
            )
            for role in row["roles"]
        ),
        paragraphs=tuple(
            Paragraph(spans=_spans(part["spans"])) for part in row["paragraphs"]
        ),
    )


def _table(row: Row, order: Mapping[str, int]) -> Table:
    return Table(
        span=_span(row),
        article=_owner(row, order),
        head_rows=row["head_rows"],
        head_columns=row["head_columns"],
        notes=_spans(row["notes"]),
        cells=tuple(
            Cell(
                span=_span(cell),
                row=cell["row"],
                column=cell["column"],
                rows=cell["rows"],
                columns=cell["columns"],
                box=Box(*cell["box"]) if cell.get("box") else None,
            )
            for cell in row["cells"]
        ),
        **{name: Span(*row[name]) for name in AROUND if name in row},
    )


def _owner(row: Row, order: Mapping[str, int]) -> int:
    return -1 if row["article"] is None else order[row["article"]]


def _figure(row: Row, order: Mapping[str, int]) -> Figure:
    span = _span(row)
    return Figure(
        span=span,
        text=row["text"],
        value=row["value"],
        high=row["high"] or "",
        step=row["step"],
        claim=row["claim"],
        unit=row["unit"],
        kind=row["kind"],
        answers=answers(row),
        sentence=Span(*row["sentence"]),
        article=_owner(row, order),
        mention=Mention(kind="quantity", span=span, value=None, rule=row["rule"]),
        confidence=row.get("confidence", SURE),
    )


def _aside(row: Row) -> Aside:
    span, value = _span(row), row["value"] or ""
    return Aside(
        span=span,
        text=row["text"],
        kind=row["kind"],
        value=value,
        mention=Mention(kind=row["kind"], span=span, value=value, rule=row["rule"]),
        confidence=row.get("confidence", SURE),
    )
