"""`dubao export`: a ledger, or pages, in the standards of others."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dubao.api import read_all
from dubao.cli.column import IdColumn, TextColumn
from dubao.cli.limit import Given, Timeout, limits
from dubao.cli.output import complain, output
from dubao.cli.place import files_of
from dubao.cli.read import check_day, inputs, table
from dubao.cli.read import files_of as files_read
from dubao.cli.slot import Slots, Which
from dubao.errors import DubaoError, SourceError, UsageError
from dubao.export.file import refuse_same
from dubao.export.standard import STANDARDS, Standard, iiif
from dubao.export.standard.sink import sink
from dubao.ledger import Ledger
from dubao.ledger.corrected import corrected
from dubao.model import Reading, guessed
from dubao.sources import USUAL

NOTHING, UNREADABLE, SOME_FAILED = 1, 2, 3
SQLITE = b"SQLite format 3\0"
To = StrEnum("To", {name.replace("-", "_"): name for name in STANDARDS})  # type: ignore[misc]


def export(  # noqa: PLR0913 each is an option of its own
    paths: Annotated[
        list[str],
        typer.Argument(metavar="LEDGER|FILE…", help="A ledger, or what `read` takes."),
    ],
    *,
    to: Annotated[To, typer.Option("--to", help="The standard.")],
    destination: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="A file; alto, mets, iiif, datapackage: a new folder, or NAME.zip.",
        ),
    ] = "-",
    base: Annotated[
        str, typer.Option(help="Of iiif: the address where the folder will be served.")
    ] = iiif.BASE,
    date: Annotated[str, typer.Option(help="The pages' day, as in `read`.")] = "",
    paper: Annotated[str, typer.Option(help="The newspaper's name.")] = "",
    metadata: Annotated[
        str, typer.Option(metavar="CSV", help="A table name,paper,date,number.")
    ] = "",
    slots: Which = Slots.sure,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    timeout: Timeout = USUAL.seconds,
    limit: Given = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing of inputs that failed.")
    ] = False,
) -> None:
    """Write a ledger, or pages, in a standard of others, page by page.

    A ledger is written as people put it right. What each standard carries, and what
    it cannot: docs/standards.
    """
    count = _Count(quiet=quiet)
    standard = STANDARDS[to.value]
    try:
        check_day(date)
        with ExitStack() as stack:
            if len(paths) == 1 and _is_ledger(paths[0]):
                if date or paper or metadata:
                    message = "a ledger knows its pages: leave --date, --paper out"
                    raise UsageError(message)
                ledger = stack.enter_context(Ledger(paths[0]))
                readings: Iterator[Reading | SourceError] = corrected(ledger)
                if slots is Slots.all:
                    readings = map(guessed, corrected(ledger))
                read = [str(one) for one in files_of(Path(paths[0]))]
            else:
                places = list(inputs(paths))
                readings = read_all(
                    places, date=date, paper=paper, metadata=table(metadata),
                    text_column=text_column, id_column=id_column,
                    limits=limits(limit, timeout), slots=slots.value,
                )  # fmt: skip
                read = [*files_read(places), metadata]
            _write(standard, count.good(readings), destination, base, read)
    except DubaoError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from error
    raise typer.Exit(count.code)


class _Count:
    """Counts what became of the inputs; its `code` is the command's."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.read = self.failed = 0

    def good(self, results: Iterator[Reading | SourceError]) -> Iterator[Reading]:
        """Yield the readings, and complain of the rest."""
        for result in results:
            if isinstance(result, SourceError):
                self.failed += 1
                if not self.quiet:
                    complain(result)
                continue
            self.read += 1
            yield result

    @property
    def code(self) -> int:
        """The exit code."""
        if self.failed:
            return SOME_FAILED if self.read else UNREADABLE
        return 0 if self.read else NOTHING


def _is_ledger(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except (OSError, ValueError):
        return False


def _write(
    standard: Standard,
    readings: Iterator[Reading],
    destination: str,
    base: str,
    read: list[str],
) -> None:
    if standard.write:
        with output(destination, read=read) as file:
            standard.write(readings, file)
        return
    if destination in {"", "-"}:
        message = f"{standard.name} is many files: say where with -o FOLDER or NAME.zip"
        raise UsageError(message)
    refuse_same(destination, read)
    fill = standard.fill
    if standard.name == "iiif":
        fill = partial(iiif.fill, base=base.rstrip("/") + "/")
    with sink(Path(destination)) as folder:
        if fill is None:
            sys.exit("no way to write it")
        fill(readings, folder)
