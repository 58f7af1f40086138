"""The tables that a job writes: their columns, and the rows of a reading.

What each column means stands here and in docs/bulk.md.
Offsets are code points into `pages.text`, from 0, half-open. Nothing is null but what
is said to be: unknown text is "". Lists of lists are JSON, which everything reads.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from dubao.export.grid import cells
from dubao.model import Article, Figure, Reading, Slot
from dubao.model.plain import beside, parts, table_row
from dubao.model.record import listed

Row = tuple[Any, ...]
FORMAT = "2"  # of the tables; new columns may come at the end, none goes
# the slots whose spans came with format 2, in the order of their columns
LATER: tuple[Slot, ...] = ("holder", "place", "action", "stat", "direction", "base")


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: str  # text, int (32 bits), long (64 bits); with ? it may be null
    meaning: str


PAGE = Column("page", "long", "the page: its shard × 10⁹ + its place in the shard")
START = Column("start", "int", "where it begins in the page's text")
END = Column("end", "int", "where it ends, exclusive")
TEXT = Column("text", "text", "its characters")
SURE = Column("confidence", "int", "of an OCR engine, in percent; 100 where none was")
RULE = Column("rule", "text", "the rule that read it")


def _ends_of(slot: Slot) -> tuple[Column, Column]:
    return (
        Column(f"{slot}_start", "int?", f"where {slot} stands; null where nowhere"),
        Column(f"{slot}_end", "int?", "and ends"),
    )


TABLES: dict[str, tuple[Column, ...]] = {
    "pages": (
        PAGE,
        Column("input", "text", "the path or address that was planned"),
        Column("name", "text", "the page's own name: FILE, FILE/RECORD"),
        Column("sha256", "text", "of the page's bytes, in hex"),
        Column("media_type", "text", "of its source"),
        Column("encoding", "text", "of its source"),
        Column("ordinal", "int?", "which page of its source, from 0; null: the only"),
        Column("paper", "text", "name of the newspaper"),
        Column("date", "text", "day of issue, ISO 8601"),
        Column("date_basis", "text", "how the day is known"),
        Column("number", "text", "page number as the paper has it"),
        Column("text", "text", "the page's text: all offsets point into it"),
        Column("articles", "int", "how many it has"),
        Column("figures", "int", "how many it has"),
        Column("furniture", "text", "JSON: [kind, [[start, end], …]] of each piece"),
        Column("entities", "text", "JSON: [start, end, text, kind, …] of each name"),
        Column("events", "text", "[]: none are told"),
        Column("layout", "text", "JSON: blocks, areas, image, extent, doubts; '' none"),
        Column("tables", "text", "JSON: those its source shows, those read; '' none"),
    ),
    "articles": (
        PAGE,
        Column("article", "int", "on its page, from 0"),
        Column("kind", "text", "article brief photo notice table advertisement"),
        START,
        END,
        Column("headline", "text", "its characters"),
        Column("byline", "text", "its characters"),
        Column("dateline", "text", "its characters"),
        Column("body", "text", "its paragraphs, a line each"),
        Column("roles", "text", "JSON: [role, spans, people, capacity] of each"),
        Column("paragraphs", "text", "JSON: the spans of each"),
        Column("date", "text", "its own day where it is not the page's"),
    ),
    "figures": (
        PAGE,
        Column("article", "int", "on its page; -1 in furniture"),
        START,
        END,
        TEXT,
        Column("value", "text", "plain digits, scale applied; '1/3', '6:12'"),
        Column("high", "text?", "upper end of a range; null for a single value"),
        Column("step", "text", "worth of the last digit printed"),
        Column("claim", "text", "exact about nearly over at_least …"),
        Column("unit", "text", "as printed, without the scale"),
        Column("kind", "text", "count money length area …"),
        Column("stat", "text", "level cumulative change share rank target rate"),
        Column("measure", "text", "what is counted or measured"),
        Column("measure_start", "int?", "where that stands; null where nowhere"),
        Column("measure_end", "int?", "and ends"),
        Column("action", "text", "what was done"),
        Column("holder", "text", "whom the figure is about"),
        Column("place", "text", "where"),
        Column("period", "text", "when: ISO 8601, EDTF"),
        Column("period_start", "int?", "where that stands; null where nowhere"),
        Column("period_end", "int?", "and ends"),
        Column("sentence_start", "int", "of the sentence around it"),
        Column("sentence_end", "int", "and its end"),
        RULE,
        SURE,
        Column("direction", "text", "which way it moves: up down"),
        Column("base", "text", "against what it is read: yoy mom, a period, words"),
        *(column for slot in LATER for column in _ends_of(slot)),
        Column("stand_ins", "text", "JSON: slot: [start, end] of what it stands for"),
        Column("sure", "text", "JSON: slot: percent; a slot left out has 100"),
        Column("guesses", "text", "JSON: slot: the answer that is not shown"),
        Column("joined", "text", "JSON: slot: spans of an answer of several parts"),
    ),
    "asides": (
        PAGE,
        START,
        END,
        TEXT,
        Column("kind", "text", "date ordinal name idiom label code article"),
        Column("value", "text", "EDTF for a date, the number for an ordinal"),
        RULE,
        SURE,
    ),
    "cells": (
        PAGE,
        Column("table", "int", "on its page, from 0"),
        Column("article", "int", "that the table belongs to; -1 none"),
        Column("caption", "text", "of the table"),
        Column("unit_note", "text", "over the table: 单位:万元"),
        Column("row", "int", "from the top, from 0"),
        Column("column", "int", "from the left, from 0"),
        Column("rows", "int", "that it spans"),
        Column("columns", "int", "that it spans"),
        Column("head", "int", "1: it says what stands under it or beside it"),
        START,
        END,
        TEXT,
        Column("figure", "int", "1: figures has its row, with the same page and start"),
    ),
    "unread": (PAGE, START, END, TEXT, Column("reason", "text", "why")),
    "failures": (
        Column("shard", "int", "the shard that met it"),
        Column("input", "text", "the path or address that was planned"),
        Column("name", "text", "the page or record, as far as it is known"),
        Column("error", "text", "name of the error's class"),
        Column("message", "text", "what was found, and where"),
        Column("hint", "text", "what to do"),
    ),
}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spoken(article: Article, role: str, text: str) -> str:
    """Return the characters of an article's roles of one kind, a line each."""
    return "\n".join(
        "".join(span.of(text) for span in found.spans)
        for found in article.roles
        if found.role == role
    )


