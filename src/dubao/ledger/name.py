"""Which people, bodies, places, programmes and works some pages name."""

import json
import sqlite3
from collections.abc import Sequence

from dubao.ledger.facet import COUNTED, MOST, Tallies, Tally
from dubao.model import ENTITY_KINDS


def names(connection: sqlite3.Connection, pages: Sequence[int]) -> dict[str, Tallies]:
    """Return the commonest names of each kind on some pages, rising ids.

    Each is counted once a page, on the last of many pages.
    """
    wanted = json.dumps(list(pages[-COUNTED:]))
    found: dict[str, list[Tally]] = {kind: [] for kind in ENTITY_KINDS}
    for kind, name, times in connection.execute(
        "SELECT e.kind, t.text, count(DISTINCT e.page) FROM entity_rows e"
        " JOIN terms t ON t.id = e.said"
        " WHERE e.page IN (SELECT value FROM json_each(?))"
        " GROUP BY 1, 2 ORDER BY 3 DESC, 2",
        (wanted,),
    ):
        if len(found[kind]) < MOST:
            found[kind].append(Tally(value=name, times=times))
    return {kind: tuple(tallies) for kind, tallies in found.items()}
