"""The desk over HTTP: what is new, what each year has, what waits for review."""

from typing import Any

import numpy as np
from fastapi import APIRouter

from dubao.ledger import Ledger
from dubao.ledger.column import STATUSES, SURE, Columns, Rows
from dubao.ledger.count import calendar
from dubao.ledger.headline import headlines
from dubao.web.figure import rows_of
from dubao.web.guard import Rules
from dubao.web.public import name_told
from dubao.web.route import REFUSALS, Timely
from dubao.web.shelf import Shelf

NEWEST = 8  # pages at home
FIRST = 3  # figures of each
UNSURE = 5  # rows that wait for review, at home
NAMED = 5  # headlines of a page
PAGE = (
    "SELECT s.sha256, p.ordinal, p.paper, p.date, p.number, p.name"
    " FROM pages p JOIN sources s ON s.id = p.source WHERE p.id = ?"
)


def told(rules: Rules, ledger: Ledger, page: int) -> dict[str, Any]:
    """Return what a page is called, with its headlines and its link."""
    sha256, ordinal, paper, date, number, name = ledger.connection.execute(
        PAGE, (page,)
    ).fetchone()
    said = headlines(ledger.connection, page)
    return {
        "link": f"/p/{sha256[:12]}{f'.{ordinal}' if ordinal else ''}",
        "paper": paper,
        "date": date,
        "number": number,
        "name": name_told(rules, name),
        "headlines": [one for one in said.values() if one][:NAMED],
    }


def doubtful(columns: Columns) -> Rows:
    """Return the rows that are unsure and not yet seen by anybody, least sure first."""

    def found() -> Rows:
        unseen = columns.status == STATUSES.index("")
        rows = np.flatnonzero(unseen & (columns.sure < SURE))
        order = np.argsort(columns.sure[rows], kind="stable")
        some: Rows = rows[order]
        return some

    if "doubtful" not in columns.answers:
        columns.answers["doubtful"] = found()
    rows: Rows = columns.answers["doubtful"]
    return rows


def desk(shelf: Shelf, rules: Rules) -> APIRouter:
    """Return the routes of the desk, answered from the ledger of a shelf."""
    routes = Timely(prefix="/api", responses=REFUSALS)

    @routes.get("/home")
    def home() -> dict[str, Any]:
        """Return the newest pages with their first figures, and what there is."""
        columns = shelf.columns()

        def found() -> dict[str, Any]:
            waiting = doubtful(columns)
            with shelf.ledger() as ledger:
                newest = [
                    told(rules, ledger, row.id) for row in ledger.newest(limit=NEWEST)
                ]
                ids = [row.id for row in ledger.newest(limit=NEWEST)]
            for page, identity in zip(newest, ids, strict=True):
                rows = np.flatnonzero((columns.page == identity) & columns.kept)[:FIRST]
                page["figures"] = rows_of(shelf, rules, columns, rows.tolist())
            papers: dict[str, dict[str, int]] = {}
            for paper, year, pages in calendar(columns):
                papers.setdefault(paper, {})[year] = pages
            return {
                "pages": len(columns.ids),
                "figures": int(columns.kept.sum()),
                "newest": newest,
                "papers": papers,
                "waiting": len(waiting),
                "doubtful": rows_of(shelf, rules, columns, waiting[:UNSURE].tolist()),
            }

        return shelf.once("home", found)

    return routes
