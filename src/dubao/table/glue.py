"""Columns that a dump set with no white between them: 东河县1206.518.4.

They are parted where nothing else is possible: the heads above say how many numbers a
row has, each has a point, and one number of decimals a column fits every row. Where
two fit, the sums of a 合计 may decide. Else the rows stay as they are, unread.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from dubao.model import Cell, Span, Table
from dubao.table import word
from dubao.table.form import UNIT_NOTE
from dubao.table.line import Row
from dubao.table.value import value

WHOLE = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)")
SIGNED = re.compile(r"\A(\d+)(%?)((?:[-+]|(?<=%)).*)")  # a sign or a % ends a number
LAST = re.compile(r"(\d+)(%?)")
DECIMALS = 4  # of a number at most
MOST = 256  # ways of parting that are tried
TWO = 2


def parted(rows: Sequence[Row], heads: Row | None, folded: str) -> Table | None:
    """Return lines of glued numbers as a table, None where they are not certain."""
    if heads is None or any(value(token.text) for token in heads.tokens):
        return None
    if any(UNIT_NOTE.match(token.text) for token in heads.tokens):
        return None
    names = [_name(row, folded) for row in rows]
    numbers = [
        "".join(row.span.of(folded).split())[len(name) :]
        for row, name in zip(rows, names, strict=True)
    ]
    width = {text.count(".") for text in numbers}
    count = next(iter(width))
    if len(width) > 1 or not count or len(heads.tokens) not in {count, count + 1}:
        return None
    ways = _ways(numbers, count)
    if len(ways) > 1:
        ways = [way for way in ways if _adds_up(names, numbers, way)]
    if len(ways) != 1:
        return None
    return _table(rows, heads, names, [_split(text, ways[0]) for text in numbers])


def _name(row: Row, folded: str) -> str:
    words = "".join(row.span.of(folded).split())
    first = re.search(r"[-+\d]", words)
    return words[: first.start()] if first else words


def _ways(numbers: Sequence[str], count: int) -> list[tuple[int, ...]]:
    """Return the decimals that columns may have, so that every row can be parted."""
    sets: list[set[int]] = [set(range(1, DECIMALS + 1)) for _ in range(count)]
    for text in numbers:
        first, *pieces = text.split(".")
        last = LAST.fullmatch(pieces[-1])
        if not WHOLE.fullmatch(first) or last is None:
            return []
        for n, piece in enumerate(pieces[:-1]):
            sets[n] &= _decimals(piece)
        sets[-1] &= {len(last[1])}
    ways = 1
    for one in sets:
        ways *= len(one)
    return list(product(*map(sorted, sets))) if 0 < ways <= MOST else []


def _decimals(piece: str) -> set[int]:
    """Return how many digits between two points may be decimals of the first number."""
    signed = SIGNED.fullmatch(piece)
    if signed:
        return {len(signed[1])} if WHOLE.fullmatch(signed[3]) else set()
    return {n for n in range(1, len(piece)) if WHOLE.fullmatch(piece[n:])}


def _split(text: str, way: Sequence[int]) -> list[tuple[int, int]]:
    """Return where each number of a row begins and ends in it."""
    found = []
    at = 0
    for decimals in way:
        end = text.index(".", at) + 1 + decimals
        end += text[end : end + 1] == "%"
        found.append((at, end))
        at = end
    return found


def _adds_up(names: Sequence[str], numbers: Sequence[str], way: Sequence[int]) -> bool:
    """Say whether a row of totals is the sum of all others in every column."""
    totals = [n for n, name in enumerate(names) if word.TOTAL.fullmatch(name)]
    if len(totals) != 1 or len(names) < TWO + 1:
        return False
    cells = [
        [Decimal(text[a:b].strip("%").replace(",", "")) for a, b in _split(text, way)]
        for text in numbers
    ]
    whole = cells.pop(totals[0])
    return all(
        abs(sum(column) - total) <= Decimal(len(column) + 1).scaleb(-decimals) / 2
        for total, decimals, *column in zip(whole, way, *cells, strict=True)
    )


def _table(
    rows: Sequence[Row],
    heads: Row,
    names: Sequence[str],
    splits: Sequence[Sequence[tuple[int, int]]],
) -> Table:
    shift = len(splits[0]) + 1 - len(heads.tokens)
    cells = [
        Cell(span=token.span, row=0, column=n + shift)
        for n, token in enumerate(heads.tokens)
    ]
    for n, (row, name, split) in enumerate(zip(rows, names, splits, strict=True), 1):
        cells += _cells(row, n, [(-len(name), 0), *split])
    span = Span(heads.span.start, rows[-1].span.end)
    return Table(span=span, cells=tuple(cells))


def _cells(row: Row, n: int, parts: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    (token,) = row.tokens
    start = token.span.start - parts[0][0]
    for column, (first, last) in enumerate(parts):
        yield Cell(span=Span(start + first, start + last), row=n, column=column)
