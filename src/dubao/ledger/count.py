"""What some pages of a ledger have in common, counted on all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dubao.ledger.column import Columns, Mask, Rows
from dubao.ledger.facet import Tallies, Tally

MOST = 12  # values of a facet
FACETS = ("kind", "unit", "measure", "holder")
YEAR = 4  # digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The commonest values on some pages, and the years of all of them."""

    pages: int
    timeline: Tallies  # every year with pages, the earliest first
    paper: Tallies
    year: Tallies
    kind: Tallies
    unit: Tallies
    measure: Tallies
    holder: Tallies
    person: Tallies = ()  # names, where they were asked for
    organisation: Tallies = ()
    place: Tallies = ()
    programme: Tallies = ()
    work: Tallies = ()


def _commonest(columns: Columns, codes: Rows) -> Tallies:
    times = np.bincount(codes, minlength=len(columns.vocabulary))
    times[0] = 0
    best = np.argsort(-times, kind="stable")[:MOST]
    words = columns.vocabulary.words
    return tuple(
        Tally(value=words[code], times=int(times[code])) for code in best if times[code]
    )


def _sheets(columns: Columns, pages: Sequence[int] | None) -> Mask:
    """Return which of the columns' pages are meant."""
    if pages is None:
        return np.ones(len(columns.ids), dtype=np.bool_)
    found: Mask = np.isin(columns.ids, np.array(pages, dtype=np.int64))
    return found


def years(columns: Columns, sheets: Mask) -> Tallies:
    """Return how many of some pages each year has, the earliest first."""
    words = columns.vocabulary.words
    codes, times = np.unique(columns.sheets["date"][sheets], return_counts=True)
    found: dict[str, int] = {}
    for code, count in zip(codes.tolist(), times.tolist(), strict=True):
        year = words[code][:YEAR]
        if year:
            found[year] = found.get(year, 0) + count
    return tuple(Tally(value=year, times=found[year]) for year in sorted(found))


def counts(
    columns: Columns,
    pages: Sequence[int] | None = None,
    names: Mapping[str, Tallies] | None = None,
) -> Counts:
    """Tally what is on the pages with these ids; on all of the ledger for None.

    `names` are the commonest of each kind on them.
    """
    sheets = _sheets(columns, pages)
    rows = sheets[columns.at] & columns.kept if len(columns) else columns.kept
    timeline = years(columns, sheets)
    found = {
        name: _commonest(columns, columns.codes[name][rows].astype(np.int64))
        for name in FACETS
    }
    return Counts(
        pages=int(sheets.sum()),
        timeline=timeline,
        paper=_commonest(columns, columns.sheets["paper"][sheets].astype(np.int64)),
        year=tuple(sorted(timeline, key=lambda one: -one.times))[:MOST],
        **found,
        **(names or {}),
    )


def calendar(columns: Columns) -> list[tuple[str, str, int]]:
    """Return how many pages each newspaper has in each year: paper, year, pages."""
    words = columns.vocabulary.words
    size = len(words)
    keys = columns.sheets["paper"].astype(np.int64) * size + columns.sheets["date"]
    codes, times = np.unique(keys, return_counts=True)
    found: dict[tuple[str, str], int] = {}
    for code, count in zip(codes.tolist(), times.tolist(), strict=True):
        key = (words[code // size], words[code % size][:YEAR])
        found[key] = found.get(key, 0) + count
    return [(paper, year, found[paper, year]) for paper, year in sorted(found)]
