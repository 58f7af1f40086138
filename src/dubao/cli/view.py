"""`dubao view`: a page as one HTML file that opens offline."""

import sys
from typing import Annotated

import typer

from dubao.api import read_all
from dubao.cli.language import Language
from dubao.cli.output import complain, output
from dubao.cli.place import Output, ledger_errors
from dubao.errors import SourceError
from dubao.model import Reading
from dubao.sources.facsimile import facsimile, file_of
from dubao.web import view as viewed

UNREADABLE = 2


def view(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A page; - is stdin.")],
    *,
    destination: Output = "-",
    language: Annotated[
        Language, typer.Option("--language", help="Of the reader, not the page.")
    ] = Language.zh,
    date: Annotated[str, typer.Option(help="The page's day, 1998-01-27.")] = "",
    paper: Annotated[str, typer.Option(help="The newspaper's name.")] = "",
) -> None:
    """Write a page with its figures as one HTML file; of many pages, the first."""
    place = sys.stdin.buffer if file == "-" else file
    for result in read_all([place], date=date, paper=paper):
        if isinstance(result, SourceError):
            complain(result)
            raise typer.Exit(UNREADABLE)
        with ledger_errors(), output(destination, read=(file,)) as out:
            out.write(viewed(result, language=language.value, picture=_picture(result)))
        return
    complain(SourceError(f"{file}: holds no page", hint="is it empty?"))
    raise typer.Exit(UNREADABLE)


def _picture(reading: Reading) -> bytes:
    """Return the page's picture, nothing for a page that has none."""
    if file_of(reading.page.source) is None:
        return b""
    try:
        return facsimile(reading.page.source)
    except SourceError as error:
        complain(error)
        return b""
