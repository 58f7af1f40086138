"""The form of a reading: one JSON object, as `reading.schema.json` beside it says.

Offsets are code points into `page.text`, half-open. Ids are the first twelve digits
of the source's hash and the span, so equal bytes give equal ids.

A slot's text is what is shown, "" where it is open. `sure` leaves out what is 100 %;
`guesses` are the answers that were not sure enough to be shown.
"""

from collections.abc import Sequence
from typing import Any

from dubao import __version__
from dubao.model import Area, Article, Block, Doubt, Figure, Reading, Span, Table
from dubao.model.plain import slots

FORMAT = 2


def span_id(reading: Reading, span: Span) -> str:
    """Return the lasting id of a span of a page.

    3fa9c1d2e4b5:460-466, and 3fa9c1d2e4b5.2:460-466 on the third page of a source.
    """
    source = reading.page.source
    page = f".{source.ordinal}" if source.ordinal else ""
    return f"{source.sha256[:12]}{page}:{span.start}-{span.end}"


def record(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain data, ready for JSON, keys in a fixed order."""
    page = reading.page
    return {
        "dubao": __version__,
        "format": FORMAT,
        "source": {
            "name": page.source.name,
            "sha256": page.source.sha256,
            "media_type": page.source.media_type,
            "encoding": page.source.encoding,
            **_known(ordinal=page.source.ordinal),
        },
        "page": {
            "text": page.text,
            "paper": page.paper or None,
            "date": page.date or None,
            "date_basis": page.date_basis or None,
            "number": page.number or None,
            **_known(
                image=page.image or None,
                extent=list(page.extent) if page.extent else None,
                areas=[_area(area) for area in page.areas] or None,
                blocks=[_block(block) for block in page.blocks] or None,
                doubts=[_doubt(doubt) for doubt in page.doubts] or None,
            ),
        },
        "articles": [_article(reading, article) for article in reading.articles],
        "furniture": [
            {"kind": piece.kind, "spans": _spans(piece.spans)}
            for piece in reading.furniture
        ],
        "figures": [_figure(reading, figure) for figure in reading.figures],
        "asides": [
            {
                "start": aside.span.start,
                "end": aside.span.end,
                "text": aside.text,
                "kind": aside.kind,
                "value": aside.value or None,
                "rule": aside.mention.rule,
                "confidence": aside.confidence,
            }
            for aside in reading.asides
        ],
        "unread": [
            {
                "start": row.span.start,
                "end": row.span.end,
                "text": row.text,
                "reason": row.reason,
            }
            for row in reading.unread
        ],
        "entities": [
            {
                "start": entity.span.start,
                "end": entity.span.end,
                "text": entity.text,
                "kind": entity.kind,
            }
            for entity in reading.entities
        ],
        "events": [
            {
                "kind": event.kind,
                "name_span": list(event.name_span),
                "organiser": event.organiser,
                "place": event.place,
                "period": event.period,
                "figures": list(event.figures),
            }
            for event in reading.events
        ],
        **_known(tables=[_table(reading, table) for table in reading.tables] or None),
    }


def _known(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 any JSON
    """Return the fields that a source has: a text file has none of them."""
    return {name: value for name, value in fields.items() if value is not None}


def _area(area: Area) -> dict[str, Any]:
    return {
        "article": area.article,
        "points": [list(point) for point in area.points],
        "target": area.target,
        "title": area.title,
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "start": doubt.span.start,
        "end": doubt.span.end,
        "otherwise": doubt.otherwise,
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "start": block.span.start,
        "end": block.span.end,
        "article": block.article,
        "role": block.role,
        "box": list(block.box) if block.box else None,
        "size": block.size,
        "confidence": block.confidence,
    }


def _table(reading: Reading, table: Table) -> dict[str, Any]:
    owner = (
        span_id(reading, reading.articles[table.article].span)
        if table.article >= 0
        else None
    )
    around = {
        name: list(span)
        for name in ("caption", "unit_note", "date_note", "source_note")
        if (span := getattr(table, name))
    }
    return {
        "start": table.span.start,
        "end": table.span.end,
        "article": owner,
        "head_rows": table.head_rows,
        "head_columns": table.head_columns,
        **around,
        "notes": [list(span) for span in table.notes],
        "cells": [
            {
                "row": cell.row,
                "column": cell.column,
                "rows": cell.rows,
                "columns": cell.columns,
                "start": cell.span.start,
                "end": cell.span.end,
                **_known(box=list(cell.box) if cell.box else None),
            }
            for cell in table.cells
        ],
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _article(reading: Reading, article: Article) -> dict[str, Any]:
    roles = []
    for role in sorted(article.roles, key=lambda role: role.spans[0]):
        row: dict[str, Any] = {"role": role.role, "spans": _spans(role.spans)}
        if role.people:
            row["people"] = list(role.people)
        if role.capacity:
            row["capacity"] = role.capacity
        roles.append(row)
    return {
        "id": span_id(reading, article.span),
        "kind": article.kind,
        **_known(date=article.date or None),
        "roles": roles,
        "paragraphs": [{"spans": _spans(part.spans)} for part in article.paragraphs],
    }


def _figure(reading: Reading, figure: Figure) -> dict[str, Any]:
    owner = (
        span_id(reading, reading.articles[figure.article].span)
        if figure.article >= 0
        else None
    )
    return {
        "id": span_id(reading, figure.span),
        "article": owner,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "value": figure.value,
        "high": figure.high or None,
        "step": figure.step,
        "claim": figure.claim,
        "unit": figure.unit,
        "kind": figure.kind,
        **slots(figure.answers),
        "sentence": list(figure.sentence),
        "rule": figure.mention.rule,
        "confidence": figure.confidence,
    }
