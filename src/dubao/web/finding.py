"""What does not add up, over HTTP: the checks on page after page, the newest first."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from dubao import reading as reader
from dubao.check import CHECKS
from dubao.ledger import Ledger, PageRow
from dubao.model import Reading
from dubao.web.desk import told
from dubao.web.guard import Rules
from dubao.web.route import REFUSALS, Count, Timely
from dubao.web.shelf import Shelf
from dubao.web.view import findings

KINDS = {one.code: {"zh": one.title, "en": one.name} for one in CHECKS}
AROUND = 24  # characters of a quote before and after what is in question


def quoted(text: str, start: int, end: int) -> dict[str, str]:
    """Return some characters with what stands around them, on one line."""

    def line(some: str) -> str:
        return "".join(some.splitlines())

    return {
        "before": line(text[max(0, start - AROUND) : start]),
        "match": line(text[start:end]),
        "after": line(text[end : end + AROUND]),
    }


def found_on(
    rules: Rules, ledger: Ledger, row: PageRow, kept: Reading
) -> list[dict[str, Any]]:
    """Return what the checks say of a page, with its quotes and its links."""
    page = told(rules, ledger, row.id)
    text = kept.page.text
    return [
        {
            **one,
            "kind": KINDS[one["code"]],
            "page": page,
            "quotes": [
                {**quoted(text, start, end), "link": f"{row.link}#c={start}-{end}"}
                for start, end in one["spans"][:3]
            ],
        }
        for one in findings(reader.read(kept.page))
    ]


def checks(shelf: Shelf, rules: Rules) -> APIRouter:
    """Return the route that checks pages of the ledger of a shelf."""
    routes = Timely(prefix="/api", responses=REFUSALS)

    @routes.get("/findings")
    def found(
        offset: Count = 0, limit: Annotated[int, Query(ge=1, le=20)] = 4
    ) -> dict[str, Any]:
        """Check some pages, the newest first; a page is checked once."""
        all_found: list[dict[str, Any]] = []
        with shelf.ledger() as ledger:
            rows = ledger.newest(limit=limit, offset=offset)
            total = len(ledger)
            for row in rows:
                kept = ledger.reading(row.link)
                all_found += shelf.once(
                    ("findings", row.id),
                    lambda row=row, kept=kept: found_on(rules, ledger, row, kept),  # type: ignore[misc]
                )
        return {"pages": total, "checked": offset + len(rows), "findings": all_found}

    return routes
