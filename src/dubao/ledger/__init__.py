"""Many readings in one SQLite file: kept, searched and compared."""

from dubao.ledger.ledger import Added, Ledger, PageRow
from dubao.ledger.link import link
from dubao.ledger.search import Found, Hit

__all__ = ["Added", "Found", "Hit", "Ledger", "PageRow", "link"]
