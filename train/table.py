"""Writes what was learned as tables that can be read."""

from pathlib import Path

import numpy as np

from dubao.figures.weights import keyed
from train.learn import Learned

HUNDRED = 100
HEAD = "# feature	hundredths	rows that it stood in	key"


def write_table(path: Path, learned: Learned) -> int:
    """Write weights with the names of their features; return how many."""
    weights = np.round(learned.weights * HUNDRED).astype(np.int64)
    rows = sorted(
        (name, weight, count)
        for name, weight, count in zip(
            learned.names, weights.tolist(), learned.counts.tolist(), strict=True
        )
        if weight
    )
    lines = [
        HEAD,
        *(
            f"{name}\t{weight}\t{count}\t{int(key):016x}"
            for (name, weight, count), key in zip(
                rows, keyed(one[0] for one in rows), strict=True
            )
        ),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(rows)
