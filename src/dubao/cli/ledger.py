"""The commands on a ledger, and an example of each."""

import typer

from dubao.cli.add import add
from dubao.cli.correct import correct
from dubao.cli.figures import figures
from dubao.cli.search import search
from dubao.cli.series import series
from dubao.cli.serve import serve


def register(app: typer.Typer) -> None:
    """Give the command line its verbs on ledgers."""
    app.command(epilog="Example: dubao add county.ledger pages/")(add)
    app.command(epilog="Example: dubao search county.ledger 'headline:春耕 -会议'")(
        search
    )
    app.command(
        epilog="Example: dubao figures county.ledger --kind area --sort -value -f csv"
    )(figures)
    app.command(epilog="Example: dubao series county.ledger 棉花播种面积 -f plot")(
        series
    )
    app.command(
        epilog="Example: dubao correct county.ledger '/p/3fa9c1d2e4b5#c=12-15'"
        " --set measure=棉花播种面积"
    )(correct)
    app.command(epilog="Example: dubao serve county.ledger --edit")(serve)
