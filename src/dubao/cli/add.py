"""`dubao add`: pages into a ledger."""

import sys
import time
from typing import Annotated

import typer

from dubao import bulk
from dubao.bulk.add import Summary, failed_path
from dubao.cli.column import IdColumn, TextColumn
from dubao.cli.limit import Given, Timeout, limits
from dubao.cli.place import LedgerPath, ledger_errors
from dubao.cli.tame import wild
from dubao.sources import USUAL

UNREADABLE, SOME_FAILED = 2, 3
QUIET_FOR = 30.0  # seconds between two lines where no terminal watches


def add(  # noqa: PLR0913 each is an option of its own
    ledger: LedgerPath,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…|-", help="Files, folders, JSON Lines; - is stdin."
        ),
    ],
    *,
    workers: Annotated[
        int, typer.Option(min=0, help="Processes that read; 0: one a processor.")
    ] = 0,
    timeout: Timeout = USUAL.seconds,
    limit: Given = None,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
) -> None:
    """Read pages into a ledger; what is there is not read again."""
    watched = _Watch(quiet=quiet)
    with ledger_errors():
        summary = bulk.add(
            ledger,
            paths,
            workers=workers,
            limits=limits(limit, timeout),
            columns=bulk.Columns(text=text_column, id=id_column),
            progress=watched,
        )
    watched.end()
    if not quiet:
        print(_told(summary), file=sys.stderr)  # noqa: T201
        for failure in summary.failures[:5]:
            told = f"dubao: {failure.error}: {failure.message}"
            print(told, file=sys.stderr)  # noqa: T201
        if summary.failures:
            print(f"failures: {failed_path(ledger)}", file=sys.stderr)  # noqa: T201
    if summary.failed or summary.partial:
        nothing = summary.failed == summary.inputs
        raise typer.Exit(UNREADABLE if nothing else SOME_FAILED)


def _told(summary: Summary) -> str:
    return (
        f"{summary.inputs} inputs: {summary.read} read, {summary.partial} partial,"
        f" {summary.failed} failed, {summary.skipped} skipped;"
        f" {summary.pages} pages committed, {summary.same} there before"
    )


class _Watch:
    """Says how many pages are committed: often on a terminal, else now and then."""

    def __init__(self, *, quiet: bool) -> None:
        self.terminal = sys.stderr.isatty()
        self.quiet = quiet
        self.every = 0.2 if self.terminal else QUIET_FOR
        self.last = time.monotonic()

    def __call__(self, summary: Summary) -> None:
        now = time.monotonic()
        if self.quiet or now - self.last < self.every:
            return
        self.last = now
        start, end = ("\r", "") if self.terminal else ("", "\n")
        told = f"{start}{summary.pages} pages committed, {summary.inputs} inputs done"
        print(told, end=end, file=wild(sys.stderr), flush=True)

    def end(self) -> None:
        """Leave the line of a terminal."""
        if self.terminal and not self.quiet:
            print(file=sys.stderr)  # noqa: T201
