"""What the commands on a ledger have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dubao.cli.output import complain
from dubao.errors import DubaoError

FATAL = 2

LedgerPath = Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger.")]
Holder = Annotated[str, typer.Option(help="Who it is about; * for any characters.")]
Place = Annotated[str, typer.Option(help="Where; * for any characters.")]
Paper = Annotated[str, typer.Option(help="The newspaper; * for any characters.")]
Unit = Annotated[str, typer.Option(help="The unit as printed.")]
Stat = Annotated[str, typer.Option(help="level, cumulative, change, share …")]
Direction = Annotated[str, typer.Option(help="up or down.")]
Base = Annotated[str, typer.Option(help="yoy, mom, or words; * for any characters.")]
Period = Annotated[str, typer.Option(help="2023, 2023-02 or 2021..2023-05.")]
Date = Annotated[str, typer.Option(help="The issue: 2023, 2023-02, 2021..2023-05.")]
Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="FILE", help="Write there; - is stdout."),
]


def files_of(ledger: Path) -> tuple[Path, ...]:
    """Return the files that a ledger consists of while it is open."""
    return tuple(ledger.with_name(ledger.name + end) for end in ("", "-wal", "-shm"))


@contextmanager
def ledger_errors() -> Iterator[None]:
    """Say what went wrong with a ledger or a query, and end with code 2."""
    try:
        yield
    except DubaoError as error:
        complain(error)
        raise typer.Exit(FATAL) from error
