"""`dubao datasette`: what Datasette needs to show a ledger."""

import json

from dubao.cli.output import output
from dubao.cli.place import LedgerPath, Output, files_of, ledger_errors
from dubao.ledger import Ledger
from dubao.ledger.datasette import metadata


def datasette(
    ledger: LedgerPath,
    *,
    destination: Output = "-",
) -> None:
    """Write Datasette's metadata for a ledger: what its tables and columns are.

    Then: datasette county.ledger --metadata metadata.json
    """
    with ledger_errors(), Ledger(ledger):
        made = json.dumps(metadata(ledger.stem), ensure_ascii=False, indent=1)
    with ledger_errors(), output(destination, read=files_of(ledger)) as file:
        file.write(made + "\n")
