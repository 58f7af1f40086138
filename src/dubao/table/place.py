"""Tokens of a text's rows → cells: by their number, or by where they are seen."""

from collections.abc import Sequence

from dubao.model import Cell
from dubao.table.line import Row, Token
from dubao.table.stack import Head, nearest, stacked

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
    cells = _heads(rows[:first], edges)
    for n, row in enumerate(rows[first:], first):
        if len(row.tokens) == usual:
            cells += [
                Cell(span=one.span, row=n, column=c) for c, one in enumerate(row.tokens)
            ]
        elif len(row.tokens) == 1 and not row.tokens[0].counts:
            cells.append(Cell(span=row.tokens[0].span, row=n, column=0, columns=usual))
        else:
            columns = [nearest(_seen(one), edges) for one in row.tokens]
            if len(set(columns)) < len(columns):
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
