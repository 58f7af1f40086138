"""The indicators of a ledger over HTTP, and their series."""

import dataclasses
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from dubao.errors import NoSuchPage
from dubao.ledger.comparison import series as of
from dubao.ledger.facet import Tally
from dubao.ledger.measure import measures_of
from dubao.ledger.plot import svg, when
from dubao.ledger.report import COLUMNS, record, rows
from dubao.ledger.series import Series
from dubao.ledger.table import Table
from dubao.web.download import download
from dubao.web.route import REFUSALS, Count, Some, Text, Timely
from dubao.web.shelf import Shelf
from dubao.web.wanted import Fields, Wanted

NAMED = 200  # measures that are named at once
NEAR = 20  # indicators that are offered where none has the name


class Comparison(Fields):
    """Which series are wanted."""

    most: int = Field(default=1000, ge=1, le=1000)  # of so many holders, the commonest


Compared = Annotated[Comparison, Query()]


def indicators(shelf: Shelf) -> APIRouter:
    """Return the routes that answer with indicators from the ledger of a shelf."""
    routes = Timely(prefix="/api", responses=REFUSALS)

    def found(wanted: Fields, most: int | None = None) -> list[Series]:
        known = shelf.columns() if wanted.slots == "sure" else None
        with shelf.ledger() as ledger:
            return of(ledger, known=known, most=most, **wanted.model_dump())

    @routes.get("/measures")
    def known(containing: Text = "") -> dict[str, list[Tally]]:
        """Return the commonest measures, or those that some words are in."""
        measures = measures_of(shelf.columns())
        some = map(measures.measure, measures.found(containing)[:NAMED])
        return {"measures": [Tally(value=m.measure, times=m.times) for m in some]}

    @routes.get("/indicators")
    def listed(
        containing: Text = "", offset: Count = 0, limit: Some = 50
    ) -> dict[str, Any]:
        """Return indicators: how often, from when to when, in which units, of whom."""
        measures = measures_of(shelf.columns())
        codes = measures.found(containing)
        some = map(measures.measure, codes[offset : offset + limit])
        return {"total": len(codes), "indicators": list(map(dataclasses.asdict, some))}

    @routes.get("/indicators/near")
    def near(name: Text) -> dict[str, list[dict[str, Any]]]:
        """Return what may be meant by a name that is no measure's, surest first."""
        called = measures_of(shelf.columns()).called(name)[:NEAR] if name else []
        return {"near": list(map(dataclasses.asdict, called))}

    @routes.get("/series")
    def series(asked: Compared) -> dict[str, Any]:
        """Compare an indicator across pages: what contradicts, was revised, falls."""
        told = []
        wanted = Fields(**asked.model_dump(exclude={"most"}))
        for one in found(wanted, asked.most):
            row = record(one)
            for observation, kept in zip(
                row["observations"], one.observations, strict=True
            ):
                observation["when"] = when(kept)
            told.append(row)
        return {"series": told}

    @routes.get("/series.csv", response_class=Response)
    def series_csv(wanted: Wanted) -> Response:
        """Return series as CSV."""
        all_found = found(wanted)
        table = Table(COLUMNS, lambda: rows(all_found))
        return download(table.write_csv, "text/csv")

    @routes.get("/series.svg", response_class=Response)
    def series_svg(wanted: Wanted) -> Response:
        """Return the longest series as an SVG picture."""
        all_found = found(wanted)
        if not all_found:
            msg = f"{wanted.measure}: no such series"
            raise NoSuchPage(msg)
        longest = max(all_found, key=lambda one: len(one.observations))
        return Response(svg(longest), media_type="image/svg+xml")

    return routes
