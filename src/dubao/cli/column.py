"""The options that name the columns of records."""

from typing import Annotated

import typer

TextColumn = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="Of records, JSON, CSV or Parquet: where the text is."
    ),
]
IdColumn = Annotated[
    str, typer.Option(metavar="NAME", help="Of records: what names the page.")
]
