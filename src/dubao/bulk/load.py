"""Puts what a job read into a ledger, without reading it again."""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dubao import __version__
from dubao.bulk import job as jobs
from dubao.bulk.add import INDEXED
from dubao.bulk.job import Job
from dubao.bulk.sink import arrow
from dubao.errors import JobError
from dubao.ledger import Ledger
from dubao.model import (
    SLOTS,
    Answers,
    Area,
    Article,
    Aside,
    Block,
    Box,
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
from dubao.model.plain import answers, table

Rows = dict[str, Any]
BESIDE = ("stand_ins", "sure", "guesses", "joined")
WITH_PAGE = ("articles", "figures", "asides", "unread")


def load(
    path: str | os.PathLike[str], ledger: str | os.PathLike[str]
) -> tuple[int, int]:
    """Put the committed pages of a job into a ledger; return added and there before.

    A page that is there stays as it is: it can be stopped anywhere and run again.

    Raises:
        JobError: there is no job.
        LedgerError: the ledger cannot be written; the class says why.
    """
    job = jobs.opened(path)
    added = same = waiting = 0
    with Ledger(Path(ledger), write=True) as kept:
        for reading in readings(job):
            if kept.add(reading, reader=__version__) == "same":
                same += 1
                continue
            added += 1
            waiting += len(reading.page.text)
            if waiting > INDEXED:
                kept.index()
                waiting = 0
        kept.index()
    return added, same


def readings(job: Job) -> Iterator[Reading]:
    """Yield the readings of committed shards, without the derivations."""
    for record in job.records():
        for part in record["files"]:
            if part.startswith("pages/"):
                yield from _part(job.path, Path(part).name)


def _part(home: Path, name: str) -> Iterator[Reading]:
    owned = {table: _by_page(home / table / name) for table in WITH_PAGE}
    for row in _rows(home / "pages" / name):
        yield _reading(row, {table: owned[table][row["page"]] for table in WITH_PAGE})


def _rows(path: Path) -> Iterator[Rows]:
    _, files = arrow()
    try:
        for batch in files.read_parquet(str(path)):
            names = batch.schema.names
            columns = [batch.column(name).to_pylist() for name in names]
            for row in zip(*columns, strict=True):
                yield dict(zip(names, row, strict=True))
    except (GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # panics of Rust are no Exception
        message = f"{path}: cannot be read: {error}"
        raise JobError(message, hint="read it again: dubao bulk run --retry") from error


def _by_page(path: Path) -> dict[int, list[Rows]]:
    found: dict[int, list[Rows]] = defaultdict(list)
    for row in _rows(path):
        found[row["page"]].append(row)
    return found


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _tables(row: Rows) -> list[tuple[Table, ...]]:
    """Return the tables that the source shows, and those that were read."""
    told = json.loads(row.get("tables") or "[[], []]")
    return [tuple(map(table, ones)) for ones in told]


def _page(row: Rows) -> Page:
    layout = json.loads(row["layout"]) if row["layout"] else [[], [], "", None]
    blocks, areas, image, extent, *more = layout
    return Page(
        source=Source(
            name=row["name"],
            sha256=row["sha256"],
            media_type=row["media_type"],
            encoding=row["encoding"],
            ordinal=row["ordinal"],
        ),
        text=row["text"],
        paper=row["paper"],
        date=row["date"],
        date_basis=row["date_basis"],
        number=row["number"],
        image=image,
        tables=_tables(row)[0],
        doubts=tuple(
            Doubt(span=Span(start, end), otherwise=otherwise)
            for start, end, otherwise in (more[0] if more else ())
        ),
        extent=Box(*extent) if extent else None,
        blocks=tuple(
            Block(
                span=Span(start, end),
                article=article,
                paragraph=paragraph,
                role=role,
                box=Box(*box) if box else None,
                size=size,
                confidence=confidence,
            )
            for start, end, article, paragraph, role, box, size, confidence in blocks
        ),
        areas=tuple(
            Area(
                article=article,
                points=tuple(Point(*point) for point in points),
                target=target,
                title=title,
            )
            for article, points, target, title in areas
        ),
    )


def _article(row: Rows) -> Article:
    return Article(
        kind=row["kind"],
        date=row.get("date", ""),
        span=Span(row["start"], row["end"]),
        roles=tuple(
            Role(
                role=role, spans=_spans(spans), people=tuple(people), capacity=capacity
            )
            for role, spans, people, capacity in json.loads(row["roles"])
        ),
        paragraphs=tuple(
            Paragraph(spans=_spans(spans)) for spans in json.loads(row["paragraphs"])
        ),
    )


def _mention(row: Rows, kind: str, value: str | None) -> Mention:
    span = Span(row["start"], row["end"])
    return Mention(kind=kind, span=span, value=value, rule=row["rule"])


def _answers(row: Rows) -> Answers:
    """Return a figure's answers; tables of format 1 have fewer columns."""
    told: Rows = {name: json.loads(row.get(name) or "{}") for name in BESIDE}
    for slot in SLOTS:
        start = row.get(f"{slot}_start")
        told[slot] = row.get(slot, "")
        told[f"{slot}_span"] = None if start is None else [start, row[f"{slot}_end"]]
    return answers(told)


SAME = (
    "text", "value", "step", "claim", "unit", "kind", "article", "confidence",
)  # fmt: skip


def _figure(row: Rows) -> Figure:
    return Figure(
        span=Span(row["start"], row["end"]),
        high=row["high"] or "",
        answers=_answers(row),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        mention=_mention(row, "quantity", None),
        **{name: row[name] for name in SAME},
    )


def _aside(row: Rows) -> Aside:
    return Aside(
        span=Span(row["start"], row["end"]),
        text=row["text"],
        kind=row["kind"],
        value=row["value"],
        mention=_mention(row, row["kind"], row["value"]),
        confidence=row["confidence"],
    )


def _reading(row: Rows, owned: dict[str, list[Rows]]) -> Reading:
    return Reading(
        page=_page(row),
        articles=tuple(map(_article, owned["articles"])),
        furniture=tuple(
            Furniture(kind=kind, spans=_spans(spans))
            for kind, spans in json.loads(row["furniture"])
        ),
        tables=_tables(row)[1],
        figures=tuple(map(_figure, owned["figures"])),
        asides=tuple(map(_aside, owned["asides"])),
        unread=tuple(
            Unread(
                span=Span(one["start"], one["end"]),
                text=one["text"],
                reason=one["reason"],
            )
            for one in owned["unread"]
        ),
        entities=tuple(
            Entity(span=Span(start, end), kind=kind, text=text)
            for start, end, kind, text in json.loads(row["entities"])
        ),
        events=tuple(
            Event(
                kind=kind,
                name_span=Span(*span),
                organiser=organiser,
                place=place,
                period=period,
                figures=tuple(figures),
            )
            for kind, span, organiser, place, period, figures in json.loads(
                row["events"]
            )
        ),
    )
