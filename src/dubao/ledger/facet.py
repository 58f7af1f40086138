"""What the pages of an answer have in common: counts by newspaper, year and kind."""

import json
from collections.abc import Iterable

from dubao.ledger.connection import reading_errors
from dubao.ledger.ledger import Ledger

MOST = 12  # values of a facet
FIGURES = {
    "kind": "SELECT form.kind, count(*) FROM figure_rows f"
    " JOIN forms form ON form.id = f.form",
    "unit": "SELECT form.unit, count(*) FROM figure_rows f"
    " JOIN forms form ON form.id = f.form",
    "place": "SELECT place.text, count(*) FROM figure_rows f"
    " JOIN terms place ON place.id = f.place",
}
PAGES = {
    "paper": "SELECT f.paper, count(*) FROM pages f",
    "year": "SELECT substr(f.date, 1, 4), count(*) FROM pages f",
}


def facets(ledger: Ledger, pages: Iterable[int]) -> dict[str, list[tuple[str, int]]]:
    """Return the commonest values on these pages, and how often each stands there.

    Newspapers and years count pages; kinds, units and places count figures.
    """
    wanted = json.dumps(list(pages))
    found = {}
    with reading_errors(ledger.path):
        for key, column in ((PAGES, "id"), (FIGURES, "page")):
            for name, sql in key.items():
                rows = ledger.connection.execute(
                    f"{sql} WHERE f.{column} IN (SELECT value FROM json_each(?))"  # noqa: S608 ours
                    f" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST + 1}",
                    (wanted,),
                )
                found[name] = [(value, n) for value, n in rows if value][:MOST]
    return found


def measures(ledger: Ledger, limit: int = 200) -> list[tuple[str, int]]:
    """Return the measures of a ledger, the commonest first, with their counts."""
    with reading_errors(ledger.path):
        rows = ledger.connection.execute(
            "SELECT measure.text, count(*) FROM figure_rows f"
            " JOIN terms measure ON measure.id = f.measure WHERE measure.text <> ''"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            (limit,),
        )
        return [(name, count) for name, count in rows]
