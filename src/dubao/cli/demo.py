"""`dubao demo`: the sample pages in a ledger, served to a browser."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

import dubao
from dubao import bulk
from dubao.cli.output import complain
from dubao.cli.place import FATAL, ledger_errors
from dubao.cli.serve import serve
from dubao.errors import MissingFile


def samples() -> Path:
    """Return the folder of the sample pages: in the package, or beside its source.

    Raises:
        MissingFile: they were not installed.
    """
    here = Path(dubao.__file__).parent
    for folder in (here / "samples", here.parents[1] / "samples"):
        if folder.is_dir():
            return folder
    message = "the sample pages were not installed"
    raise MissingFile(message, hint="dubao add LEDGER PATH, then dubao serve LEDGER")


def demo(
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="0: any free one.")
    ] = 8724,
    keep: Annotated[
        Path | None, typer.Option(metavar="LEDGER", help="Make the ledger there.")
    ] = None,
    only: Annotated[
        bool, typer.Option("--only", help="Make the ledger, and serve nothing.")
    ] = False,
) -> None:
    """Read the sample pages into a ledger, and serve it to a browser."""
    folder = Path(tempfile.mkdtemp(prefix="dubao-demo-"))
    ledger = keep or folder / "demo.ledger"
    try:
        with ledger_errors():
            try:
                places = [str(samples())]
            except MissingFile as error:
                complain(error)
                raise typer.Exit(FATAL) from error
            summary = bulk.add(ledger, places, workers=1)
        told = f"{ledger}: {summary.pages} pages of an invented county"
        print(told, file=sys.stderr)  # noqa: T201
        if not only:
            serve(ledger, port=port, edit=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
