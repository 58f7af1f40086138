"""Tokens of a text's rows → cells: by their number, or by where they are seen."""

from collections.abc import Sequence

from dubao.model import Cell
from dubao.table.line import Row, Token


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
    full = [row for row in data if len(row.tokens) == usual]
    first = rows.index(data[0])
    shaped = full + [row for row in rows[:first] if len(row.tokens) == usual]
    edges = [
        (
            min(row.tokens[n].left for row in shaped),
            max(row.tokens[n].right for row in shaped),
        )
        for n in range(usual)
    ]
    middles = [
        sum(row.tokens[n].middle for row in full) / len(full) for n in range(usual)
    ]
    cells: list[Cell] = []
    for n, row in enumerate(rows):
        if len(row.tokens) == usual:
            cells += [
                Cell(span=one.span, row=n, column=c) for c, one in enumerate(row.tokens)
            ]
        elif n < first:
            cells += _over(row, n, middles)
        elif len(row.tokens) == 1 and not row.tokens[0].counts:
            cells.append(Cell(span=row.tokens[0].span, row=n, column=0, columns=usual))
        else:
            columns = [_nearest(one, edges, middles) for one in row.tokens]
            if len(set(columns)) < len(columns):
                return None
            cells += [
                Cell(span=one.span, row=n, column=column)
                for one, column in zip(row.tokens, columns, strict=True)
            ]
    return cells


def _nearest(
    token: Token, edges: Sequence[tuple[int, int]], middles: Sequence[float]
) -> int:
    shared = [min(token.right, right) - max(token.left, left) for left, right in edges]
    best = max(shared)
    if best > 0:
        return shared.index(best)
    return min(range(len(middles)), key=lambda n: abs(middles[n] - token.middle))


def _over(row: Row, n: int, middles: Sequence[float]) -> list[Cell]:
    """Return the cells of a row of heads that has fewer than there are columns.

    Each column belongs to the head whose middle is nearest.
    """
    owned: dict[int, list[int]] = {}
    for column, middle in enumerate(middles):
        nearest = min(
            range(len(row.tokens)), key=lambda k: abs(row.tokens[k].middle - middle)
        )
        owned.setdefault(nearest, []).append(column)
    return [
        Cell(
            span=row.tokens[k].span, row=n, column=mine[0],
            columns=mine[-1] - mine[0] + 1,
        )
        for k, mine in sorted(owned.items())
    ]  # fmt: skip
