"""Headlines by their type: what is set larger than the body, and what stands with it.

A line in type a quarter larger than the body's is of a headline; a line only a little
larger is if it stands directly above or below one, as kickers and decks do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dubao.model import Box
from dubao.sources.geometry.printed import Printed, hull

SURE = 1.25  # times the body's size
ALIKE = 1.08
WIDE = 4  # ems of white in a headline that was set wide
UNDER = 8  # ems below a headline where its body's lines are looked at
GOES_ON = frozenset("。；;，,、")  # what no headline's line ends in
SHORT = 48  # characters of a headline's line at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The lines of one headline with its kicker and deck, from top to bottom."""

    lines: tuple[Printed, ...]
    box: Box


def in_rows(lines: Sequence[Printed]) -> list[Printed]:
    """Return lines from top to bottom, those of one row from left to right."""
    rows: list[list[Printed]] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        middle = (line.box.top + line.box.bottom) // 2
        if rows and middle < rows[-1][0].box.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [
        line for row in rows for line in sorted(row, key=lambda line: line.box.left)
    ]


def headings(lines: Sequence[Printed], body: int) -> list[Heading]:
    """Return the headlines among some lines, from top to bottom."""
    large = sorted(
        (
            line
            for line in lines
            if line.size >= body * ALIKE
            and len(line.text) <= SHORT
            and line.text[-1] not in GOES_ON
        ),
        key=lambda line: (line.box.top, line.box.left),
    )
    small = [line for line in lines if line.size < body * ALIKE]
    groups: list[list[Printed]] = []
    for line in large:
        near = [
            group
            for group in groups
            if any(_goes_with(at, line, small) for at in group)
        ]
        joined = [other for group in near for other in group]
        groups = [group for group in groups if group not in near]
        groups.append([*joined, line])
    return sorted(
        (
            Heading(
                lines=tuple(in_rows(group)),
                box=hull([line.box for line in group]),
            )
            for group in groups
            if any(line.size >= body * SURE for line in group)
        ),
        key=lambda heading: (heading.box.top, heading.box.left),
    )


def _goes_with(above: Printed, line: Printed, small: Sequence[Printed]) -> bool:
    """Say whether a line stands directly below another one, or goes on on its row.

    Two headlines beside each other have the gutter of their columns between them; the
    white in one that was set wide has lines of the body running under it.
    """
    size = max(above.size, line.size)
    shared = min(above.box.right, line.box.right) - max(above.box.left, line.box.left)
    if shared > 0:
        return line.box.top - above.box.bottom < size
    level = min(above.box.bottom, line.box.bottom) - max(above.box.top, line.box.top)
    if level * 2 <= min(above.size, line.size) or -shared > size * WIDE:
        return False
    start = min(above.box.right, line.box.right)
    end = max(above.box.left, line.box.left)
    floor = max(above.box.bottom, line.box.bottom)
    return any(
        under.box.left < start and end < under.box.right
        for under in small
        if floor <= under.box.top < floor + size * UNDER
    )
