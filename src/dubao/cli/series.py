"""`dubao series`: one indicator across pages and years."""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Any, TextIO

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
from dubao.errors import UsageError
from dubao.export.file import drafted
from dubao.ledger import Ledger
from dubao.ledger.column import columns
from dubao.ledger.comparison import remember
from dubao.ledger.comparison import series as of
from dubao.ledger.connection import reading_errors
from dubao.ledger.measure import Called, Measures
from dubao.ledger.picture import png
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
    png = "png"


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
        output("-" if form is Form.png else destination, read=files_of(ledger)) as file,
    ):
        wanted: dict[str, Any] = {
            "holder": holder, "place": place, "unit": unit, "stat": stat,
            "direction": direction, "base": base, "slots": slots.value,
            "paper": paper, "period": period, "date": date,
        }  # fmt: skip
        found = of(kept, measure, **wanted)
        near = [] if found else _called(kept, measure)
        if near and near[0].holder and not holder:  # 粮食总产量: the 总产量 of 粮食
            meant = near[0]
            wanted["holder"] = meant.holder
            found = of(kept, meant.measure, **wanted)
            told = f"{measure}: {meant.measure} of {meant.holder}"
            typer.echo(told, err=True)
        if keep:
            remember(kept, found)
        if form is Form.png:
            _write_png(found, destination)
        else:
            _write(found, form, file, console(file, color=not no_color))
    if near and not found:
        names = "、".join(_named(one) for one in near[:NEAR])
        typer.echo(f"no series of {measure}; near it: {names}", err=True)
    if not found:
        raise typer.Exit(NOTHING)


def _called(kept: Ledger, measure: str) -> list[Called]:
    """Return the indicators that may be meant by a name that is none's."""
    with reading_errors(kept.path):
        return Measures(columns(kept.connection)).called(measure)


def _named(one: Called) -> str:
    of_whom = f" --holder {one.holder}" if one.holder else ""
    return f"{one.measure}{of_whom} ({one.times})"


def _write_png(found: Sequence[Series], destination: str) -> None:
    if destination in {"", "-"}:
        message = "png is no text: say where with -o FILE.png"
        raise UsageError(message)
    longest = max(found, key=lambda one: len(one.observations), default=None)
    if longest:
        with drafted(destination) as draft:
            draft.write_bytes(png(longest))


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
        case Form.png:
            pass  # is no text
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
    drawn = Drawn(box=None, pad_edge=False)
    for name in COLUMNS[OWN]:
        whole = name == "link"  # it is copied, so none of it may be left out
        drawn.add_column(name, no_wrap=whole, overflow="ignore" if whole else "fold")
    for observation in one.observations:
        *others, link = cells(observation)[OWN]
        drawn.add_row(*map(Text, (*others, link.partition("&")[0])))
    view.print(drawn)


def _show_findings(found: Iterable[Series], view: Console) -> None:
    for one in found:
        for finding in one.findings:
            view.print(_told(finding), markup=False, soft_wrap=True)


def _told(finding: Finding) -> str:
    lines = [f"{finding.kind}:"]
    for one in (finding.first, finding.second):
        quote = " ".join(one.sentence.split())
        link = one.link.partition("&")[0]
        lines.append(f"    {one.paper} {one.date} “{quote}” {link}")
    return "\n".join(lines)
