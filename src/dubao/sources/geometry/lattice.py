"""Tables whose cells are ruled: each cell lies between the lines next to it.

A piece of type belongs to the cell between the nearest lines above, below, left and
right of its middle; a cell that lines do not part spans rows and columns.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dubao.model import Box
from dubao.sources.geometry.laid import Laid, Place
from dubao.sources.geometry.printed import Printed

NEAR = 0.35  # of the type's size: lines so close are one
CELLS = 4  # of a table at least


@dataclass(frozen=True, slots=True)
class Edges:
    """The straight lines of a page: boxes that are thin one way."""

    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()


def ruled(pieces: Sequence[Printed], edges: Edges, size: int) -> list[Laid]:
    """Return the tables whose cells lines enclose."""
    near = max(size * NEAR, 1.0)
    cells: dict[tuple[int, int, int, int], list[Printed]] = defaultdict(list)
    for piece in pieces:
        cell = _cell(piece.box, edges, near)
        if cell:
            cells[cell].append(piece)
    found = []
    for group in _grouped(list(cells), near):
        laid = _laid({cell: cells[cell] for cell in group}, near)
        if laid and len(laid.places) >= CELLS:
            found.append(laid)
    return found


def _cell(box: Box, edges: Edges, near: float) -> tuple[int, int, int, int] | None:
    """Return the lines next to a piece: left, top, right, bottom."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    over = [e for e in edges.across if e.left - near <= x <= e.right + near]
    beside = [e for e in edges.down if e.top - near <= y <= e.bottom + near]
    tops = [(e.top + e.bottom) // 2 for e in over if (e.top + e.bottom) / 2 < y]
    bottoms = [(e.top + e.bottom) // 2 for e in over if (e.top + e.bottom) / 2 >= y]
    lefts = [(e.left + e.right) // 2 for e in beside if (e.left + e.right) / 2 < x]
    rights = [(e.left + e.right) // 2 for e in beside if (e.left + e.right) / 2 >= x]
    if lefts and rights:  # an open side ends where the lines beside it do
        sides = [
            e for e in beside if (e.left + e.right) // 2 in {max(lefts), min(rights)}
        ]
        tops = tops or [max(e.top for e in sides)]
        bottoms = bottoms or [min(e.bottom for e in sides)]
    if not (tops and bottoms and lefts and rights):
        return None
    return max(lefts), max(tops), min(rights), min(bottoms)


def _grouped(
    cells: Sequence[tuple[int, int, int, int]], near: float
) -> list[list[tuple[int, int, int, int]]]:
    """Return the cells that touch each other, group by group."""
    left = set(range(len(cells)))
    groups = []
    while left:
        waiting = [left.pop()]
        group = []
        while waiting:
            n = waiting.pop()
            group.append(cells[n])
            touching = {m for m in left if _touch(cells[n], cells[m], 2 * near)}
            left -= touching
            waiting += touching
        groups.append(group)
    return groups


def _touch(
    a: tuple[int, int, int, int], b: tuple[int, int, int, int], near: float
) -> bool:
    return (
        a[0] <= b[2] + near
        and b[0] <= a[2] + near
        and a[1] <= b[3] + near
        and b[1] <= a[3] + near
    )


def _laid(
    cells: dict[tuple[int, int, int, int], list[Printed]], near: float
) -> Laid | None:
    """Return the table of some cells, None where they make no rows and columns."""
    xs = _steps([x for cell in cells for x in (cell[0], cell[2])], near)
    ys = _steps([y for cell in cells for y in (cell[1], cell[3])], near)
    if len(xs) < 3 or len(ys) < 3:  # noqa: PLR2004 two columns, two rows
        return None
    merged: dict[tuple[int, int, int, int], list[Printed]] = defaultdict(list)
    for (left, top, right, bottom), pieces in cells.items():
        column, row = _step(xs, left), _step(ys, top)
        merged[
            row, column, max(_step(ys, bottom) - row, 1),
            max(_step(xs, right) - column, 1),
        ] += pieces  # fmt: skip
    return Laid(
        places=tuple(
            Place(
                pieces=tuple(in_order(pieces)),
                row=row,
                column=column,
                rows=rows,
                columns=columns,
            )
            for (row, column, rows, columns), pieces in sorted(merged.items())
        )
    )


def in_order(pieces: Sequence[Printed]) -> list[Printed]:
    """Return the pieces of a cell line by line, each from the left."""
    lines: list[list[Printed]] = []
    for piece in sorted(pieces, key=lambda one: one.box.top):
        if (
            lines
            and piece.box.top < (lines[-1][0].box.top + lines[-1][0].box.bottom) / 2
        ):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [one for line in lines for one in sorted(line, key=lambda one: one.box.left)]


def _steps(places: Sequence[int], near: float) -> list[int]:
    """Return places in order, those that are nearly the same once."""
    found: list[int] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * near:
            found.append(place)
    return found


def _step(steps: Sequence[int], place: int) -> int:
    """Return the number of the step that is nearest to a place."""
    at = bisect_left(steps, place)
    near = [n for n in (at - 1, at) if 0 <= n < len(steps)]
    return min(near, key=lambda n: abs(steps[n] - place))
