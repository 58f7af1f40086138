"""Many inputs: into one ledger with `add`, or as a job of shards into Parquet."""

from dubao.bulk.add import Summary, add
from dubao.bulk.columns import Columns
from dubao.bulk.load import load
from dubao.bulk.local import engine as local_engine
from dubao.bulk.plan import plan
from dubao.bulk.run import run
from dubao.bulk.state import State, state
from dubao.bulk.work import Failure

__all__ = [
    "Columns", "Failure", "State", "Summary", "add", "load", "local_engine", "plan",
    "run", "state",
]  # fmt: skip
