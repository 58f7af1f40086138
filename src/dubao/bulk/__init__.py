"""Many inputs into one ledger: several processes read, one writes."""

from dubao.bulk.add import Summary, add
from dubao.bulk.work import Failure

__all__ = ["Failure", "Summary", "add"]
