"""Adding pages to a ledger against raw SQLite writing the same rows as durably.

    python -m bench.ledger [PAGES [ROUNDS]]    2000 pages, 5 rounds unless told

Raw SQLite gets the rows ready, in the same tables, one transaction a page, WAL
and synchronous=FULL, and the finished rows of the search index at the end; the
ledger gets readings, makes rows of them, looks for what is there, and makes its
index. Rounds alternate. Bar: 0.5 of the raw speed.
"""

import gc
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from tests.ledger.make import reading

from dubao.ledger import Ledger, connection
from dubao.model import Reading

BAR = 0.5
FILLER = 25  # a figure in 73 characters, as on a county paper's front page
PER_PAGE = (
    "blocks", "articles", "roles", "figure_rows", "aside_rows", "unread", "entities",
    "events", "printed_tables",
)  # fmt: skip
INDEX = ("segments", "grams")
Rows = list[tuple[object, ...]]


def by_ledger(path: Path, readings: list[Reading]) -> float:
    with Ledger(path, write=True) as ledger:
        gc.freeze()  # what the bench itself holds is not part of adding
        start = time.perf_counter()
        for given in readings:
            ledger.add(given, reader="1")
        ledger.index()
        return time.perf_counter() - start


def rows_of(path: Path) -> tuple[list[list[tuple[str, Rows]]], list[tuple[str, Rows]]]:
    """Return each page's rows, and those of the index, as a ledger holds them."""
    with closing(sqlite3.connect(path)) as plain:

        def asked(table: str, column: str, value: int) -> Rows:
            sql = f"SELECT * FROM {table} WHERE {column} = ?"  # noqa: S608 # ours
            return plain.execute(sql, (value,)).fetchall()

        words: dict[str, int] = {"terms": 0, "forms": 0}
        pages = []
        for identity, source in plain.execute(
            "SELECT id, source FROM pages"
        ).fetchall():
            tables = [("sources", asked("sources", "id", source))]
            tables.append(("pages", asked("pages", "id", identity)))
            tables += [(name, asked(name, "page", identity)) for name in PER_PAGE]
            figures = dict(tables)["figure_rows"]
            needed = {
                "terms": max((max(row[8:14]) for row in figures), default=0),
                "forms": max((row[7] for row in figures), default=0),
            }
            for (
                name,
                last,
            ) in needed.items():  # words that this page is the first to use
                new = [
                    row
                    for number in range(words[name] + 1, last + 1)
                    for row in asked(name, "id", number)
                ]
                words[name] = max(words[name], last)
                tables.insert(0, (name, new))
            pages.append([(name, found) for name, found in tables if found])
        index = [
            (name, plain.execute(f"SELECT * FROM {name}").fetchall())  # noqa: S608
            for name in INDEX
        ]
    return pages, index


def by_sqlite(
    path: Path, pages: list[list[tuple[str, Rows]]], index: list[tuple[str, Rows]]
) -> float:
    connection.create(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.executescript(connection.SAFE + connection.DURABLE)
        gc.freeze()
        start = time.perf_counter()
        for tables in [*pages, index]:
            plain.execute("BEGIN IMMEDIATE")
            for name, rows in tables:
                if rows:
                    marks = ", ".join("?" * len(rows[0]))
                    plain.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
            plain.execute("COMMIT")
        return time.perf_counter() - start


def main(pages: int = 2000, rounds: int = 5) -> None:
    readings = [reading(seed, filler=FILLER + seed % 30) for seed in range(pages)]
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        by_ledger(home / "first.ledger", readings)
        rows = rows_of(home / "first.ledger")
        ours, raw = [], []
        for number in range(rounds):
            ours.append(by_ledger(home / f"{number}.ledger", readings))
            raw.append(by_sqlite(home / f"{number}.raw", *rows))
            ratio = raw[-1] / ours[-1]
            print(
                f"round {number + 1}: ledger {pages / ours[-1]:.0f} pages/s,"
                f" raw SQLite {pages / raw[-1]:.0f} pages/s, ratio {ratio:.2f}"
            )
        same = Ledger(home / "0.ledger"), Ledger(home / "0.raw")
        if list(same[0].dump()) != list(same[1].dump()):
            message = "raw SQLite did not write the same rows"
            raise AssertionError(message)
        print(f"ratio of the medians {median(raw) / median(ours):.2f} (bar {BAR})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
