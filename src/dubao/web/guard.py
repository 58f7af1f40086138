"""Who may ask what: the door in front of every request.

Host allow-list against DNS rebinding, a token that becomes a cookie, a header that
no other site's form can send against CSRF, and a strict policy (CSP) on every answer.

Source: OWASP cheat sheets on CSRF, CSP and DNS rebinding.
"""

import logging
import math
import re
import secrets
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dubao.web.throttle import Throttle
from dubao.web.upload import QUOTA

COOKIE = "dubao"  # and the port: servers of one machine share their cookies
PLACE = re.compile(r"/(?:[\w.-]+(?:/[\w.-]+)*)?", re.ASCII)
UPLOADS = "/api/uploads"
BODY = 100_000  # bytes of a request, but for files
log = logging.getLogger("uvicorn.error")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src"
    " 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the door asks of a request."""

    hosts: tuple[str, ...] = ()  # names that it may be called by; () any
    token: str = ""  # of the start-up link; "" lets anybody read
    password: str = ""  # also opens the door, by HTTP Basic
    edit: bool = False  # may anything be written?
    public: bool = False  # may anybody read? then no path of this machine is told
    port: int = 0
    quota: int = QUOTA  # bytes of the files that readers add
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """Return the name of the cookie that opens the door."""
        return f"{COOKIE}-{self.port}" if self.port else COOKIE


def refusal(code: int, error: str, message: str, hint: str = "") -> JSONResponse:
    """Return an answer that says what is wrong and what to do."""
    return JSONResponse(
        {"error": error, "message": _whole(message), "hint": _whole(hint)},
        status_code=code,
    )


class Guard:
    """ASGI middleware that holds the rules."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self.app = app
        self.rules = rules
        self.throttle = Throttle()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is refused; hand on the rest, and put the policy on it.

        What nobody foresaw is answered here, too, and so carries the policy. HEAD is
        answered as GET is, without what it is about.
        """
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        head = scope["method"] == "HEAD"
        started = False

        async def sealed(message: Message) -> None:
            nonlocal started
            if head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if head:
            scope = {**scope, "method": "GET"}
        answer = self._refused(scope) or self.app
        try:
            await answer(scope, _measured(scope, receive), sealed)
        except ClientDisconnect:
            return
        except Exception as error:
            if started:
                raise
            await failed(error)(scope, receive, sealed)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self.rules.hosts and host not in self.rules.hosts:
            return refusal(421, "WrongHost", f"not served under the name {host!r}")
        if self.rules.token or self.rules.password:
            address = (scope.get("client") or ("",))[0]
            wait = self.throttle.wait(address) if "authorization" in headers else 0
            if wait and not self._has_cookie(headers):
                answer = refusal(429, "TooManyTries", "too many wrong passwords")
                answer.headers["retry-after"] = str(math.ceil(wait))
                return answer
            if not self._known(headers, address):
                return self._entry(scope)
        if scope["method"] in SAFE:
            return None
        own = {f"http://{host}", f"https://{host}"}
        if (
            headers.get("x-dubao") != "1"
            or headers.get("origin", f"http://{host}") not in own
        ):
            return refusal(
                403, "NotFromHere", "the request does not come from this reader",
                "send the header X-Dubao: 1",
            )  # fmt: skip
        if not self.rules.edit:
            return refusal(
                403, "ReadOnly", "this ledger is served read-only",
                "start dubao serve with --edit",
            )  # fmt: skip
        return None

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self.rules.cookie)
        except CookieError:
            return False
        return morsel is not None and _same(morsel.value, self.rules.session)

    def _known(self, headers: Headers, address: str) -> bool:
        if self._has_cookie(headers):
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if not self.rules.password or scheme.lower() != "basic":
            return False
        try:
            password = b64decode(given).decode().partition(":")[2]
        except ValueError:
            password = ""
        if _same(password, self.rules.password):
            self.throttle.right(address)
            return True
        self.throttle.wrong(address)
        return False

    def _entry(self, scope: Scope) -> Response:
        """Let in who brings the token of the start-up link, and no one else."""
        given: Sequence[str] = parse_qs(scope["query_string"].decode("latin-1")).get(
            "token", ()
        )
        if self.rules.token and given and _same(given[0], self.rules.token):
            path = scope["path"]  # //HOST/ would lead to another server
            answer = RedirectResponse(
                path if PLACE.fullmatch(path) else "/", status_code=303
            )
            answer.set_cookie(
                self.rules.cookie,
                self.rules.session,
                httponly=True,
                samesite="strict",
                path="/",
            )
            return answer
        wrong = refusal(
            401, "NotLetIn", "open the link that dubao serve printed when it started"
        )
        if self.rules.password:
            wrong.headers["www-authenticate"] = 'Basic realm="dubao", charset="UTF-8"'
        return wrong


def failed(error: Exception) -> Response:
    """Return the answer to what nobody foresaw: that it is ours, and nothing more."""
    log.error("%s", error, exc_info=error)
    return refusal(500, "InternalError", "a fault of dubao", "please report it")


def _measured(scope: Scope, receive: Receive) -> Receive:
    """Return what receives a request, and gives up one that is too long.

    Files are measured where they are written.
    """
    if scope["path"] == UPLOADS:
        return receive
    came = 0

    async def measured() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > BODY:
            raise HTTPException(413)
        return message

    return measured


def _whole(text: str) -> str:
    """Return a text without halves of characters, which no UTF-8 can say."""
    return text.encode("utf-8", "replace").decode()


def _same(given: str, right: str) -> bool:
    return secrets.compare_digest(given.encode(), right.encode())
