"""`dubao figures`: the figures of a ledger as a table."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from dubao.bridge.cell import cells as cell_table
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
from dubao.export.file import drafted, refuse_same
from dubao.ledger import Ledger, Table

NOTHING = 1
SHOWN = (
    "paper", "date", "holder", "measure", "value", "unit", "claim", "direction",
    "base", "period", "text", "confidence", "link",
)  # fmt: skip
SELDOM = ("direction", "base")  # columns only where a figure has one


class Form(StrEnum):
    """A way of writing a table."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    xlsx = "xlsx"
    parquet = "parquet"


def figures(  # noqa: PLR0913 # each is an option of its own
    ledger: LedgerPath,
    *,
    measure: Annotated[str, typer.Option(help="What is counted; * for any.")] = "",
    unit: Unit = "",
    kind: Annotated[str, typer.Option(help="count, money, length, area …")] = "",
    stat: Stat = "",
    direction: Direction = "",
    base: Base = "",
    claim: Annotated[str, typer.Option(help="exact, about, nearly, over …")] = "",
    holder: Holder = "",
    place: Place = "",
    period: Period = "",
    paper: Paper = "",
    date: Date = "",
    least: Annotated[float | None, typer.Option("--min", help="Lowest value.")] = None,
    most: Annotated[float | None, typer.Option("--max", help="Highest value.")] = None,
    sort: Annotated[
        list[str] | None, typer.Option(help="A column; -value from the greatest down.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Rows at most.")] = None,
    slots: Which = Slots.sure,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Also what somebody rejected.")
    ] = False,
    cells: Annotated[
        bool,
        typer.Option("--cells", help="All cells of all tables instead; for -f csv …"),
    ] = False,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write the table.")
    ] = Form.table,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that Excel opens as UTF-8.")
    ] = False,
    destination: Output = "-",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> None:
    """Give the figures of a ledger as a table, each with its link."""
    wanted: dict[str, Any] = {
        "measure": measure, "unit": unit, "kind": kind, "stat": stat, "base": base,
        "direction": direction, "claim": claim, "holder": holder, "place": place,
        "period": period, "paper": paper, "date": date, "least": least, "most": most,
        "sort": tuple(sort or ()), "limit": limit, "rejected": rejected,
    }  # fmt: skip
    with ledger_errors(), Ledger(ledger) as kept:
        if cells:
            found = _cells(kept, wanted)
        else:
            found = kept.figures(**wanted, slots=slots.value)
        if form in {Form.xlsx, Form.parquet}:
            refuse_same(destination, files_of(ledger))
            _write(found, form, destination)
            return
        with output(destination, read=files_of(ledger)) as file:
            if form is Form.csv:
                found.write_csv(file, excel=excel)
            elif form is Form.jsonl:
                found.write_jsonl(file)
            else:
                _show(found, console(file, color=not no_color))


def _cells(kept: Ledger, wanted: Mapping[str, Any]) -> Table:
    """Return all cells; to choose among them is left to what reads them."""
    given = [name for name, value in wanted.items() if value or value == 0]
    given = [name for name in given if wanted[name] is not False]
    if given:
        names = {"least": "min", "most": "max"}
        message = (
            f"--cells gives all cells: leave --{names.get(given[0], given[0])} out"
        )
        raise UsageError(message)
    return cell_table(kept.readings)


def _write(found: Table, form: Form, destination: str) -> None:
    """Write a file that is whole or not there at all."""
    if destination in {"", "-"}:
        message = f"{form} is no text: say where with -o FILE.{form}"
        raise UsageError(message)
    with drafted(destination) as draft:
        write = found.write_xlsx if form is Form.xlsx else found.write_parquet
        write(draft)


def _show(found: Table, view: Console) -> None:
    rows = list(found.dicts())
    wanted = SHOWN if "measure" in found.columns else found.columns
    names = [
        name
        for name in wanted
        if name not in SELDOM or any(row.get(name) for row in rows)
    ]
    drawn = Drawn(box=None, pad_edge=False)
    for name in names:
        whole = name == "link"  # it is copied, so none of it may be left out
        drawn.add_column(name, no_wrap=whole, overflow="ignore" if whole else "fold")
    for row in rows:
        cells = {**row, "link": str(row.get("link", "")).partition("&")[0]}
        drawn.add_row(*(Text(str(cells[name])) for name in names))
    view.print(drawn)
    if not rows:
        raise typer.Exit(NOTHING)
