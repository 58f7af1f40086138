"""Chooses among the columns of a ledger: which rows, in which order, how many of each.

The answer is that of `Ledger.figures`, row for row; a test holds the two together.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from dubao.errors import UsageError
from dubao.ledger.column import WORDS, Columns, Mask, Rows
from dubao.ledger.facet import Tally
from dubao.ledger.query import days
from dubao.ledger.selection import COLUMNS, FORMS, TERMS, Selection, overlaps, statement

SORTED = {**dict.fromkeys(WORDS, "words"), "value": "number", "number": "number"}
SORTED |= {"sure": "sure"}
NAMED = (*FORMS, *TERMS, "paper")
MOST = 1_000_000  # rows that are sorted together at most


def _mask(columns: Columns, name: str, codes: npt.NDArray[Any]) -> Mask:
    wanted = np.zeros(len(columns.vocabulary), dtype=np.bool_)
    wanted[codes] = True
    found: Mask = wanted[columns.codes[name]]
    return found


def _within(columns: Columns, name: str, asked: str) -> Mask:
    """Return the rows whose period or date has a day in common with what is asked."""
    first, last = days(asked)
    words = columns.vocabulary.words
    if name == "period":
        codes = [c for c in columns.used(name) if overlaps(asked, words[c])]
    else:
        codes = [
            c for c in columns.used(name) if words[c] and first <= words[c] <= last
        ]
    return _mask(columns, name, np.array(codes, dtype=np.int32))


def _conditions(columns: Columns, wanted: Selection) -> dict[str, Mask]:
    """Return the rows that each condition lets through, by the column it is on."""
    found = {}
    for name in NAMED:
        asked = getattr(wanted, name)
        if asked:
            found[name] = _mask(columns, name, columns.vocabulary.named(asked))
    for name in ("period", "date"):
        asked = getattr(wanted, name)
        if asked:
            found[name] = _within(columns, name, asked)
    low, high = wanted.least, wanted.most
    if low is not None or high is not None:
        with np.errstate(invalid="ignore"):
            rows = ~np.isnan(columns.number)
            rows &= columns.number >= (-np.inf if low is None else low)
            found["value"] = rows & (
                columns.number <= (np.inf if high is None else high)
            )
    if not wanted.rejected:
        found["status"] = columns.kept
    return found


def _all(columns: Columns, masks: Mapping[str, Mask], without: str = "") -> Mask:
    found = np.ones(len(columns), dtype=np.bool_)
    for name, mask in masks.items():
        if name != without:
            found &= mask
    return found


def chosen(columns: Columns, wanted: Selection) -> Rows:
    """Return the rows that a selection wants, in its order.

    Raises:
        UsageError: a column to sort by is not there, or a date is none.
    """
    mask = _all(columns, _conditions(columns, wanted))
    rows: Rows = np.flatnonzero(mask)
    if not wanted.sort:
        return rows if wanted.limit is None else rows[: wanted.limit]
    keys = [_key(columns, asked, rows) for asked in reversed(wanted.sort)]
    if wanted.limit is not None and wanted.limit < len(rows) and len(keys) == 1:
        return _first(keys[0], rows, wanted.limit)
    order = np.lexsort(keys)[: wanted.limit]
    found: Rows = rows[order]
    return found


def commonest(columns: Columns, rows: Rows, most: int) -> Rows:
    """Return the rows of so many holders and places only, those with most of them."""
    codes = columns.codes
    whose = codes["holder"][rows].astype(np.int64) * len(columns.vocabulary)
    whose += codes["place"][rows]
    _, place, times = np.unique(whose, return_inverse=True, return_counts=True)
    if len(times) <= most:
        return rows
    best = np.zeros(len(times), dtype=np.bool_)
    best[np.argsort(-times, kind="stable")[:most]] = True
    found: Rows = rows[best[place]]
    return found


def counted(columns: Columns, wanted: Selection) -> int:
    """Return how many rows a selection wants, whatever its limit."""
    return int(_all(columns, _conditions(columns, wanted)).sum())


def _key(columns: Columns, asked: str, rows: Rows) -> npt.NDArray[Any]:
    name = asked.removeprefix("-")
    if name not in SORTED:
        message = f"no column {name!r} to sort by: {', '.join(SORTED)}"
        raise UsageError(message)
    key: npt.NDArray[Any]
    match SORTED[name]:
        case "words":
            key = columns.vocabulary.ranks[columns.codes[name][rows]]
        case "sure":
            key = columns.sure[rows].astype(np.int32)
        case _:
            key = columns.number[rows]
            key = np.where(np.isnan(key), -np.inf, key)
    return -key if asked.startswith("-") else key


def _first(key: npt.NDArray[Any], rows: Rows, count: int) -> Rows:
    """Return the first rows of a sorted table, without sorting all of it."""
    if not count:
        return rows[:0]
    edge = np.partition(key, count - 1)[count - 1]
    before = np.flatnonzero(key < edge)
    before = before[np.argsort(key[before], kind="stable")]
    same = np.flatnonzero(key == edge)[: count - len(before)]
    found: Rows = rows[np.concatenate((before, same))]
    return found


def tallied(
    columns: Columns,
    wanted: Selection,
    name: str,
    *,
    containing: str = "",
    most: int = 50,
) -> tuple[Tally, ...]:
    """Return the commonest words of a column among the rows that are wanted.

    What is asked of this very column is left out, so that another may be taken.

    Raises:
        UsageError: there is no such column, or a date is none.
    """
    if name not in WORDS:
        message = f"no column {name!r}: {', '.join(WORDS)}"
        raise UsageError(message)
    mask = _all(columns, _conditions(columns, wanted), name)
    times = np.bincount(columns.codes[name][mask], minlength=len(columns.vocabulary))
    if containing:
        among = np.zeros_like(times)
        codes = columns.vocabulary.named(f"*{containing}*")
        among[codes] = times[codes]
        times = among
    times[0] = 0  # what is open is no word
    best: Rows = np.argsort(-times, kind="stable")[:most]
    words = columns.vocabulary.words
    return tuple(
        Tally(value=words[code], times=int(times[code])) for code in best if times[code]
    )


def fetched(
    connection: sqlite3.Connection,
    columns: Columns,
    rows: Sequence[int] | Rows,
    more: Mapping[str, str] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Return rows of the columns as `Ledger.figures` has them, with `more` of each.

    What people corrected must be attached to the connection already.
    """
    keys = json.dumps(list(columns.keys(rows)))
    sql, values = statement(connection, Selection(rejected=True), more, keys=keys)
    names = (*COLUMNS, *more)
    return [
        dict(zip(names, row, strict=True)) for row in connection.execute(sql, values)
    ]
