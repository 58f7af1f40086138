"""Many readings in one SQLite file: kept, searched and compared."""

from dubao.ledger.correction import Correction
from dubao.ledger.ledger import Added, Ledger
from dubao.ledger.link import link
from dubao.ledger.page import PageRow
from dubao.ledger.search import Found, Hit
from dubao.ledger.selection import Selection
from dubao.ledger.table import Table

__all__ = [
    "Added",
    "Correction",
    "Found",
    "Hit",
    "Ledger",
    "PageRow",
    "Selection",
    "Table",
    "link",
]
