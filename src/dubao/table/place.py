"""Tokens of a text's rows → cells: by their number, or by where they are seen."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dubao.model import Cell, Span
from dubao.table.line import Row, Token
from dubao.table.stack import Head, nearest, stacked

HAN = re.compile("[一-龥]")
NEAR = 2.5  # characters: a head so near to a middle stands in it


def indexed(rows: Sequence[Row], data: Sequence[Row]) -> list[Cell]:
    """Return cells that stand by their number in the row; an upper head spans on."""
    width = max(len(row.tokens) for row in data)
    first = rows.index(data[0])
    cells: list[Cell] = []
    for n, row in enumerate(rows):
        tokens = row.tokens[:width]
        below = rows[n + 1].tokens if n < first - 1 else ()
        covered = 0
        for column, token in enumerate(tokens):
            if column < covered:
                continue
            end = column + 1
            while (
                token.text
                and end < min(len(tokens), len(below))
                and not tokens[end].text
                and below[end].text
            ):
                end += 1
            covered = end
            if len(tokens) == 1 and token.text:
                end = width
            cells.append(
                Cell(span=token.span, row=n, column=column, columns=end - column)
            )
    return cells


def unspaced(row: Row, usual: int) -> Row:
    """Return a row whose names are set wide put together: 项　目, 合　计.

    >>> unspaced(Row(Span(0, 0), "blank", ()), 3).tokens
    ()
    """
    tokens = row.tokens
    extra = len(tokens) - usual
    pairs = [
        n
        for n in range(1, len(tokens))
        if all(HAN.fullmatch(one.text) for one in tokens[n - 1 : n + 1])
    ]
    if extra <= 0 or len(pairs) < extra:
        return row
    # 地　区 before 男　　女: what stands nearer, and what begins the row
    pairs.sort(key=lambda n: (tokens[n].left - tokens[n - 1].right, n))
    pairs = pairs[:extra]
    joined: list[Token] = []
    for n, token in enumerate(tokens):
        if n in pairs:
            before = joined.pop()
            token = Token(  # noqa: PLW2901 with what stands before it
                Span(before.span.start, token.span.end),
                before.left, token.right, before.text + token.text,
            )  # fmt: skip
        joined.append(token)
    return replace(row, tokens=tuple(joined))


def _step(data: Sequence[Row]) -> int:
    """Return how wide the white between all cells is; 0 where it is not one width."""
    gaps = {b.left - a.right for row in data for a, b in pairwise(row.tokens)}
    return gaps.pop() if len(gaps) == 1 else 0


def _counted(tokens: Sequence[Token], step: int) -> list[int] | None:
    """Return the columns of a row whose cells one white parts, some of them empty."""
    columns = [0]
    for a, b in pairwise(tokens):
        times, left = divmod(b.left - a.right, step)
        if left or not times:
            return None
        columns.append(columns[-1] + times)
    return columns


def aligned(rows: Sequence[Row], data: Sequence[Row], usual: int) -> list[Cell] | None:
    """Return cells put under each other by where they are seen, None where they do not.

    A row of as many tokens as most have is taken in their order.
    """
    first = rows.index(data[0])
    shaped = [row for row in data if len(row.tokens) == usual]
    edges = [
        (
            min(row.tokens[n].left for row in shaped),
            max(row.tokens[n].right for row in shaped),
        )
        for n in range(usual)
    ]
    if any(len(row.tokens) > usual for row in rows[:first]):
        return None  # more heads than columns: nobody knows which are whose
    cells = _heads(rows[:first], edges)
    step = _step(shaped)
    for n, row in enumerate(rows[first:], first):
        if len(row.tokens) == usual:
            cells += [
                Cell(span=one.span, row=n, column=c) for c, one in enumerate(row.tokens)
            ]
        elif len(row.tokens) == 1 and not row.tokens[0].counts:
            cells.append(Cell(span=row.tokens[0].span, row=n, column=0, columns=usual))
        else:
            counted = _counted(row.tokens, step) if step else None
            columns = counted or [nearest(_seen(one), edges) for one in row.tokens]
            if len(set(columns)) < len(columns) or columns[-1] >= usual:
                return None
            cells += [
                Cell(span=one.span, row=n, column=column)
                for one, column in zip(row.tokens, columns, strict=True)
            ]
    return cells


def _heads(rows: Sequence[Row], edges: Sequence[tuple[int, int]]) -> list[Cell]:
    """Return the cells of rows of heads."""
    seen = [[_seen(one) for one in row.tokens] for row in rows]
    return [
        Cell(span=token.span, row=n, column=a, columns=b - a + 1)
        for n, row in enumerate(stacked(seen, edges, NEAR))
        for token, a, b in row
    ]


def _seen(token: Token) -> Head[Token]:
    return Head(token.left, token.right, token)
