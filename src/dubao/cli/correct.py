"""`dubao correct`: what a person says of a figure."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dubao.cli.name import signature
from dubao.cli.output import output
from dubao.cli.place import LedgerPath, Output, files_of, ledger_errors
from dubao.errors import UsageError
from dubao.export.file import write_errors
from dubao.ledger import Ledger
from dubao.ledger.correction import Act, all_of
from dubao.ledger.gold import gold as as_gold
from dubao.ledger.gold import golden


def correct(  # noqa: PLR0913 # each is an option of its own
    ledger: LedgerPath,
    link: Annotated[
        str, typer.Argument(help="The figure: /p/3fa9c1d2e4b5#c=12-15; none: list.")
    ] = "",
    *,
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is no figure.")] = False,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Put a field right."),
    ] = None,
    who: Annotated[
        str, typer.Option(help="Who says so; asked once on a terminal, and kept.")
    ] = "",
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back what was last said of it.")
    ] = False,
    gold: Annotated[
        Path | None,
        typer.Option(metavar="GOLD", help="Write pages that were all looked at there."),
    ] = None,
    orphans: Annotated[
        bool, typer.Option("--orphans", help="List those that fit no figure any more.")
    ] = False,
    destination: Output = "-",
) -> None:
    """Accept, reject or put right a figure; without a link, list the corrections."""
    with ledger_errors():
        if link:
            acts = _acts(change or [], accept=accept, reject=reject, undo=undo)
            _record(ledger, link, acts, who)
            return
        if gold:
            _write_gold(ledger, gold)
            return
        with (
            Ledger(ledger) as kept,
            output(destination, read=files_of(ledger)) as file,
        ):
            found = kept.orphans() if orphans else list(all_of(kept.connection))
            for correction in found:
                file.write(json.dumps(asdict(correction), ensure_ascii=False) + "\n")


def _acts(
    changes: list[str], *, accept: bool, reject: bool, undo: bool
) -> list[tuple[Act, str, str]]:
    acts: list[tuple[Act, str, str]] = []
    for change in changes:
        field, sign, new = change.partition("=")
        if not sign:
            message = f"--set {change}: write FIELD=VALUE"
            raise UsageError(message)
        acts.append(("edit", field, new))
    if accept:
        acts.append(("accept", "", ""))
    if reject:
        acts.append(("reject", "", ""))
    if undo:
        acts.append(("undo", "", ""))
    many = accept + reject + undo
    if not acts or many > 1 or ((reject or undo) and changes):
        message = "say one of --accept, --reject, --undo, --set FIELD=VALUE"
        raise UsageError(message)
    return acts


def _record(
    ledger: os.PathLike[str], link: str, acts: list[tuple[Act, str, str]], who: str
) -> None:
    name = who or signature()
    with Ledger(os.fspath(ledger), write=os.path.exists(ledger)) as kept:  # noqa: PTH110
        for act, field, new in acts:
            kept.correct(link, act=act, who=name, field=field, new=new)


def _write_gold(ledger: os.PathLike[str], folder: Path) -> None:
    """Write every page of which all figures were looked at, as gold."""
    pages = 0
    with Ledger(os.fspath(ledger)) as kept, write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for reading, right in golden(kept):
            name = reading.page.source.sha256[:12]
            told = json.dumps(as_gold(right), ensure_ascii=False, indent=1)
            for ending, text in ((".txt", reading.page.text), (".gold.json", told)):
                with output(str(folder / f"{name}{ending}")) as file:
                    file.write(text)
            pages += 1
    print(f"{pages} pages in {folder}; next: dubao score {folder}")  # noqa: T201
