"""Many readings in one SQLite file: kept, searched and compared."""

from dubao.ledger.ledger import Added, Ledger, PageRow, link

__all__ = ["Added", "Ledger", "PageRow", "link"]
