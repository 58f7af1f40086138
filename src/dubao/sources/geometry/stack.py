"""Heads over the columns of a table without rules: which columns each stands over."""

from collections.abc import Sequence

from dubao.model import Box
from dubao.sources.geometry.printed import Printed, hull
from dubao.text.fold import fold

CLOSE = 0.55  # of the size: lines so close are one head
AMID = 0.8  # of the size: a head so near to a middle stands in it


def nearest(box: Box, columns: Sequence[Box]) -> int:
    """Return the number of the column that a box stands in or is nearest to."""
    shared = [min(box.right, c.right) - max(box.left, c.left) for c in columns]
    best = max(shared)
    if best > 0:
        return shared.index(best)
    middle = box.left + box.right
    return min(
        range(len(columns)),
        key=lambda n: abs(columns[n].left + columns[n].right - middle),
    )


Stack = list[tuple[list[Printed], int, int]]


def stacked(
    heads: Sequence[Sequence[Printed]], columns: Sequence[Box], size: int
) -> tuple[list[Stack], list[Box]]:
    """Return heads row by row with the columns that each stands over.

    The lowest heads say where the columns' middles are, since numbers are set to the
    right of them.
    """
    joined = _joined(heads, size)
    rows: list[Stack] = []
    middles = [(c.left + c.right) / 2 for c in columns]
    spread = list(columns)
    for depth in range(len(joined) - 1, -1, -1):
        row = joined[depth]
        if len(row) == len(columns):
            here: Stack = [(pieces, c, c) for c, pieces in enumerate(row)]
        elif depth == len(joined) - 1:
            here = [
                (pieces, c, c)
                for pieces in row
                if (c := nearest(hull([p.box for p in pieces]), columns)) >= 0
            ]
        else:
            here = [_amid(pieces, middles, size) for pieces in row]
        for pieces, first, last in here:
            if first == last:
                box = hull([p.box for p in pieces])
                if depth == len(joined) - 1 or len(row) == len(columns):
                    middles[first] = (box.left + box.right) / 2
                    spread[first] = hull([spread[first], box])
        rows.insert(0, here)
    return [_spread(row, n, rows, len(columns)) for n, row in enumerate(rows)], spread


def _spread(row: Stack, n: int, rows: Sequence[Stack], width: int) -> Stack:
    """Let a head go on over columns to its right that no other head is over."""
    if n == len(rows) - 1:
        return row
    covered = {c for _, first, last in row for c in range(first, last + 1)}
    below = {
        c for later in rows[n + 1 :] for _, first, last in later
        for c in range(first, last + 1)
    }  # fmt: skip
    above = {
        c for other in rows[:n] for _, first, last in other
        for c in range(first, last + 1)
    }  # fmt: skip
    found: Stack = []
    for pieces, first, end in sorted(row, key=lambda one: one[1]):
        last = end
        while (
            last + 1 < width
            and last + 1 not in covered
            and last + 1 not in above
            and last + 1 in below
            and first in below
        ):
            last += 1
        found.append((pieces, first, last))
    return found


def _amid(
    pieces: list[Printed], middles: Sequence[float], size: int
) -> tuple[list[Printed], int, int]:
    """Return the fewest columns in whose middle a head stands."""
    box = hull([piece.box for piece in pieces])
    middle = (box.left + box.right) / 2
    ranges = [
        (abs((middles[i] + middles[j]) / 2 - middle), j - i, i, j)
        for i in range(len(middles))
        for j in range(i, len(middles))
        if i or j == 0 or len(middles) == 1
    ]
    near = [one for one in ranges if one[0] <= AMID * size]
    best = min(near, key=lambda one: (one[1], one[0])) if near else min(ranges)
    return pieces, best[2], best[3]


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
