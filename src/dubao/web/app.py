"""The server of a ledger: its HTTP API, and the views that are made of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response

from dubao import __version__
from dubao.errors import (
    CannotWrite,
    DiskFull,
    DubaoError,
    FileTooLarge,
    InternalError,
    LedgerError,
    LedgerLocked,
    MissingFile,
    NoSuchPage,
    TimedOut,
)
from dubao.ledger import Ledger
from dubao.web import upload
from dubao.web.desk import desk
from dubao.web.figure import figures
from dubao.web.finding import checks
from dubao.web.guard import Guard, Rules, refusal
from dubao.web.indicator import indicators
from dubao.web.public import words_told
from dubao.web.question import questions
from dubao.web.review import review
from dubao.web.shelf import Shelf
from dubao.web.shell import ASSETS, shell
from dubao.web.word import LANGUAGES, wanted

TYPES = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}
LANGUAGE = "dubao-language"


def app(path: Path, rules: Rules) -> FastAPI:
    """Return the server of the ledger at `path`; `rules` say who may do what.

    Raises:
        LedgerError: it is no ledger, or cannot be opened.
    """
    with Ledger(path):
        pass
    upload.clear(path)
    shelf = Shelf(path)

    @asynccontextmanager
    async def open_shelf(_: FastAPI) -> AsyncIterator[None]:
        shelf.warm()
        yield
        shelf.close()

    made = FastAPI(
        lifespan=open_shelf,
        title="dubao",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        middleware=[Middleware(Guard, rules=rules)],
    )
    made.include_router(questions(shelf, rules))
    made.include_router(figures(shelf, rules))
    made.include_router(indicators(shelf))
    made.include_router(desk(shelf, rules))
    made.include_router(review(shelf, rules))
    made.include_router(checks(shelf, rules))

    def told(_request: Request, error: Exception) -> Response:
        return _told(rules, path, error)

    made.add_exception_handler(DubaoError, told)
    made.add_exception_handler(RequestValidationError, _unfit)

    @made.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in {*ASSETS, "icon.svg"}:
            raise HTTPException(404)
        content = (files("dubao.web") / "static" / name).read_bytes()
        return Response(content, media_type=TYPES[name.rpartition(".")[2]])

    @made.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:  # asked for beside what is no page of ours: SVG, JSON
        return static("icon.svg")

    @made.get("/", include_in_schema=False)
    @made.get("/series", include_in_schema=False)
    @made.get("/figures", include_in_schema=False)
    @made.get("/review", include_in_schema=False)
    @made.get("/findings", include_in_schema=False)
    @made.get("/add", include_in_schema=False)
    @made.get("/p/{name}", include_in_schema=False)
    def shown(request: Request, lang: Literal["zh", "en", ""] = "") -> HTMLResponse:
        kept = request.cookies.get(LANGUAGE, "")
        language = (
            lang
            or (kept if kept in LANGUAGES else "")
            or wanted(request.headers.get("accept-language", ""))
        )
        answer = HTMLResponse(shell(request.url.path, language, edit=rules.edit))
        if lang:
            answer.set_cookie(LANGUAGE, lang, samesite="strict")
        return answer

    return made


def _unfit(_request: Request, error: Exception) -> Response:
    """Say what in a request is not as the API asks."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in found)
    return refusal(422, "UsageError", told, "see /openapi.json")


def _told(rules: Rules, path: Path, error: Exception) -> Response:
    """Say what went wrong and what to do, as JSON."""
    match error:
        case NoSuchPage() | MissingFile():
            code = 404
        case LedgerLocked() | TimedOut():
            code = 503
        case FileTooLarge():
            code = 413
        case DiskFull():
            code = 507
        case LedgerError() | CannotWrite() | InternalError():
            code = 500
        case _:
            code = 400
    return refusal(
        code,
        type(error).__name__,
        *words_told(rules, path, error),
    )
