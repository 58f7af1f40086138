"""What Datasette needs to show a ledger well: its metadata file.

Tables and columns are described by the comments of `schema.sql`, so that they cannot
say different things. Tables of the search index are hidden.

Source: Datasette, Metadata; Canned queries.
"""

import re
from importlib import resources
from typing import Any

TABLE = re.compile(
    r"^CREATE TABLE (?P<name>\w+) \((?:\s*-- (?P<told>[^\n]*))?\n(?P<body>.*?)^\)",
    re.MULTILINE | re.DOTALL,
)
COLUMN = re.compile(
    r'^  "?(?P<name>\w+)"? +[A-Z].*?,?\s+-- (?P<told>.*)$', re.MULTILINE
)
HIDDEN = frozenset(
    {
        "segments",
        "gone",
        "grams",
        "terms",
        "forms",
        "figure_rows",
        "aside_rows",
        "entity_rows",
    }
)
VIEWS: dict[str, dict[str, Any]] = {
    "figures": {
        "description": "Every figure, with its page and its own characters.",
        "facets": [
            "kind",
            "unit",
            "claim",
            "stat",
            "direction",
            "base",
            "place",
            "paper",
        ],
        "sort_desc": "date",
    },
    "asides": {"description": "Numerals that count nothing.", "facets": ["kind"]},
    "entities": {
        "description": "People, bodies, places, programmes and works that are named.",
        "facets": ["kind", "office"],
    },
    "headlines": {"description": "Kickers, headlines and decks.", "facets": ["role"]},
}
QUERIES: dict[str, dict[str, str]] = {
    "indicator": {
        "title": "An indicator through the years",
        "sql": (
            "select period, value, unit, claim, stat, direction, base, holder, place,"
            " paper, date, sentence from figures where measure = :measure"
            " order by period, date"
        ),
    },
    "measures": {
        "title": "What is counted most often",
        "sql": (
            "select measure, kind, count(*) as figures, min(date) as first,"
            " max(date) as last from figures where measure <> ''"
            " group by measure, kind order by figures desc"
        ),
    },
    "unread": {
        "title": "Numerals that could not be read",
        "sql": (
            'select p.name, u.start, substr(p.text, u.start + 1, u."end" - u.start)'
            " as text, u.reason from unread u join pages p on p.id = u.page"
        ),
    },
}


def metadata(database: str) -> dict[str, Any]:
    """Return the metadata of a ledger that Datasette calls `database`."""
    schema = resources.files("dubao.ledger").joinpath("schema.sql").read_text("utf-8")
    tables: dict[str, dict[str, Any]] = {
        name: dict(view) for name, view in VIEWS.items()
    }
    for found in TABLE.finditer(schema):
        columns = {
            column["name"]: column["told"].strip()
            for column in COLUMN.finditer(found["body"])
        }
        tables[found["name"]] = {
            "description": (found["told"] or "").strip(),
            "columns": columns,
            "hidden": found["name"] in HIDDEN,
        }
    return {
        "title": "A ledger of newspaper pages",
        "description": "Every figure comes with the characters it was read from.",
        "databases": {database: {"tables": tables, "queries": QUERIES}},
    }
