"""The form of a reading: one JSON object, as `reading.schema.json` beside it says.

Offsets are code points into `page.text`, half-open. Ids are the first twelve digits
of the source's hash and the span, so equal bytes give equal ids.

A slot's text is what is shown, "" where it is open. `sure` leaves out what is 100 %;
`guesses` are the answers that were not sure enough to be shown.
"""

from typing import Any

from dubao import __version__
from dubao.model import Article, Aside, Entity, Figure, Reading, Span, Table
from dubao.model.plain import AROUND, slots
from dubao.model.record import named

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
    tables = [_table(reading, table) for table in reading.tables]
    return {
        "dubao": __version__,
        "format": FORMAT,
        "source": named(page.source),
        "page": named(page),
        "articles": [_article(reading, article) for article in reading.articles],
        "furniture": list(map(named, reading.furniture)),
        "figures": [_figure(reading, figure) for figure in reading.figures],
        "asides": list(map(_aside, reading.asides)),
        "unread": list(map(named, reading.unread)),
        "entities": [_entity(reading, entity) for entity in reading.entities],
        "events": [],  # of the form: none are told
    } | ({"tables": tables} if tables else {})


def _owner(reading: Reading, article: int) -> str | None:
    return span_id(reading, reading.articles[article].span) if article >= 0 else None


def _table(reading: Reading, table: Table) -> dict[str, Any]:
    return {
        "start": table.span.start,
        "end": table.span.end,
        "article": _owner(reading, table.article),
        "head_rows": table.head_rows,
        "head_columns": table.head_columns,
        **{name: list(span) for name in AROUND if (span := getattr(table, name))},
        "notes": [list(span) for span in table.notes],
        "cells": list(map(named, table.cells)),
    }


def _article(reading: Reading, article: Article) -> dict[str, Any]:
    roles = sorted(article.roles, key=lambda role: role.spans[0])
    return {
        "id": span_id(reading, article.span),
        "kind": article.kind,
        **({"date": article.date} if article.date else {}),
        "roles": list(map(named, roles)),
        "paragraphs": list(map(named, article.paragraphs)),
    }


def _entity(reading: Reading, entity: Entity) -> dict[str, Any]:
    return {**named(entity), "article": _owner(reading, entity.article)}


def _aside(aside: Aside) -> dict[str, Any]:
    told = named(aside)
    sure = told.pop("confidence")
    return {**told, "rule": aside.mention.rule, "confidence": sure}


def _figure(reading: Reading, figure: Figure) -> dict[str, Any]:
    return {
        "id": span_id(reading, figure.span),
        "article": _owner(reading, figure.article),
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
