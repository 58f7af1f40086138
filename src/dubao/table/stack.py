"""Heads over columns that nothing rules: which columns each head stands over.

The lowest heads stand over one column each and say where its middle is; a head above
them stands over the fewest columns in whose middle it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Head(Generic[Item]):
    """A head, and from where to where it is seen."""

    left: float
    right: float
    item: Item

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return (self.left + self.right) / 2


Over = tuple[Item, int, int]  # with the first and the last column that it is over


def stacked(
    rows: Sequence[Sequence[Head[Item]]],
    columns: Sequence[tuple[float, float]],
    near: float,
) -> list[list[Over[Item]]]:
    """Return heads row by row with the columns that each stands over.

    `columns` are where the numbers under them begin and end; a head within `near` of a
    middle stands in it.

    >>> low = [Head(4, 6, "a"), Head(8, 10, "b")]
    >>> stacked([[Head(6, 8, "c")], low], [(0, 1), (5, 6), (9, 10)], 1)
    [[('c', 1, 2)], [('a', 1, 1), ('b', 2, 2)]]
    """
    middles = [(left + right) / 2 for left, right in columns]
    found: list[list[Over[Item]]] = []
    for depth in range(len(rows) - 1, -1, -1):
        row = rows[depth]
        lowest = depth == len(rows) - 1
        if len(row) == len(columns):
            here = [(head.item, c, c) for c, head in enumerate(row)]
        elif lowest:
            here = [(head.item, c, c) for head in row for c in [nearest(head, columns)]]
        else:
            here = [_amid(head, middles, near) for head in row]
        if lowest or len(row) == len(columns):
            for head, (_, c, _) in zip(row, here, strict=True):
                middles[c] = head.middle
        found.insert(0, here)
    return [_spread(row, n, found, len(columns)) for n, row in enumerate(found)]


def nearest(head: Head[Item], columns: Sequence[tuple[float, float]]) -> int:
    """Return the number of the column that a head stands in or is nearest to."""
    shared = [min(head.right, r) - max(head.left, left) for left, r in columns]
    best = max(shared)
    if best > 0:
        return shared.index(best)
    return min(
        range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - head.middle)
    )


def _amid(head: Head[Item], middles: Sequence[float], near: float) -> Over[Item]:
    """Return the fewest columns in whose middle a head stands."""
    count = len(middles)
    ranges = [
        (abs((middles[i] + middles[j]) / 2 - head.middle), j - i, i, j)
        for i in range(count)
        for j in range(i, count)
        if i or j == 0  # what stands over all of them is no head
    ]
    close = [one for one in ranges if one[0] <= near]
    best = min(close, key=lambda one: (one[1], one[0])) if close else min(ranges)
    return head.item, best[2], best[3]


def _spread(
    row: list[Over[Item]], n: int, rows: Sequence[list[Over[Item]]], width: int
) -> list[Over[Item]]:
    """Let a head go on over columns that no head above the lowest is over.

    A head over three columns stands in the middle of the second too; one that is set to
    the left of its columns seems to stand over the first alone.
    """
    if n == len(rows) - 1:
        return row
    upper = {c for other in rows[:-1] for _, a, b in other for c in range(a, b + 1)}
    lowest = {a for _, a, _ in rows[-1]}
    found = []
    for item, begin, end in sorted(row, key=lambda one: one[1]):
        first, last = begin, end
        own = first == last and first in lowest
        while own and {first - 1, last + 1} <= lowest - upper:
            first, last = first - 1, last + 1
        while first in lowest and last + 1 < width and last + 1 not in upper:
            if last + 1 not in lowest:
                break
            last += 1
        found.append((item, first, last))
    return found
