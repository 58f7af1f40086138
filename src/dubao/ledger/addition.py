"""Writes a reading into a ledger's tables."""

import sqlite3
import zlib

from dubao.errors import LedgerError
from dubao.ledger.row import TABLES, rows
from dubao.ledger.word import Words
from dubao.model import Reading

PAGE = (
    "INSERT INTO pages (id, source, ordinal, base, name, length, crc, reader, paper,"
    " date, date_basis, number, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERTS = {
    table: f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 # our names
    for table, columns in TABLES.items()
}


def insert(
    connection: sqlite3.Connection,
    words: Words,
    reading: Reading,
    place: tuple[int, int, int, int],
    reader: str,
) -> None:
    """Write a page's reading at its place: id, source, ordinal and base.

    Raises:
        LedgerError: its text holds half a character.
    """
    page = reading.page
    try:
        crc = zlib.crc32(page.text.encode())
    except UnicodeEncodeError as error:
        message = f"{page.source.name}: half a character (a lone surrogate)"
        raise LedgerError(message) from error
    connection.execute(
        PAGE,
        (
            *place, page.source.name, len(page.text), crc, reader, page.paper,
            page.date, page.date_basis, page.number, page.text,
        ),
    )  # fmt: skip
    for table, found in rows(place[0], reading, words):
        if found:
            connection.executemany(INSERTS[table], found)
