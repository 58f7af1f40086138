"""The figures of a ledger over HTTP: a table to filter, to sort and to take home."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from fastapi import APIRouter
from starlette.responses import Response

from dubao.errors import UsageError
from dubao.ledger.choice import chosen, counted, fetched, tallied
from dubao.ledger.column import Columns
from dubao.ledger.correction import attach
from dubao.ledger.facet import Tally
from dubao.ledger.selection import COLUMNS
from dubao.ledger.table import Row, Table
from dubao.web.download import download, written
from dubao.web.guard import Rules
from dubao.web.public import name_told
from dubao.web.route import REFUSALS, Text, Timely
from dubao.web.shelf import Shelf
from dubao.web.wanted import AllAsked, Asked, Page, Whole, selection

TOGETHER = 10_000  # rows of a download that are fetched at once
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Column = Literal[
    "measure", "holder", "place", "action", "period", "base", "claim", "unit", "kind",
    "stat", "direction", "paper", "date",
]  # fmt: skip


def _guessed(shelf: Shelf, rules: Rules, asked: Asked) -> dict[str, Any]:
    """Return figures by every best answer: what a guess says is in no column."""
    with shelf.ledger() as ledger:
        said = asked.model_dump(exclude={"sort", "limit", "offset"})
        sort = tuple(filter(None, (asked.sort,)))
        table = ledger.figures(**said, sort=sort, limit=asked.offset + asked.limit)
        rows = list(table.dicts())[asked.offset :]
    for row in rows:
        row["source"] = name_told(rules, row["source"])
    return {"total": asked.offset + len(rows), "offset": asked.offset, "figures": rows}


def _whole(shelf: Shelf, rules: Rules, asked: AllAsked) -> Table:
    """Return all figures that are asked for, as a table that is read bit by bit."""
    if asked.slots == "all":
        said = asked.model_dump(exclude={"sort", "offset"})
        with shelf.ledger() as ledger:
            sort = tuple(filter(None, (asked.sort,)))
            table = ledger.figures(**said, sort=sort)
            names = table.columns
            rows = [tuple(_public(rules, row).values()) for row in table.dicts()]
        return Table(names, lambda: iter(rows))
    columns = shelf.columns()
    found = chosen(columns, selection(asked, limit=asked.limit))

    def all_rows() -> Iterator[Row]:
        with shelf.ledger() as ledger:
            attach(ledger.connection)
            rows = iter(found.tolist())
            while some := list(islice(rows, TOGETHER)):
                for row in fetched(ledger.connection, columns, some):
                    yield tuple(_public(rules, row).values())

    return Table(tuple(COLUMNS), all_rows)


def _public(rules: Rules, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without the folders of its source where anybody may read."""
    return {**row, "source": name_told(rules, row["source"])}


def rows_of(
    shelf: Shelf, rules: Rules, columns: Columns, rows: list[int]
) -> list[dict[str, Any]]:
    """Return some rows as they are told, each with how sure its least sure slot is."""
    with shelf.ledger() as ledger:
        attach(ledger.connection, {int(columns.page[row]) for row in rows})
        told = fetched(ledger.connection, columns, rows)
    for row, one in zip(rows, told, strict=True):
        one["sure"] = int(columns.sure[row])
        one["source"] = name_told(rules, one["source"])
    return told


def figures(shelf: Shelf, rules: Rules) -> APIRouter:
    """Return the routes that answer with figures from the ledger of a shelf."""
    routes = Timely(prefix="/api", responses=REFUSALS)

    @routes.get("/figures")
    def some(asked: Page) -> dict[str, Any]:
        """Return figures that say what is wanted; * stands for any characters."""
        if asked.slots == "all":
            return _guessed(shelf, rules, asked)
        columns = shelf.columns()
        wanted = selection(asked, limit=asked.offset + asked.limit)
        found = chosen(columns, wanted)[asked.offset :]
        return {
            "total": counted(columns, wanted),
            "offset": asked.offset,
            "figures": rows_of(shelf, rules, columns, found.tolist()),
        }

    @routes.get("/figures/values")
    def values(
        asked: Page, column: Column, containing: Text = ""
    ) -> dict[str, tuple[Tally, ...]]:
        """Return the commonest values of a column, with how often they are there."""
        if asked.slots == "all":
            message = "values are counted of what is shown: leave slots out"
            raise UsageError(message)
        found = tallied(
            shelf.columns(), selection(asked), column, containing=containing,
            most=min(asked.limit, 200),
        )  # fmt: skip
        return {"values": found}

    @routes.get("/figures.csv", response_class=Response)
    def figures_csv(asked: Whole, *, excel: bool = False) -> Response:
        """Return all figures that say what is wanted, as CSV; `excel`: for Excel."""
        table = _whole(shelf, rules, asked)
        return download(lambda file: table.write_csv(file, excel=excel), "text/csv")

    @routes.get("/figures.jsonl", response_class=Response)
    def figures_jsonl(asked: Whole) -> Response:
        """Return all figures that say what is wanted, a JSON object a line."""
        return download(_whole(shelf, rules, asked).write_jsonl, "application/x-ndjson")

    @routes.get("/figures.xlsx", response_class=Response)
    def figures_xlsx(asked: Whole) -> Response:
        """Return all figures that say what is wanted, as a sheet for Excel."""
        return written(_whole(shelf, rules, asked).write_xlsx, XLSX)

    @routes.get("/figures.parquet", response_class=Response)
    def figures_parquet(asked: Whole) -> Response:
        """Return all figures that say what is wanted, as Parquet."""
        table: Table = _whole(shelf, rules, asked)

        def write(path: Path) -> None:
            table.write_parquet(path)

        return written(write, "application/vnd.apache.parquet")

    return routes
