"""What can be asked of a ledger over HTTP: the verbs of the library, as JSON."""

import asyncio
import dataclasses
import io
import tempfile
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import IO, Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi import Path as Part
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from dubao import reading as reader
from dubao.errors import NoSuchPage
from dubao.export import write_csv
from dubao.export.standard import STANDARDS
from dubao.ledger import Ledger
from dubao.ledger.comparison import series as of
from dubao.ledger.corrected import corrected, put_right
from dubao.ledger.correction import of_page
from dubao.ledger.facet import Facets, Tally, facets, measures
from dubao.ledger.plot import svg, when
from dubao.ledger.report import COLUMNS, record, rows
from dubao.ledger.table import Table
from dubao.model import Reading
from dubao.sources.deadline import within
from dubao.sources.facsimile import facsimile, file_of
from dubao.web import upload
from dubao.web.guard import Rules
from dubao.web.public import name_told, shown_to
from dubao.web.shelf import Shelf
from dubao.web.view import explained, findings, page, view

NAME = r"[0-9a-f]{12,64}(\.[0-9]{1,9})?"
LINK = f"^/p/{NAME}"
Name = Annotated[str, Part(pattern=f"^{NAME}$")]
Text = Annotated[str, Query(max_length=400)]
Count = Annotated[int, Query(ge=0, le=10_000_000)]
Some = Annotated[int, Query(ge=0, le=1000)]
Exported = StrEnum("Exported", {name: name for name in STANDARDS})  # type: ignore[misc] # names that are made
PIECE = 65_536  # bytes of a download that go out at once
SECONDS = 30.0  # that any question may take


class Said(BaseModel):
    """A correction, as a reader sends it."""

    model_config = ConfigDict(extra="forbid")
    link: str = Field(pattern=LINK + r"#c=[0-9]{1,9}-[0-9]{1,9}$")
    act: Literal["accept", "reject", "edit"]
    field: str = Field(default="", max_length=40)
    new: str = Field(default="", max_length=1000)


class Refusal(BaseModel):
    """Why something was not done, and what to do."""

    error: str  # name of the class
    message: str
    hint: str = ""


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Refusal, "description": "what was asked cannot be read"},
    401: {"model": Refusal, "description": "asked without the start-up link"},
    403: {"model": Refusal, "description": "the ledger is served read-only"},
    404: {"model": Refusal, "description": "the ledger does not hold it"},
    422: {"model": Refusal, "description": "a field is not as described here"},
    413: {"model": Refusal, "description": "more than is taken"},
    429: {"model": Refusal, "description": "too many wrong passwords"},
    503: {"model": Refusal, "description": "the ledger is written, or time ran out"},
}


class Fields(BaseModel):
    """Which figures are wanted."""

    measure: str = ""
    unit: str = ""
    kind: str = ""
    stat: str = ""
    direction: str = ""
    base: str = ""
    claim: str = ""
    holder: str = ""
    place: str = ""
    period: str = ""
    paper: str = ""
    date: str = ""
    slots: Literal["sure", "all"] = "sure"  # all shows and selects by every guess


Wanted = Annotated[Fields, Query()]


def _download(write: Callable[[Any], None], media_type: str) -> Response:
    """Return an answer that is written to a file first, and sent piece by piece."""

    def encoded(file: IO[bytes]) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        write(text)
        text.flush()
        text.detach()

    return _written(encoded, media_type)


def _written(write: Callable[[Any], None], media_type: str) -> Response:
    file = tempfile.SpooledTemporaryFile(max_size=4_000_000)  # noqa: SIM115 sent later
    write(file)
    file.seek(0)
    return _Download(file, media_type=media_type)


def _exported(standard: Exported, readings: Iterable[Reading], name: str) -> Response:
    """Return readings in a standard; what is many files comes as a ZIP."""
    chosen = STANDARDS[standard.value]
    answer = _written(partial(chosen.put, readings), chosen.media_type)
    file = quote(f"{name}{chosen.ending}")
    answer.headers["content-disposition"] = f"attachment; filename*=UTF-8''{file}"
    return answer


