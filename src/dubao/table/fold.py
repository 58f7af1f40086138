"""Tables set several times beside each other, read one below the other.

地区 产量 地区 产量          read as   地区 产量
东乡 120  南乡 98                      东乡 120 …

面积 2.3公顷 起始价 860万元   read as   面积 2.3公顷
年限 40年    保证金 170万元             起始价 860万元 …
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dubao.model import Cell, Table
from dubao.table.value import value
from dubao.table.wording import wording

DIGIT = re.compile(r"\d")
KEY = 12  # characters at most of what a value is called
MARKS = frozenset("。，；！？,;!?")


def unfolded(table: Table, text: str) -> Table:
    """Return a table with its halves one below the other, itself where it has none."""
    return _unkeyed(table, text) or _unhalved(table, text)


def are_keyed(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows are pairs of a name and a value, several in a row, no heads.

    >>> are_keyed([["面积", "2公顷", "底价", "9万元"], ["年限", "9年", "用途", "房"]])
    True
    """
    if len(rows) < 2 or len({len(row) for row in rows}) > 1:  # noqa: PLR2004
        return False
    width = len(rows[0])
    if width % 2 or width < 4:  # noqa: PLR2004 two pairs
        return False
    keys = [cell for row in rows for cell in row[::2]]
    values = [cell for row in rows for cell in row[1::2]]
    counted = [cell for cell in values if DIGIT.search(cell)]
    return (
        all(0 < len(key) <= KEY and not DIGIT.search(key) for key in keys)
        and not any(mark in key for key in keys for mark in MARKS)
        and len(set(keys)) == len(keys)
        and any(DIGIT.search(cell) for cell in rows[0][1::2])
        and len(counted) * 2 >= len(values)
    )


def _unkeyed(table: Table, text: str) -> Table | None:
    """Return pairs of a name and a value one below the other, None for other tables."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.rows > 1 or cell.columns > 1 or cell.head:
            return None
        rows.setdefault(cell.row, []).append(cell)
    grid = [sorted(row, key=lambda cell: cell.column) for row in rows.values()]
    if not are_keyed([[wording(text, c.span).text for c in row] for row in grid]):
        return None
    pairs = [row[n : n + 2] for row in grid for n in range(0, len(row), 2)]
    # first what counts: a row of words above numbers would be their head
    pairs.sort(key=lambda pair: value(wording(text, pair[1].span).text) is None)
    return replace(
        table,
        cells=tuple(
            replace(cell, row=n, column=column)
            for n, pair in enumerate(pairs)
            for column, cell in enumerate(pair)
        ),
    )


def several(table: Table, text: str) -> list[Table]:
    """Return a table in parts where heads stand anew among its rows.

    类别 学校(所) 学生(人) … 类别 机构(个) 床位(张): what is under the second heads is
    no 学校.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    told = {
        n: [wording(text, cell.span).text for cell in row] for n, row in rows.items()
    }
    order = sorted(rows)
    heads = next((n for n in order if len(_said(told[n])) > 1), None)
    cuts: list[int] = []
    counted = False
    for at, n in enumerate(order):
        is_data = any(value(words) for words in told[n])
        if counted and heads is not None and _are_heads(told[n], told[heads]):
            before = order[at - 1]
            alone = len(_said(told[before])) == 1 and not value(_said(told[before])[0])
            cuts.append(before if alone else n)
            counted = False
        counted = counted or is_data
    starts = [order[0], *cuts] if order else []
    ends = [*cuts, order[-1] + 1] if order else []
    return [
        replace(
            table,
            cells=tuple(
                replace(cell, row=cell.row - start)
                for cell in table.cells
                if start <= cell.row < end
            ),
        )
        for start, end in zip(starts, ends, strict=True)
    ] or [table]


def _said(words: Sequence[str]) -> list[str]:
    return [one for one in words if one]


def _are_heads(words: Sequence[str], first: Sequence[str]) -> bool:
    """Say whether a row among numbers holds heads, as the first row of heads does."""
    said = _said(words)
    if len(said) != len(first) or len(said) < 2 or any(map(value, said)):  # noqa: PLR2004
        return False
    units = sum(one.endswith(")") for one in said)
    return said[0] == first[0] and (units > 0 or len(set(said) & set(first)) > 1)


def _unhalved(table: Table, text: str) -> Table:
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    half = width // 2
    if width % 2 or half < 2:  # noqa: PLR2004 a name and a number
        return table
    for row in range(min(height, 4)):
        heads = [cell for cell in table.cells if cell.row == row]
        told = {
            cell.column: wording(text, cell.span).text
            for cell in heads
            if cell.columns == 1 and cell.rows == 1
        }
        if len(told) != width or len(set(told.values())) != half:
            continue
        if all(told[n] and told[n] == told[n + half] for n in range(half)):
            return replace(table, cells=tuple(_moved(table, row, half, height)))
    return table


def _moved(table: Table, row: int, half: int, height: int) -> list[Cell]:
    cells = []
    for cell in table.cells:
        if cell.row <= row:
            if cell.column < half:
                cells.append(cell)
        elif cell.column >= half:
            down = height - row - 1
            cells.append(replace(cell, row=cell.row + down, column=cell.column - half))
        elif cell.columns <= half:
            cells.append(cell)
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
