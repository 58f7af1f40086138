"""What can be asked of a ledger over HTTP: the verbs of the library, as JSON."""

import asyncio
import dataclasses
from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dubao import reading as reader
from dubao.errors import NoSuchPage
from dubao.export import write_csv
from dubao.ledger import Ledger
from dubao.ledger.corrected import corrected, put_right
from dubao.ledger.correction import of_page
from dubao.ledger.count import Counts, counts
from dubao.ledger.name import names
from dubao.ledger.similar import alike, reprints
from dubao.model import Reading
from dubao.sources.facsimile import facsimile, file_of
from dubao.web import upload
from dubao.web.desk import told
from dubao.web.download import Exported, download, exported
from dubao.web.guard import Rules
from dubao.web.public import name_told, shown_to
from dubao.web.route import REFUSALS, Count, Name, Some, Text, Timely
from dubao.web.shelf import Shelf
from dubao.web.view import explained, findings, page, view


def questions(  # noqa: PLR0915 a list of routes
    shelf: Shelf, rules: Rules
) -> APIRouter:
    """Return the routes that answer from the ledger of a shelf."""
    routes = Timely(prefix="/api", responses=REFUSALS)
    path = shelf.path
    one_at_a_time = asyncio.Semaphore(1)

    def reading(name: str) -> Reading:
        with shelf.ledger() as ledger:
            return shown_to(rules, ledger.reading(name))

    @routes.get("/search")
    def search(
        q: Text = "", offset: Count = 0, limit: Some = 20, *, exact: bool = False
    ) -> dict[str, Any]:
        """Find pages by their characters; the newest come first."""
        with shelf.ledger() as ledger:
            if not q.strip():
                found = _newest(ledger, offset, limit)
            else:
                hits = ledger.search(q, limit=limit, offset=offset, exact=exact)
                found = dataclasses.asdict(hits)
        for hit in found["hits"]:
            hit["name"] = name_told(rules, hit["name"])
            if not q.strip():
                hit["after"] = hit["name"]
        return found

    @routes.get("/facets")
    def counted(q: Text = "") -> Counts:
        """Count newspapers, years, kinds, units and places of what is found."""
        columns = shelf.columns()

        def found() -> Counts:
            if not q.strip():
                return counts(columns)
            with shelf.ledger() as ledger:
                pages = ledger.matches(q)
                named = names(ledger.connection, pages)
            return counts(columns, pages, named)

        return shelf.once(("facets", q.strip()), found)

    @routes.get("/pages/{name}")
    def shown(name: Name) -> dict[str, Any]:
        """Return the reading of a page, named by its hash, with its corrections."""
        with shelf.ledger() as ledger:
            kept = ledger.reading(name)
            said = of_page(ledger.connection, ledger.page(name).id)
        pictured = file_of(kept.page.source) is not None
        return {
            **page(shown_to(rules, kept)),
            "corrections": _by_span(said),
            "picture": f"/api/pages/{name}/picture.png" if pictured else "",
        }

    @routes.get("/pages/{name}/near")
    def near(name: Name) -> dict[str, list[dict[str, Any]]]:
        """Return pages with the same copy, and pages that speak of the same."""
        columns = shelf.columns()
        with shelf.ledger() as ledger:
            kept = ledger.reading(name)
            page = ledger.page(name).id
            texts = [
                "".join(
                    span.of(kept.page.text) for p in one.paragraphs for span in p.spans
                )
                for one in kept.articles
            ]
            found = {"reprinted": reprints(ledger, page, texts)}
            known = {one.page for one in found["reprinted"]}
            found["similar"] = [o for o in alike(columns, page) if o.page not in known]
            return {
                kind: [
                    told(rules, ledger, one.page) | {"share": one.share} for one in ones
                ]
                for kind, ones in found.items()
            }

    @routes.get("/pages/{name}/picture.png", response_class=Response)
    def picture(name: Name) -> Response:
        """Return the picture of a page that was read from a PDF or a scan."""
        with shelf.ledger() as ledger:
            source = ledger.reading(name).page.source
        return Response(facsimile(source), media_type="image/png")

    @routes.get("/pages/{name}/derivation")
    def derived(name: Name, start: Count, end: Count) -> dict[str, Any]:
        """Return how the figure at a span was read, down to its characters."""
        kept = reading(name)
        found = reader.explain_one(kept.page, start)
        if found and found[0].span == (start, end):
            return explained(kept.page.text, found[0].mention, found[1])
        msg = f"{name}: no figure at {start}-{end}"
        raise NoSuchPage(msg, hint="dubao add reads the page again")

    @routes.get("/pages/{name}/findings")
    def found(name: Name) -> dict[str, list[dict[str, Any]]]:
        """Return what does not add up on a page: the findings of the checks."""
        kept = reading(name)
        return {"findings": findings(reader.read(kept.page))}

    @routes.get("/pages/{name}/figures.csv", response_class=Response)
    def page_csv(name: Name) -> Response:
        """Return the figures of a page as CSV."""
        kept = reading(name)
        return download(lambda file: write_csv([kept], file), "text/csv")

    @routes.get("/pages/{name}/export/{standard}", response_class=Response)
    def page_export(name: Name, standard: Exported) -> Response:
        """Return a page in a standard of others: see docs/standards."""
        with shelf.ledger() as ledger:
            kept = put_right(
                ledger.reading(name),
                of_page(ledger.connection, ledger.page(name).id),
            )
        return exported(standard, [shown_to(rules, kept)], name)

    @routes.get("/export/{standard}", response_class=Response)
    def ledger_export(standard: Exported) -> Response:
        """Return the whole ledger in a standard; a long one: `dubao export`."""
        with shelf.ledger() as ledger:
            readings = (shown_to(rules, one) for one in corrected(ledger))
            return exported(standard, readings, path.stem)

    @routes.get("/pages/{name}/view.html", response_class=Response)
    def page_view(name: Name, lang: Literal["zh", "en"] = "zh") -> Response:
        """Return a page as a file of its own, to keep and to send."""
        kept = reading(name)
        html = view(reader.read(kept.page), language=lang)
        short = kept.page.source.sha256[:12]
        headers = {"content-disposition": f'attachment; filename="{short}.html"'}
        return Response(html, media_type="text/html", headers=headers)

    @routes.post("/uploads")
    async def uploads(request: Request, name: Text) -> dict[str, Any]:
        """Read a file, sent as the body, into the ledger."""
        arrived = await upload.received(path, name, request.stream(), rules.quota)
        try:
            async with one_at_a_time:
                return await run_in_threadpool(upload.add, path, name, arrived)
        finally:
            arrived.draft.unlink(missing_ok=True)

    return routes


def _by_span(
    said: dict[tuple[int, int], dict[str, str]],
) -> dict[str, dict[str, str]]:
    return {f"{start}-{end}": fields for (start, end), fields in said.items()}


def _newest(ledger: Ledger, offset: int, limit: int) -> dict[str, Any]:
    """Return pages as if they were found, the newest first."""
    hits = [
        {
            "sha256": one.sha256, "ordinal": one.ordinal, "paper": one.paper,
            "date": one.date, "number": one.number, "name": one.name, "span": [0, 0],
            "count": 0, "before": "", "match": "", "after": one.name,
            "link": one.link,
        }
        for one in ledger.newest(limit=limit, offset=offset)
    ]  # fmt: skip
    return {"total": len(ledger), "hits": hits}
