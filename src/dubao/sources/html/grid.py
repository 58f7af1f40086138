"""Tables of data in a page, told from tables that only lay it out.

A table of data has rows of numbers under each other, no table in it, and no prose.
Its cells come row by row, spans kept: `<td rowspan=2>` is one cell of two rows.

Source: HTML Living Standard, 4.9.12 (forming a table).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from dubao.sources.html.tree import attribute
from dubao.table.fold import are_keyed
from dubao.table.value import is_missing, value
from dubao.text.fold import fold

CELLS = frozenset({"td", "th"})
LONG = 120  # characters of a cell that is prose
WIDEST = 200  # columns, and rows that one cell spans
ROWS = 2  # rows of numbers at least


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's place in its table, and its characters in its row's line."""

    start: int
    end: int
    row: int
    column: int
    rows: int
    columns: int
    head: bool


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """One row of a table of data, as a line."""

    table: etree._Element
    row: etree._Element
    text: str  # its cells with tabs between them
    places: tuple[Place, ...]


def is_data(table: etree._Element, words: Callable[[etree._Element], str]) -> bool:
    """Return whether a table holds numbers in rows; `words` gives a cell's text."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    numbered = cells = linked = 0
    rows: list[list[str]] = []
    for row in table.iter("tr"):
        told = [fold("".join(words(cell).split())) for cell in _cells(row)]
        if any(len(one) > LONG for one in told if len(told) > 1):
            return False
        rows.append(told)
        values = [one for one in told if value(one)]
        counts = len(values) + sum(is_missing(one) for one in told)
        named = any(one and not value(one) for one in told) or len(values) > 2  # noqa: PLR2004
        numbered += bool(values) and len(told) > 1 and named and counts * 3 >= len(told)
        cells += len(told)
        linked += sum(next(cell.iter("a"), None) is not None for cell in _cells(row))
    return (numbered >= ROWS or are_keyed(rows)) and linked * 2 < cells


def laid(
    table: etree._Element, words: Callable[[etree._Element], str]
) -> Iterator[Laid]:
    r"""Yield the rows of a table of data as lines.

    >>> page = etree.fromstring("<table><tr><td>a</td><td>1</td></tr></table>")
    >>> [row.text for row in laid(page, lambda cell: cell.text or "")]
    ['a\t1']
    """
    hanging: dict[int, int] = {}  # column: rows that a cell above still takes
    for number, row in enumerate(table.iter("tr")):
        parts: list[str] = []
        places: list[Place] = []
        at = column = 0
        taken = {c for c, left in hanging.items() if left > 0}
        hanging = {c: left - 1 for c, left in hanging.items() if left > 1}
        for cell in _cells(row):
            while column in taken:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            said = words(cell)
            if parts:
                at += 1
            places.append(
                Place(
                    at, at + len(said), number, column, high, wide,
                    cell.tag == "th" and attribute(cell, "scope") != "row",
                )
            )  # fmt: skip
            parts.append(said)
            at += len(said)
            if high > 1:
                hanging |= dict.fromkeys(range(column, column + wide), high - 1)
            column += wide
        text = "\t".join(parts)
        if text.strip():
            start = len(text) - len(text.lstrip())
            yield Laid(table, row, text.strip(), tuple(_shifted(places, start, text)))


def _shifted(places: list[Place], start: int, text: str) -> Iterator[Place]:
    """Yield places in a line whose blanks at both ends are gone."""
    end = len(text.strip())
    for one in places:
        low = min(max(one.start - start, 0), end)
        high = min(max(one.end - start, 0), end)
        yield Place(low, high, one.row, one.column, one.rows, one.columns, one.head)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [one for one in row if one.tag in CELLS]


def _span(cell: etree._Element, name: str) -> int:
    said = attribute(cell, name)
    return min(max(int(said), 1), WIDEST) if said.isdecimal() and said.isascii() else 1