class _Download(StreamingResponse):
    """A file that is sent piece by piece, and closed whatever becomes of it."""

    def __init__(self, file: IO[bytes], *, media_type: str) -> None:
        self._file = file
        pieces = iter(partial(file.read, PIECE), b"")
        super().__init__(pieces, media_type=media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._file.close()


class _Timely(APIRouter):
    """Routes each of which has its time: past it, what it asks of is given up."""

    def add_api_route(
        self,
        path: str,
        endpoint: Callable[..., Any],
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Add a route; one that waits for its client keeps its own time."""
        if not iscoroutinefunction(endpoint):
            endpoint = _in_time(endpoint)
        super().add_api_route(path, endpoint, **options)


def _in_time(work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def timely(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        return within(SECONDS, "this question", lambda: work(*given, **named))

    return timely


def questions(  # noqa: C901, PLR0915 a list of routes
    shelf: Shelf, rules: Rules
) -> APIRouter:
    """Return the routes that answer from the ledger of a shelf."""
    routes = _Timely(prefix="/api", responses=REFUSALS)
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
    def counted(q: Text = "") -> Facets:
        """Count newspapers, years, kinds, units and places of what is found."""

        def found() -> Facets:
            with shelf.ledger() as ledger:
                return facets(ledger, ledger.matches(q) if q.strip() else None)

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
        for figure in reader.read(kept.page).figures:
            if figure.span == (start, end):
                why = reader.explain(kept.page).get(figure.span, {})
                return explained(kept.page.text, figure.mention, why)
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
        return _download(lambda file: write_csv([kept], file), "text/csv")

    @routes.get("/pages/{name}/view.html", response_class=Response)
    def page_view(name: Name, lang: Literal["zh", "en"] = "zh") -> Response:
        """Return a page as a file of its own, to keep and to send."""
        kept = reading(name)
        html = view(reader.read(kept.page), language=lang)
        short = kept.page.source.sha256[:12]
        headers = {"content-disposition": f'attachment; filename="{short}.html"'}
        return Response(html, media_type="text/html", headers=headers)

    @routes.get("/pages/{name}/export/{standard}", response_class=Response)
    def page_export(name: Name, standard: Exported) -> Response:
        """Return a page in a standard of others: see docs/standards."""
        with shelf.ledger() as ledger:
            kept = put_right(
                ledger.reading(name),
                of_page(ledger.connection, ledger.page(name).id),
            )
        return _exported(standard, [shown_to(rules, kept)], name)

    @routes.get("/export/{standard}", response_class=Response)
    def ledger_export(standard: Exported) -> Response:
        """Return the whole ledger in a standard; a long one: `dubao export`."""
        with shelf.ledger() as ledger:
            readings = (shown_to(rules, one) for one in corrected(ledger))
            return _exported(standard, readings, path.stem)

    @routes.get("/figures")
    def figures(wanted: Wanted, limit: Some = 100) -> dict[str, Any]:
        """Return figures that say what is wanted; * stands for any characters."""
        with shelf.ledger() as ledger:
            table = ledger.figures(**wanted.model_dump(), limit=limit)
            return {"figures": list(table.dicts())}

    @routes.get("/figures.csv", response_class=Response)
    def figures_csv(wanted: Wanted) -> Response:
        """Return all figures that say what is wanted, as CSV."""
        with shelf.ledger() as ledger:
            table = ledger.figures(**wanted.model_dump())
            return _download(table.write_csv, "text/csv")

    @routes.get("/figures.jsonl", response_class=Response)
    def figures_jsonl(wanted: Wanted) -> Response:
        """Return all figures that say what is wanted, a JSON object a line."""
        with shelf.ledger() as ledger:
            table = ledger.figures(**wanted.model_dump())
            return _download(table.write_jsonl, "application/x-ndjson")

    @routes.get("/measures")
    def known(containing: Text = "") -> dict[str, list[Tally]]:
        """Return the commonest measures, or those that some words are in."""

        def found() -> list[Tally]:
            with shelf.ledger() as ledger:
                return measures(ledger, containing=containing)

        return {"measures": found() if containing else shelf.once("measures", found)}

    @routes.get("/series")
    def series(wanted: Wanted) -> dict[str, Any]:
        """Compare an indicator across pages: what contradicts, was revised, falls."""
        with shelf.ledger() as ledger:
            found = of(ledger, **wanted.model_dump())
        told = []
        for one in found:
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
        with shelf.ledger() as ledger:
            found = of(ledger, **wanted.model_dump())
        table = Table(COLUMNS, lambda: rows(found))
        return _download(table.write_csv, "text/csv")

    @routes.get("/series.svg", response_class=Response)
    def series_svg(wanted: Wanted) -> Response:
        """Return the longest series as an SVG picture."""
        with shelf.ledger() as ledger:
            found = of(ledger, **wanted.model_dump())
        if not found:
            msg = f"{wanted.measure}: no such series"
            raise NoSuchPage(msg)
        longest = max(found, key=lambda one: len(one.observations))
        return Response(svg(longest), media_type="image/svg+xml")

    @routes.post("/corrections")
    def correct(said: Said) -> dict[str, dict[str, str]]:
        """Keep what somebody says of a figure; return what is said of its page."""
        with Ledger(path, write=True) as ledger:
            ledger.correct(
                said.link, act=said.act, who="reader", field=said.field, new=said.new
            )
            row = ledger.page(said.link)
            return _by_span(of_page(ledger.connection, row.id))

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
