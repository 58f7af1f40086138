"""ninjs 3.0: each article as a news item, its figures as components that go with it.

ninjs asks for a time with each day: an item is of midnight, at the time of Beijing,
of its day of issue. It has no figures; each is an associated object of the type
`component`, whose body is what a reading's JSON says of it.

Source: IPTC, ninjs 3.0 (2024), JSON schema and user guide.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from dubao.export.json import record
from dubao.export.standard.figure import (
    Record,
    facts,
    headings,
    named,
    owned,
    paragraphs,
    people,
    sentence,
    traces,
)
from dubao.export.standard.name import page_uri, span_uri
from dubao.model import Page, Reading, Span

STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#",
}
ROLES = {"headline": "main", "kicker": "kicker", "deck": "deck", "subhead": "subhead"}
KEPT = {"person": "people", "organisation": "organisations", "place": "places"}


def items(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield the news items of a page: its articles, and what stands in none.

    >>> from dubao import read_text
    >>> [len(one["associations"]) for one in items(read_text("全县新建学校3所。"))]
    [1]
    """
    told, page = record(reading), reading.page
    figures = owned(told)
    for row, article in zip(told["articles"], reading.articles, strict=True):
        yield _item(told, page, row, article.span, figures.get(row["id"], []))
    if None in figures:
        yield {
            "uri": page_uri(page),
            "standard": STANDARD,
            "type": "composite",
            "language": "zh",
            "title": page.source.name,
            "associations": [_component(page, one) for one in figures[None]],
        }


def write(readings: Iterable[Reading], file: TextIO) -> None:
    """Write a news item a line."""
    for reading in readings:
        file.writelines(
            json.dumps(item, ensure_ascii=False) + "\n" for item in items(reading)
        )


def _item(
    told: Record, page: Page, row: Record, span: Span, figures: list[Record]
) -> dict[str, Any]:
    text = page.text
    heads = headings(text, row)
    day = row.get("date") or page.date
    body = "\n".join(paragraphs(text, row))
    made: dict[str, Any] = {
        "uri": span_uri(page, span),
        "standard": STANDARD,
        "type": "picture" if row["kind"] == "photo" else "text",
        "profile": row["kind"],
        "language": "zh",
        "title": heads.get("headline") or heads.get("caption") or row["kind"],
        "headlines": [
            {"role": role, "value": heads[name]}
            for name, role in ROLES.items()
            if heads.get(name)
        ],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/plain",
                "charCount": len(body),
                "value": body,
            }
        ]
        if body
        else [],
        "descriptions": [{"role": "caption", "value": heads["caption"]}]
        if heads.get("caption")
        else [],
        "by": "、".join(people(row)),
        "located": heads.get("dateline", ""),
        "contentCreated": f"{day}T00:00:00+08:00" if _is_day(day) else "",
        "infoSources": [{"name": page.paper, "role": "publisher"}]
        if page.paper
        else [],
        "altIds": [
            {"role": role, "value": value}
            for role, value in (
                ("dubao", row["id"]),
                ("printPage", page.number),
                ("source", page.source.name),
            )
            if value
        ],
        "associations": [_component(page, one) for one in figures],
    }
    for one in named(told, *span):
        kept = KEPT.get(one["kind"], "objects")
        if one["text"] not in {known["name"] for known in made.setdefault(kept, [])}:
            made[kept].append({"name": one["text"], "rel": "mentions"})
    return {name: value for name, value in made.items() if value not in ("", [])}


def _is_day(day: str) -> bool:
    return len(day) == len("1998-01-27")


def _component(page: Page, figure: Record) -> dict[str, Any]:
    said = facts(figure) | {
        "start": figure["start"],
        "end": figure["end"],
        "text": figure["text"],
        "traces": traces(figure),
    }
    return {
        "name": figure["text"],
        "rel": "figure",
        "uri": span_uri(page, Span(figure["start"], figure["end"])),
        "type": "component",
        "title": sentence(figure),
        "bodies": [
            {
                "role": "data",
                "contentType": "application/json",
                "value": json.dumps(said, ensure_ascii=False),
            }
        ],
    }
