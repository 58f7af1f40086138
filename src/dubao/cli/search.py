"""`dubao search`: which pages hold these words."""

import dataclasses
import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from dubao.cli.output import console, output
from dubao.cli.place import LedgerPath, Output, files_of, ledger_errors
from dubao.ledger import Found, Ledger

NOTHING = 1


class Form(StrEnum):
    """A way of writing what was found."""

    text = "text"
    jsonl = "jsonl"


def search(  # noqa: PLR0913 # each is an option of its own
    ledger: LedgerPath,
    query: Annotated[
        str,
        typer.Argument(
            help='干部 群众 · 棉花 OR 小麦 · 干部 -会议 · "a phrase" ·'
            " headline:春耕 byline: caption: paper: date:2021..2023-05"
        ),
    ],
    *,
    limit: Annotated[int, typer.Option(min=0, help="Hits to show.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="Hits to leave out.")] = 0,
    exact: Annotated[
        bool, typer.Option("--exact", "-F", help="The words mean only themselves.")
    ] = False,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write the hits.")
    ] = Form.text,
    destination: Output = "-",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> None:
    """Find pages by their characters, exactly; the newest come first."""
    with (
        ledger_errors(),
        Ledger(ledger) as kept,
        output(destination, read=files_of(ledger)) as file,
    ):
        found = kept.search(query, limit=limit, offset=offset, exact=exact)
        if form is Form.jsonl:
            for hit in found.hits:
                row = dataclasses.asdict(hit) | {"passage": hit.passage}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            _show(found, console(file, color=not no_color))
    if not found.total:
        raise typer.Exit(NOTHING)


def _show(found: Found, view: Console) -> None:
    show = view.print
    for hit in found.hits:
        where = " ".join(filter(None, (hit.paper, hit.date, hit.number)))
        link = hit.link.partition("&")[0]  # whole: it is copied
        told = f"{where or hit.name}  {link}  ×{hit.count}"
        show(told, markup=False, soft_wrap=True)
        show(f"    {hit.passage}", markup=False)
    show(f"{found.total} pages", markup=False)
