"""The review over HTTP: what is unsure, what is said of it, and what is like it."""

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dubao.errors import NoSuchPage, UsageError
from dubao.ledger import Ledger
from dubao.ledger.choice import fetched
from dubao.ledger.column import STATUSES, WORDS, Columns, Rows
from dubao.ledger.correction import attach, checked, of_page
from dubao.ledger.gold import gold, golden
from dubao.ledger.ledger import LINK as SPOKEN
from dubao.ledger.selection import GUESSED
from dubao.model import SLOTS
from dubao.web.desk import doubtful
from dubao.web.guard import Rules
from dubao.web.public import name_told
from dubao.web.route import LINK, REFUSALS, Count, Timely
from dubao.web.shelf import Shelf

TOGETHER = 500  # rows that are put right at once, at most
SAME = ("measure", "unit", "kind", "stat")  # what is like a row has these, too
BEST = {f"best_{slot}": GUESSED[slot] for slot in SLOTS}
MORE = {**BEST, "slots": GUESSED["sure"], "at": "f.start - f.sentence_start"}
Figure = Annotated[str, Field(pattern=LINK + r"#c=[0-9]{1,9}-[0-9]{1,9}$")]
Who = Annotated[str, Field(max_length=200)]


class Said(BaseModel):
    """A correction, as a reader sends it."""

    model_config = ConfigDict(extra="forbid")
    link: Figure
    act: Literal["accept", "reject", "edit", "undo"]
    field: str = Field(default="", max_length=40)
    new: str = Field(default="", max_length=1000)
    who: Who = "reader"


class Alike(BaseModel):
    """The same correction of all rows that are like one."""

    model_config = ConfigDict(extra="forbid")
    link: Figure
    field: str = Field(max_length=40)
    new: str = Field(max_length=1000)
    who: Who = "reader"
    dry: bool = False  # only count them


def _row(columns: Columns, ledger: Ledger, link: str) -> int:
    """Return the row of the figure that a link names.

    Raises:
        NoSuchPage: there is none.
    """
    match = SPOKEN.fullmatch(link)
    page = ledger.page(link).id
    if match:
        start, end = int(match[3] or 0), int(match[4] or 0)
        here = (columns.page == page) & (columns.start == start) & (columns.end == end)
        rows = np.flatnonzero(here)
        if len(rows):
            return int(rows[0])
    message = f"{link}: no figure stands there"
    raise NoSuchPage(message)


def alike(columns: Columns, row: int, field: str) -> Rows:
    """Return the rows that say the same of a field as one does, of the same thing.

    Raises:
        UsageError: it is no field of words.
    """
    if field not in WORDS or field in {"paper", "date"}:
        message = f"{field}: only words are put right together"
        raise UsageError(message)
    rows = columns.kept.copy()
    for name in {field, *SAME}:
        rows &= columns.codes[name] == columns.codes[name][row]
    found: Rows = np.flatnonzero(rows)
    return found


def told(
    shelf: Shelf, rules: Rules, columns: Columns, rows: Sequence[int]
) -> list[dict[str, Any]]:
    """Return rows with every best answer, shown or not, and how sure each is."""
    with shelf.ledger() as ledger:
        attach(ledger.connection, {int(columns.page[row]) for row in rows})
        found = fetched(ledger.connection, columns, rows, MORE)
    for row, one in zip(rows, found, strict=True):
        sure = json.loads(one.pop("slots"))
        one["sure"] = int(columns.sure[row])
        one["source"] = name_told(rules, one["source"])
        one["slots"] = {
            slot: {
                "best": one.pop(f"best_{slot}"),
                "sure": sure.get(slot, 100),
                "shown": one[slot],
            }
            for slot in SLOTS
        }
    return found


def review(shelf: Shelf, rules: Rules) -> APIRouter:
    """Return the routes of the review, answered from the ledger of a shelf."""
    routes = Timely(prefix="/api", responses=REFUSALS)
    path = shelf.path

    @routes.get("/review")
    def queue(
        offset: Count = 0, limit: Annotated[int, Query(ge=0, le=100)] = 20
    ) -> dict[str, Any]:
        """Return the figures that nobody looked at, the least sure first."""
        columns = shelf.columns()
        waiting = doubtful(columns)
        return {
            "waiting": len(waiting),
            "seen": int((columns.status != STATUSES.index("")).sum()),
            "figures": told(
                shelf, rules, columns, waiting[offset : offset + limit].tolist()
            ),
        }

    @routes.post("/corrections")
    def correct(said: Said) -> dict[str, dict[str, str]]:
        """Keep what somebody says of a figure; return what is said of its page."""
        with Ledger(path, write=True) as ledger:
            ledger.correct(
                said.link, act=said.act, who=said.who, field=said.field, new=said.new
            )
            row = ledger.page(said.link)
            return {
                f"{start}-{end}": fields
                for (start, end), fields in of_page(ledger.connection, row.id).items()
            }

    @routes.post("/corrections/alike")
    def correct_alike(said: Alike) -> dict[str, Any]:
        """Put the same field right of all figures that say the same as one.

        They have its measure, unit, kind and stat, too. `dry` only counts them.
        """
        checked("edit", said.field, said.new)
        columns = shelf.columns()
        with shelf.ledger() as ledger:
            rows = alike(columns, _row(columns, ledger, said.link), said.field)
            some = rows[:TOGETHER].tolist()
            attach(ledger.connection, {int(columns.page[row]) for row in some})
            found = fetched(ledger.connection, columns, some)
        links = [one["link"].partition("&")[0] for one in found]
        if not said.dry:
            with Ledger(path, write=True) as ledger:
                for link in links:
                    ledger.correct(
                        link, act="edit", who=said.who, field=said.field, new=said.new
                    )
        return {"count": len(links), "left": len(rows) - len(links), "links": links}

    @routes.get("/gold.zip", response_class=Response)
    def gold_zip() -> Response:
        """Return every page of which all figures were looked at, as gold."""
        file = io.BytesIO()
        with shelf.ledger() as ledger, zipfile.ZipFile(file, "w") as packed:
            for reading, right in golden(ledger):
                name = reading.page.source.sha256[:12]
                packed.writestr(f"{name}.txt", reading.page.text)
                content = json.dumps(gold(right), ensure_ascii=False, indent=1)
                packed.writestr(f"{name}.gold.json", f"{content}\n")
        return Response(file.getvalue(), media_type="application/zip")

    return routes


__all__ = ["alike", "review"]