def _page(number: int, place: str, reading: Reading) -> Row:
    page = reading.page
    layout = (
        list(map(listed, page.blocks)), list(map(listed, page.areas)), page.image,
        page.extent, list(map(listed, page.doubts)),
    )  # fmt: skip
    tables = [list(map(table_row, ones)) for ones in (page.tables, reading.tables)]
    return (
        number, place, page.source.name, page.source.sha256, page.source.media_type,
        page.source.encoding, page.source.ordinal, page.paper, page.date,
        page.date_basis, page.number, page.text, len(reading.articles),
        len(reading.figures), _json([listed(one) for one in reading.furniture]),
        _json([listed(one) for one in reading.entities]), "[]",
        _json(layout) if any(layout) else "",
        _json(tables) if any(tables) else "",
    )  # fmt: skip


def _article(number: int, index: int, article: Article, text: str) -> Row:
    return (
        number, index, article.kind, *article.span,
        *(_spoken(article, role, text) for role in ("headline", "byline", "dateline")),
        "\n".join(
            "".join(span.of(text) for span in part.spans) for part in article.paragraphs
        ),
        _json([listed(role) for role in article.roles]),
        _json([part.spans for part in article.paragraphs]), article.date,
    )  # fmt: skip


def _ends(figure: Figure, slot: Slot) -> tuple[int | None, int | None]:
    """Return where what a slot shows stands."""
    answer = figure.answers.of(slot)
    return (*answer.span,) if answer.shown and answer.span else (None, None)


def _figure(number: int, f: Figure) -> Row:
    return (
        number, f.article, *f.span, f.text, f.value, f.high or None, f.step,
        f.claim, f.unit, f.kind, f.stat, f.measure, *_ends(f, "measure"),
        f.action, f.holder, f.place, f.period, *_ends(f, "period"),
        *f.sentence, f.mention.rule, f.confidence, f.direction, f.base,
        *(end for slot in LATER for end in _ends(f, slot)),
        *map(_json, beside(f.answers).values()), _json(parts(f.answers)),
    )  # fmt: skip


def _cells(number: int, reading: Reading) -> Iterator[Row]:
    text = reading.page.text
    for table, shown, cell, is_head, says in cells(reading):
        notes = (
            span.of(text) if span else "" for span in (shown.caption, shown.unit_note)
        )
        yield (
            number, table, shown.article, *notes, cell.row, cell.column, cell.rows,
            cell.columns, int(is_head), *cell.span, cell.span.of(text), int(says),
        )  # fmt: skip


def rows(number: int, place: str, reading: Reading) -> Iterator[tuple[str, list[Row]]]:
    """Yield each table that keeps a reading, with its rows; `number` is its page."""
    text = reading.page.text
    yield "pages", [_page(number, place, reading)]
    yield (
        "articles",
        [_article(number, i, a, text) for i, a in enumerate(reading.articles)],
    )
    yield "figures", [_figure(number, figure) for figure in reading.figures]
    yield (
        "asides",
        [
            (number, *a.span, a.text, a.kind, a.value, a.mention.rule, a.confidence)
            for a in reading.asides
        ],
    )
    yield "cells", list(_cells(number, reading))
    yield "unread", [(number, *u.span, u.text, u.reason) for u in reading.unread]
