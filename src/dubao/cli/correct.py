"""`dubao correct`: what a person says of a figure."""

import getpass
import json
import os
from dataclasses import asdict
from typing import Annotated

import typer

from dubao.cli.output import output
from dubao.cli.place import LedgerPath, Output, files_of, ledger_errors
from dubao.errors import UsageError
from dubao.ledger import Ledger
from dubao.ledger.correction import Act, all_of


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
    who: Annotated[str, typer.Option(help="Who says so; else who is logged in.")] = "",
    orphans: Annotated[
        bool, typer.Option("--orphans", help="List those that fit no figure any more.")
    ] = False,
    destination: Output = "-",
) -> None:
    """Accept, reject or put right a figure; without a link, list the corrections."""
    with ledger_errors():
        if link:
            _record(ledger, link, _acts(change or [], accept, reject), who)
            return
        with (
            Ledger(ledger) as kept,
            output(destination, read=files_of(ledger)) as file,
        ):
            found = kept.orphans() if orphans else list(all_of(kept.connection))
            for correction in found:
                file.write(json.dumps(asdict(correction), ensure_ascii=False) + "\n")


def _acts(
    changes: list[str],
    accept: bool,  # noqa: FBT001 # as typer gives it
    reject: bool,  # noqa: FBT001 # as typer gives it
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
    if not acts or (accept and reject) or (reject and changes):
        message = "say one of --accept, --reject, --set FIELD=VALUE"
        raise UsageError(message)
    return acts


def _record(
    ledger: os.PathLike[str], link: str, acts: list[tuple[Act, str, str]], who: str
) -> None:
    name = who or getpass.getuser()
    with Ledger(os.fspath(ledger), write=os.path.exists(ledger)) as kept:  # noqa: PTH110
        for act, field, new in acts:
            kept.correct(link, act=act, who=name, field=field, new=new)
