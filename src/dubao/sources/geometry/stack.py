"""Heads of a printed table: those put together that go over two lines."""

from collections.abc import Sequence

from dubao.model import Box
from dubao.sources.geometry.printed import Printed, hull
from dubao.table import stack
from dubao.text.fold import fold

CLOSE = 0.55  # of the size: lines so close are one head
AMID = 0.8  # of the size: a head so near to a middle stands in it


def nearest(box: Box, columns: Sequence[Box]) -> int:
    """Return the number of the column that a box stands in or is nearest to."""
    head = stack.Head(box.left, box.right, box)
    return stack.nearest(head, [(c.left, c.right) for c in columns])


def stacked(
    heads: Sequence[Sequence[Printed]], columns: Sequence[Box], size: int
) -> list[list[tuple[list[Printed], int, int]]]:
    """Return heads row by row with the columns that each stands over."""
    rows = [
        [
            stack.Head(box.left, box.right, pieces)
            for pieces in row
            for box in [hull([piece.box for piece in pieces])]
        ]
        for row in _joined(heads, size)
    ]
    sides = [(float(c.left), float(c.right)) for c in columns]
    return stack.stacked(rows, sides, AMID * size)


def _joined(heads: Sequence[Sequence[Printed]], size: int) -> list[list[list[Printed]]]:
    """Return heads with those put together that go over two lines."""
    rows: list[list[list[Printed]]] = []
    for line in heads:
        rest: list[list[Printed]] = []
        for piece in line:
            over = next(
                (
                    group
                    for row in rows[-1:]
                    for group in row
                    if _goes_on(group[-1], piece, size)
                ),
                None,
            )
            if over is None:
                rest.append([piece])
            else:
                over.append(piece)
        if rest:
            rows.append(rest)
    return rows


def _goes_on(before: Printed, piece: Printed, size: int) -> bool:
    """Say whether a head's line goes on with a piece right under it."""
    shared = min(before.box.right, piece.box.right) - max(
        before.box.left, piece.box.left
    )
    narrow = min(before.box.right - before.box.left, piece.box.right - piece.box.left)
    gap = piece.box.top - before.box.bottom
    if shared * 2 < narrow or gap > size:
        return False
    return gap < CLOSE * size or fold(piece.text)[:1] == "("
