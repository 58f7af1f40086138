"""`dubao quantities`: the quantities, or the times, of a text, by the lexer alone."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, TextIO

import typer

from dubao.cli.output import complain, output
from dubao.cli.read import check_day, files_of, inputs
from dubao.cli.tame import tamed
from dubao.errors import DubaoError, SourceError
from dubao.model import Page, TextQuantity, TextTime
from dubao.sources import pages
from dubao.zh.lexer import quantities as found_in
from dubao.zh.lexer import times as times_in
from dubao.zh.quantity import exact

NOTHING, UNREADABLE, SOME_FAILED = 1, 2, 3
COLUMNS = ("start", "end", "text", "value", "high", "step", "claim", "unit", "kind")
TIME_COLUMNS = ("start", "end", "text", "edtf")


class Form(StrEnum):
    """A way of writing what was found."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"


def quantities(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…|-", help="What `dubao read` reads; - is stdin."),
    ],
    *,
    times: Annotated[
        bool, typer.Option("--times", help="The dates and times instead.")
    ] = False,
    date: Annotated[
        str, typer.Option(help="The day that 去年 and 3月 are counted from.")
    ] = "",
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write them.")
    ] = Form.text,
    destination: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write there, whole or not at all; - is stdout.",
        ),
    ] = "-",
) -> None:
    """Print every quantity of a text with its value, claim and unit.

    No article is looked for and nothing is bound to a noun: `dubao read` does that.
    """
    code = 0
    try:
        check_day(date)
        places = list(inputs(files))
        with output(destination, read=files_of(places)) as file:
            read = failed = rows = 0
            for place in places:
                for page in pages(place):
                    if isinstance(page, SourceError):
                        complain(page)
                        failed += 1
                        continue
                    found = (
                        _times(page, date or page.date) if times else _quantities(page)
                    )
                    columns = TIME_COLUMNS if times else COLUMNS
                    rows += _write(page, found, columns, form, file, first=not read)
                    read += 1
        if failed:
            code = SOME_FAILED if read else UNREADABLE
        elif not rows:
            code = NOTHING
    except DubaoError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from error
    raise typer.Exit(code)


def _quantities(page: Page) -> Iterator[tuple[str, ...]]:
    for one in found_in(page.text):
        yield _row(one)


def _row(one: TextQuantity) -> tuple[str, ...]:
    high = "" if one.high is None else exact(one.high)
    value = exact(one.value)
    if one.kind == "score":
        value, high = ":".join((value, high, *map(exact, one.more))), ""
    return (
        str(one.span.start), str(one.span.end), one.text, value, high,
        exact(one.step), one.claim, one.unit, one.kind,
    )  # fmt: skip


def _times(page: Page, day: str) -> Iterator[tuple[str, ...]]:
    for one in times_in(page.text, day=day):
        yield _time(one)


def _time(one: TextTime) -> tuple[str, ...]:
    return (str(one.span.start), str(one.span.end), one.text, one.edtf)


def _write(
    page: Page,
    rows: Iterable[tuple[str, ...]],
    columns: tuple[str, ...],
    form: Form,
    file: TextIO,
    *,
    first: bool,
) -> int:
    """Write the rows of one page, and return how many there are."""
    count = 0
    if form is Form.csv:
        table = csv.writer(file, lineterminator="\n")
        if first:
            table.writerow(("name", *columns))
        for row in rows:
            table.writerow((page.source.name, *row))
            count += 1
        return count
    for row in rows:
        count += 1
        if form is Form.jsonl:
            told: dict[str, str | int] = dict(zip(columns, row, strict=True))
            told["start"], told["end"] = int(row[0]), int(row[1])
            line = {"name": page.source.name, **told}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            continue
        start, _, text, *rest = (" ".join(cell.split()) for cell in row)
        shown = f"{start:>6}  {text}\t{' '.join(cell for cell in rest if cell)}"
        file.write((tamed(shown) if file is sys.stdout else shown) + "\n")
    return count


__all__ = ["quantities"]
