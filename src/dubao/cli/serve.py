"""`dubao serve`: a ledger in the browser."""

import errno
import ipaddress
import os
import secrets
import socket
import sys
from typing import Annotated

import typer

from dubao.cli.limit import TIMES
from dubao.cli.output import complain
from dubao.cli.place import FATAL, LedgerPath, ledger_errors
from dubao.errors import UsageError
from dubao.ledger.extra import extra

PASSWORD = "DUBAO_PASSWORD"  # noqa: S105 the variable's name
CONNECTIONS = 500  # at a time; each keeps a file open


def serve(
    ledger: LedgerPath,
    *,
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="0: any free one.")
    ] = 8724,
    edit: Annotated[
        bool, typer.Option("--edit", help="Let readers correct figures and add files.")
    ] = False,
    public: Annotated[
        bool, typer.Option("--public", help="Let anybody read; nothing can be changed.")
    ] = False,
    quota: Annotated[
        str, typer.Option(metavar="SIZE", help="Bytes of added files, as 500M or 2G.")
    ] = "2G",
) -> None:
    """Serve a ledger to a browser on this machine, by the link that is printed.

    Listening elsewhere takes --public, or a password in DUBAO_PASSWORD.
    """
    password = os.environ.get(PASSWORD, "")
    try:
        _check(host, password, edit=edit, public=public)
        room = _bytes(quota)
        extra("fastapi", "web")
        uvicorn = extra("uvicorn", "web")
    except UsageError as error:
        complain(error)
        raise typer.Exit(FATAL) from error
    from dubao.web.app import app  # noqa: PLC0415 needs the extra
    from dubao.web.guard import Rules  # noqa: PLC0415 needs the extra
    from dubao.web.patience import Patient  # noqa: PLC0415 needs the extra

    with ledger_errors():
        local = _is_local(host)
        listening = _listening(host, port)
        port = listening.getsockname()[1]
        names = ("127.0.0.1", "localhost", "[::1]")
        token = "" if public else secrets.token_urlsafe(24)
        rules = Rules(
            hosts=tuple(f"{name}:{port}" for name in names) if local else (),
            token=token,
            password=password,
            edit=edit,
            public=public,
            port=port,
            quota=room,
        )
        served = app(ledger, rules)
    shown = f"[{host}]" if ":" in host else host
    print(  # noqa: T201
        f"http://{shown}:{port}/{f'?token={token}' if token else ''}",
        file=sys.stderr,
        flush=True,
    )
    config = uvicorn.Config(
        served, host=host, port=port, log_level="warning", server_header=False,
        use_colors=False, http=Patient, ws="none", limit_concurrency=CONNECTIONS,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that takes connections already: the link works once it is told.

    Raises:
        UsageError: nothing can listen there; the message says why.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        hint = "is taken: --port 0 takes any free one" if taken else error.strerror
        message = f"{host}:{port}: {hint}"
        raise UsageError(message) from error


def _bytes(size: str) -> int:
    times = TIMES.get(size[-1:].lower(), 1)
    try:
        number = int(float(size[:-1] if times > 1 else size) * times)
    except (ValueError, OverflowError) as error:
        message = f"--quota {size}: no size; write it as 500M or 2G"
        raise UsageError(message) from error
    return max(0, number)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check(host: str, password: str, *, edit: bool, public: bool) -> None:
    """Refuse to let strangers read, or write, by mistake.

    Raises:
        UsageError: the options do not go together; the message says why.
    """
    if public and edit:
        message = "--public is read-only: leave out --edit, or set DUBAO_PASSWORD"
        raise UsageError(message)
    if not _is_local(host) and not public and not password:
        message = f"--host {host}: others could read: give --public or {PASSWORD}"
        raise UsageError(message)
