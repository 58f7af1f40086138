"""The command line: read, check, explain, view; on ledgers add, search, serve.

stdout carries data only; talk goes to stderr. Exit codes:

    0  read        1  nothing found, or errors that `check` found
    2  usage, or nothing could be read
    3  some inputs failed                130  interrupted
"""

import sys
from typing import Annotated

import typer

from dubao import __version__
from dubao.cli.check import check_pages
from dubao.cli.explain import explain
from dubao.cli.ledger import register
from dubao.cli.read import read
from dubao.cli.view import view

INTERRUPTED = 130
PIPE_CLOSED = 0

app = typer.Typer(
    name="dubao",
    help="读报 Take Chinese newspaper pages apart: articles, and every figure as data.",
    epilog="Example: dubao read --format csv pages/*.txt -o figures.csv",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(
    epilog="Example: dubao read --format jsonl --date 1998-01-27 page.txt | jq .figures"
)(read)
app.command(
    "check", epilog="Example: dubao check --format sarif pages/ -o dubao.sarif"
)(check_pages)
app.command(epilog="Example: dubao explain page.txt 460")(explain)
app.command(epilog="Example: dubao view page.txt -o page.html")(view)
register(app)


def _version(value: bool) -> None:  # noqa: FBT001 typer calls it so
    if value:
        python = ".".join(str(part) for part in sys.version_info[:3])
        typer.echo(f"dubao {__version__} (Python {python})")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    del version


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except BrokenPipeError:
        _leave_quietly()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _leave_quietly() -> None:
    """End without a word when the reader of our output has gone: `| head -1`."""
    import os  # noqa: PLC0415 only on the way out

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(PIPE_CLOSED)
