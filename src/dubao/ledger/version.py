"""Files that were edited and read again: the last version counts, all are kept."""

import sqlite3

CURRENT = "NOT EXISTS (SELECT 1 FROM replaced WHERE replaced.page = p.id)"


def put(connection: sqlite3.Connection, page: int, name: str, ordinal: int) -> None:
    """Let a page take the place of those that its file held before.

    `name` is that of a file; "" where the page is of none, and replaces nothing.
    """
    if not name:
        return
    connection.execute("DELETE FROM replaced WHERE page = ?", (page,))
    connection.execute(
        "INSERT OR REPLACE INTO replaced (page, later)"
        " SELECT id, ? FROM pages WHERE name = ? AND ordinal = ? AND id <> ?",
        (page, name, ordinal, page),
    )


def later(connection: sqlite3.Connection, page: int) -> int:
    """Return the page that took the place of one; 0 where none did."""
    row = connection.execute(
        "SELECT later FROM replaced WHERE page = ?", (page,)
    ).fetchone()
    return int(row[0]) if row else 0
