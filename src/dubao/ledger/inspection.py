"""Looks a ledger through: is it sound, and does it hold what another holds?"""

import sqlite3
import zlib
from collections.abc import Iterator

DUMPED = {
    "sources": "sha256, media_type, encoding",
    "corrections": 'sha256, ordinal, start, "end", quote, before, after, act, field,'
    " old, new, who, at",
}


def damage(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the file, from its pages to its texts."""
    found = [
        str(row[0])
        for row in connection.execute("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    found += [
        f"{table}: row {row} has no {parent}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    found += [
        f"the text of page {identity} is damaged"
        for identity, text, crc in connection.execute("SELECT id, text, crc FROM pages")
        if zlib.crc32(text.encode()) != crc
    ]
    return found


def facts(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for every source and every correction, sorted, without row ids."""
    for table, columns in DUMPED.items():
        yield from sorted(
            f"{table} {fact!r}"
            for fact in connection.execute(
                f"SELECT {columns} FROM {table}"  # noqa: S608 # our names
            )
        )
