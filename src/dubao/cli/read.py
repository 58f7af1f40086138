"""`dubao read`: pages in, readings out."""

import csv
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple, TextIO

import typer

from dubao.api import read_all
from dubao.cli.column import IdColumn, TextColumn
from dubao.cli.limit import Given, Timeout, limits
from dubao.cli.output import complain, console, output
from dubao.cli.progress import watched
from dubao.cli.slot import Slots, Which
from dubao.errors import DubaoError, SourceError, UsageError
from dubao.export import markdown, record, show, write_cells, write_csv
from dubao.export.annotation import doccano, label_studio
from dubao.model import Reading
from dubao.sources import USUAL, Place, places
from dubao.sources.day import day
from dubao.sources.encoding import decode

NOTHING, UNREADABLE, SOME_FAILED = 1, 2, 3


class Form(StrEnum):
    """A way of writing readings out."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    cells = "cells"
    markdown = "markdown"
    label_studio = "label-studio"
    doccano = "doccano"


def read(  # noqa: PLR0913 each is an option of its own
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…|-",
            help="Text, e-paper HTML, PDF, scans, ALTO, PAGE, hOCR, METS, archives,"
            " WARC, JSON, CSV, Markdown, XML, Parquet, folders of these; - is stdin.",
        ),
    ],
    *,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write the reading.")
    ] = Form.text,
    date: Annotated[
        str, typer.Option(help="The pages' day, 1998-01-27, instead of what they say.")
    ] = "",
    paper: Annotated[str, typer.Option(help="The newspaper's name.")] = "",
    metadata: Annotated[
        str,
        typer.Option(
            metavar="CSV",
            help="A table name,paper,date,number; name is the file's name.",
        ),
    ] = "",
    slots: Which = Slots.sure,
    destination: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write there, whole or not at all; - is stdout.",
        ),
    ] = "-",
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    timeout: Timeout = USUAL.seconds,
    limit: Given = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colours, even on a terminal.")
    ] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that Excel opens, and runs nothing of.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing of inputs that failed.")
    ] = False,
    json_errors: Annotated[
        bool,
        typer.Option("--json-errors", help="Each failure as a JSON object on stderr."),
    ] = False,
) -> None:
    """Read pages: their articles with their roles, and every figure on them."""
    run = _Run(quiet=quiet, json_errors=json_errors)
    try:
        check_day(date)
        known = table(metadata)
        allowed = limits(limit, timeout)
        shown = destination not in {"", "-"} or not sys.stdout.isatty()
        with watched(list(inputs(files)), shown=shown and not quiet) as watch:
            readings = run.good(
                read_all(
                    watch.inputs, date=date, paper=paper, metadata=known,
                    text_column=text_column, id_column=id_column, limits=allowed,
                    slots=slots.value,
                ),
                watch.page,
            )  # fmt: skip
            with output(destination, read=(*files_of(watch.all), metadata)) as file:
                look = _Look(
                    color=not no_color, excel=excel, guesses=slots is Slots.all
                )
                _write(readings, form, file, look=look)
                if run.code == UNREADABLE:  # what stands there is not replaced
                    raise typer.Exit(run.code)
    except DubaoError as error:
        complain(error, as_json=json_errors)
        raise typer.Exit(UNREADABLE) from error
    raise typer.Exit(run.code)


class _Look(NamedTuple):
    """How readings are shown."""

    color: bool
    excel: bool
    guesses: bool


class _Run:
    """Counts what became of the inputs; its `code` is the command's."""

    def __init__(self, *, quiet: bool, json_errors: bool) -> None:
        self.quiet, self.json_errors = quiet, json_errors
        self.read = self.failed = self.numerals = 0

    def good(
        self,
        results: Iterable[Reading | SourceError],
        page: Callable[[], None] = lambda: None,
    ) -> Iterator[Reading]:
        """Yield the readings, complain of the rest; `page` is told of each."""
        for result in results:
            page()
            if isinstance(result, SourceError):
                self.failed += 1
                if not self.quiet:
                    complain(result, as_json=self.json_errors)
                continue
            self.read += 1
            self.numerals += len(result.figures) + len(result.asides)
            yield result

    @property
    def code(self) -> int:
        """The exit code."""
        if self.failed:
            return SOME_FAILED if self.read else UNREADABLE
        return 0 if self.numerals or self.read else NOTHING


def _write(
    readings: Iterator[Reading], form: Form, file: TextIO, *, look: _Look
) -> None:
    if form is Form.csv:
        write_csv(readings, file, excel=look.excel, guesses=look.guesses)
        return
    if form is Form.cells:
        write_cells(readings, file, excel=look.excel)
        return
    if form is Form.json:
        rows = [record(reading) for reading in readings]
        document = rows[0] if len(rows) == 1 else rows
        file.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        return
    if form is Form.label_studio:
        tasks = [label_studio(reading) for reading in readings]
        file.write(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
        return
    view = console(file, color=look.color)
    for n, reading in enumerate(readings):
        if form is Form.jsonl:
            file.write(json.dumps(record(reading), ensure_ascii=False) + "\n")
        elif form is Form.doccano:
            file.write(json.dumps(doccano(reading), ensure_ascii=False) + "\n")
        elif form is Form.markdown:
            file.write(("\n" if n else "") + markdown(reading))
        else:
            if n:
                file.write("\n")
            show(reading, view)


def inputs(files: list[str]) -> Iterator[Place | BinaryIO]:
    """Yield the inputs: a folder's files in order, stdin for "-"."""
    for name in files:
        if name == "-":
            if sys.stdin.isatty():
                msg = "- reads standard input, and a terminal is there: pipe a page in"
                raise UsageError(msg)
            yield sys.stdin.buffer
            continue
        found = list(places([name]))
        if not found:
            msg = f"{name}: a folder without files"
            raise UsageError(msg)
        yield from found


def files_of(places: Iterable[Place | BinaryIO]) -> Iterator[str]:
    """Yield the files that some inputs are read from."""
    for one in places:
        if isinstance(one, Place):
            yield one.path
            yield from one.companions


def check_day(date: str) -> None:
    """Raise a UsageError where a given day is none."""
    if not date:
        return
    try:
        dt.date.fromisoformat(date)
    except ValueError as error:
        message = f"--date {date}: no day; write it as 1998-01-27"
        raise UsageError(message) from error


def table(path: str) -> dict[str, dict[str, str]]:
    """Return name → its row of a metadata table."""
    if not path:
        return {}
    try:
        text, _ = decode(Path(path).read_bytes(), path)
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (OSError, csv.Error) as error:
        msg = f"--metadata {path}: cannot be read: {error}"
        raise UsageError(msg) from error
    if rows and "name" not in rows[0]:
        found = ", ".join(rows[0])
        msg = f"--metadata {path}: no column `name`; found: {found}"
        raise UsageError(msg)
    for row in rows:
        said = row.get("date") or ""
        row["date"] = day(said)
        if said and not row["date"]:
            msg = f"--metadata {path}: {row['name']}: {said} is no day: 1998-01-27"
            raise UsageError(msg)
    return {
        os.path.basename(row["name"]): {k: v or "" for k, v in row.items() if k}  # noqa: PTH119
        for row in rows
    }


__all__ = ["Form", "check_day", "files_of", "inputs", "read", "table"]
