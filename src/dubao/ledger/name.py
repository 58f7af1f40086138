"""Which people, organisations and places some pages name."""

import json
import sqlite3
from collections.abc import Sequence

from dubao.ledger.facet import COUNTED, MOST, Tally

KINDS = ("person", "organisation")


def names(connection: sqlite3.Connection, pages: Sequence[int]) -> tuple[Tally, ...]:
    """Return who is named on most of some pages, rising ids; the last of many count."""
    rows = connection.execute(
        "SELECT t.text, count(DISTINCT e.page) FROM entity_rows e"
        " JOIN terms t ON t.id = e.said"
        " WHERE e.page IN (SELECT value FROM json_each(?))"
        " AND e.kind IN (SELECT value FROM json_each(?))"
        " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
        (json.dumps(list(pages[-COUNTED:])), json.dumps(KINDS), MOST),
    )
    return tuple(Tally(value=name, times=times) for name, times in rows)
