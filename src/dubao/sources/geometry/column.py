"""Columns: lines one below the other, and the stacks that no straight cut parts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dubao.sources.geometry.heading import Heading
from dubao.sources.geometry.printed import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines one below the other, with the room that they were set in."""

    lines: tuple[Printed, ...]
    left: int  # where its lines usually begin and end
    right: int
    opens: bool  # much white or a rule parts it from what was before
    under: bool = False  # it stands below a part with a headline, beside other columns


def room(lines: Sequence[Printed]) -> tuple[int, int]:
    """Return where the lines of a column usually begin and end."""
    step = max(min(line.size for line in lines) // 3, 1)
    lefts = Counter(line.box.left // step for line in lines)
    rights = Counter(line.box.right // step for line in lines)
    left, times = max(lefts.items(), key=lambda pair: (pair[1], -pair[0]))
    right, often = max(rights.items(), key=lambda pair: (pair[1], pair[0]))
    return (
        left * step if times > 1 else min(line.box.left for line in lines),
        (right + 1) * step if often > 1 else max(line.box.right for line in lines),
    )


def column_of(lines: Sequence[Printed], *, opens: bool, under: bool) -> Column:
    """Return the column that some lines make, with the room they were set in."""
    left, right = room(lines)
    return Column(lines=tuple(lines), left=left, right=right, opens=opens, under=under)


def stacks(
    lines: Sequence[Printed], heads: Sequence[Heading]
) -> list[list[Printed | Heading]]:
    """Return what stands one below the other, stacks from left to right."""
    stacks: list[list[Printed | Heading]] = []
    items: list[Printed | Heading] = [*lines, *heads]
    items.sort(key=lambda item: (item.box.top, item.box.left))
    for item in items:
        under = [
            stack
            for stack in stacks
            if min(stack[-1].box.right, item.box.right)
            - max(stack[-1].box.left, item.box.left)
            > 0
            and item.box.top >= (stack[-1].box.top + stack[-1].box.bottom) // 2
        ]
        if under:
            max(under, key=lambda stack: stack[-1].box.bottom).append(item)
        else:
            stacks.append([item])
    return sorted(stacks, key=lambda stack: min(item.box.left for item in stack))
