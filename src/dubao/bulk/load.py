"""Puts what a job read into a ledger, without reading it again."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

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
    Figure,
    Furniture,
    Mention,
    Page,
    Paragraph,
    Reading,
    Role,
    Source,
    Span,
    Table,
    Unread,
)
from dubao.model.plain import answers, table
from dubao.model.record import made, remade

Rows = dict[str, Any]
Part = TypeVar("Part")
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


def _tables(row: Rows) -> list[tuple[Table, ...]]:
    """Return the tables that the source shows, and those that were read."""
    told = json.loads(row.get("tables") or "[[], []]")
    return [tuple(map(table, ones)) for ones in told]


def _page(row: Rows) -> Page:
    layout = json.loads(row["layout"]) if row["layout"] else [[], [], "", None]
    blocks, areas, image, extent, *more = layout
    return made(
        Page,
        row,
        source=made(Source, row),
        image=image,
        extent=Box(*extent) if extent else None,
        areas=_each(Area, areas),
        blocks=_each(Block, blocks),
        doubts=_each(Doubt, more[0] if more else ()),
        tables=_tables(row)[0],
    )


def _each(kind: type[Part], lists: Iterable[list[Any]]) -> tuple[Part, ...]:
    return tuple(remade(kind, one) for one in lists)


def _article(row: Rows) -> Article:
    return made(
        Article,
        row,
        roles=_each(Role, json.loads(row["roles"])),
        paragraphs=_each(Paragraph, ([part] for part in json.loads(row["paragraphs"]))),
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


def _figure(row: Rows) -> Figure:
    return made(
        Figure,
        row,
        answers=_answers(row),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        mention=_mention(row, "quantity", None),
    )


def _aside(row: Rows) -> Aside:
    return made(Aside, row, mention=_mention(row, row["kind"], row["value"]))


def _reading(row: Rows, owned: dict[str, list[Rows]]) -> Reading:
    return Reading(
        page=_page(row),
        articles=tuple(map(_article, owned["articles"])),
        furniture=_each(Furniture, json.loads(row["furniture"])),
        tables=_tables(row)[1],
        figures=tuple(map(_figure, owned["figures"])),
        asides=tuple(map(_aside, owned["asides"])),
        unread=tuple(made(Unread, one) for one in owned["unread"]),
        entities=_each(Entity, json.loads(row["entities"])),
    )
