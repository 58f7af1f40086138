"""`dubao series`: one indicator across pages and years."""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from dubao.cli.output import console, output
from dubao.cli.place import (
    Base,
    Date,
    Direction,
    Holder,
    LedgerPath,
    Output,
    Paper,
    Period,
    Place,
    Stat,
    Unit,
    files_of,
    ledger_errors,
)
from dubao.cli.slot import Slots, Which
from dubao.ledger import Ledger
from dubao.ledger.comparison import remember
from dubao.ledger.comparison import series as of
from dubao.ledger.facet import measures
from dubao.ledger.plot import bars, svg, title
from dubao.ledger.report import COLUMNS, cells, record, rows
from dubao.ledger.series import Finding, Series
from dubao.ledger.table import Table

NOTHING = 1
NEAR = 8  # indicators that are offered where none has the name
OWN = slice(3, -2)  # columns that differ within a series; its title says the rest


class Form(StrEnum):
    """A way of writing series."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    plot = "plot"
    svg = "svg"


def series(  # noqa: PLR0913 # each is an option of its own
    ledger: LedgerPath,
    measure: Annotated[str, typer.Argument(help="What is counted; * for any.")],
    *,
    holder: Holder = "",
    place: Place = "",
    unit: Unit = "",
    stat: Stat = "",
    direction: Direction = "",
    base: Base = "",
    paper: Paper = "",
    period: Period = "",
    date: Date = "",
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write the series.")
    ] = Form.table,
    slots: Which = Slots.sure,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep what was found in the ledger.")
    ] = False,
    destination: Output = "-",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> None:
    """Compare an indicator across pages: what contradicts, was revised, falls."""
    with (
        ledger_errors(),
        Ledger(ledger, write=keep) as kept,
        output(destination, read=files_of(ledger)) as file,
    ):
        found = of(
            kept, measure, holder=holder, place=place, unit=unit, stat=stat,
            direction=direction, base=base, slots=slots.value,
            paper=paper, period=period, date=date,
        )  # fmt: skip
        if keep:
            remember(kept, found)
        _write(found, form, file, console(file, color=not no_color))
        near = [] if found else measures(kept, NEAR, containing=measure)
    if near:
        names = "、".join(f"{one.value} ({one.times})" for one in near)
        typer.echo(f"no series of {measure}; near it: {names}", err=True)
    if not found:
        raise typer.Exit(NOTHING)


def _write(found: Sequence[Series], form: Form, file: TextIO, view: Console) -> None:
    table = Table(COLUMNS, lambda: rows(found))
    match form:
        case Form.csv:
            table.write_csv(file)
        case Form.jsonl:
            lines = (json.dumps(record(one), ensure_ascii=False) for one in found)
            file.writelines(f"{line}\n" for line in lines)
        case Form.svg:
            longest = max(found, key=lambda one: len(one.observations), default=None)
            file.write(svg(longest) if longest else "")
        case Form.plot:
            for one in found:
                file.writelines(f"{line}\n" for line in bars(one, view.width))
            _show_findings(found, view)
        case Form.table:
            for one in found:
                view.print(title(one), one.indicator.stat, markup=False)
                _show(one, view)
            _show_findings(found, view)


def _show(one: Series, view: Console) -> None:
    drawn = Drawn(*COLUMNS[OWN], box=None, pad_edge=False)
    for observation in one.observations:
        drawn.add_row(*map(Text, cells(observation)[OWN]))
    view.print(drawn)


def _show_findings(found: Iterable[Series], view: Console) -> None:
    for one in found:
        for finding in one.findings:
            view.print(_told(finding), markup=False)


def _told(finding: Finding) -> str:
    lines = [f"{finding.kind}:"]
    for one in (finding.first, finding.second):
        quote = " ".join(one.sentence.split())
        lines.append(f"    {one.paper} {one.date} “{quote}” {one.link}")
    return "\n".join(lines)
