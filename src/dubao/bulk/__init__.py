"""Many inputs into one ledger: several processes read, one writes."""

from dubao.bulk.add import Columns, Summary, add
from dubao.bulk.work import Failure

__all__ = ["Columns", "Failure", "Summary", "add"]
