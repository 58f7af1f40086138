"""Vertical headlines beside horizontal columns: laid over the columns that are theirs.

乡 │ 本报讯 昨日，两辆      A headline that runs downwards stands at the side of
村 │ 新校车开进石桥          its columns, mostly left of them. It is read as if it
小 │ 小学，120名学生         stood above: its box is moved there, and what is shown
学 │ 不再步行上学。          stays where it is.

Small type that runs downwards is a picture's caption.
"""

from collections.abc import Sequence
from dataclasses import replace

from dubao.model import Box
from dubao.sources.geometry.printed import Printed, hull

LARGE = 1.5  # times the body's size: no caption is so large
LONG = 3  # characters of a headline that runs downwards at least
NEAR = 4.0  # of its size: how far its columns stand from it
WITHIN = 0.6  # of a line's height that stands beside the headline


def laid_over(lines: Sequence[Printed], body: int) -> list[Printed]:
    """Return the lines, vertical headlines moved above the columns beside them."""
    heads = [
        line
        for line in lines
        if line.vertical and line.size >= body * LARGE and len(line.text) >= LONG
    ]
    lines = [
        replace(line, role="caption", vertical=False)
        if line.vertical and line.size < body * LARGE and len(line.text) >= LONG
        else line
        for line in lines
    ]
    if not heads:
        return lines
    level = [line for line in lines if not line.vertical]
    moved = {id(head): _moved(head, level, heads, body) for head in heads}
    return [moved.get(id(line), line) for line in lines]


def _moved(
    head: Printed, level: Sequence[Printed], heads: Sequence[Printed], body: int
) -> Printed:
    """Return a vertical headline with the box that it would have above its columns."""
    beside = [line for line in level if _is_beside(line, head)]
    left = [line for line in beside if line.box.right <= head.box.left + body // 2]
    right = [line for line in beside if line.box.left >= head.box.right - body // 2]
    walls = [one for one in heads if one is not head]
    chosen = None
    for side, sign in ((right, 1), (left, -1)):
        columns = _reached(head, side, level, walls, sign=sign, body=body)
        if columns and (chosen is None or len(columns) > 2 * len(chosen)):
            chosen = chosen or columns
    if not chosen:
        return replace(head, vertical=False)
    box = hull([line.box for line in chosen])
    above = [
        line.box.bottom
        for line in level
        if line.box.bottom <= box.top
        and min(line.box.right, box.right) > max(line.box.left, box.left)
    ]
    room = box.top - max(above, default=box.top - head.size)
    height = max(min(room - 1, head.size), 2)
    return replace(
        head,
        box=Box(box.left, box.top - height, box.right, box.top - 1),
        shown=head.shown or head.box,
        vertical=False,
    )


def _is_beside(line: Printed, head: Printed) -> bool:
    height = line.box.bottom - line.box.top
    shared = min(line.box.bottom, head.box.bottom) - max(line.box.top, head.box.top)
    return shared >= height * WITHIN and line.size < head.size


def _reached(
    head: Printed,
    side: Sequence[Printed],
    level: Sequence[Printed],
    walls: Sequence[Printed],
    *,
    sign: int,
    body: int,
) -> list[Printed]:
    """Return the lines of the columns at one side, up to another headline's."""
    near = [
        line
        for line in side
        if (
            line.box.left - head.box.right
            if sign > 0
            else head.box.left - line.box.right
        )
        <= NEAR * head.size
    ]
    if not near or _is_claimed(near, level, head, body):
        return []
    edge = None
    for wall in walls:
        if wall.box.top >= head.box.bottom or wall.box.bottom <= head.box.top:
            continue
        beyond = (
            wall.box.left >= head.box.right
            if sign > 0
            else wall.box.right <= head.box.left
        )
        if beyond:
            at = wall.box.left if sign > 0 else wall.box.right
            edge = (
                at if edge is None else (min(edge, at) if sign > 0 else max(edge, at))
            )
    return [
        line
        for line in side
        if edge is None
        or (line.box.right <= edge if sign > 0 else line.box.left >= edge)
        if not _is_claimed([line], level, head, body)
    ]


def _is_claimed(
    lines: Sequence[Printed], level: Sequence[Printed], head: Printed, body: int
) -> bool:
    """Say whether a headline of its own stands above some lines."""
    box = hull([line.box for line in lines])
    return any(
        line.size >= body * LARGE
        and line.box.bottom <= head.box.top + body * 2
        and min(line.box.right, box.right) - max(line.box.left, box.left)
        > (box.right - box.left) // 2
        and not any(
            other.size < body * LARGE
            and line.box.bottom <= other.box.top
            and other.box.bottom <= head.box.top
            and min(other.box.right, box.right) > max(other.box.left, box.left)
            for other in level
        )
        for line in level
    )
