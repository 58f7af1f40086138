"""Headlines by their type: what is set larger than the body, and what stands with it.

A line in type a quarter larger than the body's is of a headline; a line only a little
larger is if it stands directly above or below one, as kickers and decks do. A lead in
larger type is none: sentences end in it. Nor is a subhead: it stands in a column, body
above and below it, in type far smaller than the page's headlines.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dubao.model import Box
from dubao.sources.geometry.printed import Printed, hull

SURE = 1.25  # times the body's size
ALIKE = 1.08
WIDE = 4  # ems of white in a headline that was set wide
UNDER = 8  # ems below a headline where its body's lines are looked at
GOES_ON = frozenset("。；;，,、")  # what no headline's line ends in
SUBHEAD = 20  # characters of a subhead's line at most
SHORT = 48  # characters of a headline's line at most
PROSE = 4  # lines of one size in which a sentence ends: no headline
ALONE = 0.75  # of a headline's size: what is smaller may be another one's
COLUMN = 6  # characters of a line that is of a column
LITTLE = 1.42  # times the body's size: no headline in a column is smaller, a subhead is
SHARED = 0.4  # of the narrower line's width that two lines of one headline share
LINES = 3  # of a subhead at most
CLOSE = 3.0  # of the body's size: body so far above or below a subhead
STOPS = frozenset("。！？；")


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


def headings(
    lines: Sequence[Printed], body: int, titles: Collection[int] = ()
) -> list[Heading]:
    """Return the headlines among some lines, from top to bottom.

    `titles` are the ids of lines that are headlines in whatever type.
    """
    prose = _prose(lines, body)
    large = sorted(
        (
            line
            for line in lines
            if id(line) in titles
            or (
                line.size >= body * ALIKE
                and not line.role
                and id(line) not in prose
                and len(line.text) <= SHORT
                and line.text[-1] not in GOES_ON
            )
        ),
        key=lambda line: (line.box.top, line.box.left),
    )
    small = [
        line
        for line in lines
        if (line.size < body * ALIKE or id(line) in prose) and not line.role
    ]
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
            if any(line.size >= body * SURE or id(line) in titles for line in group)
        ),
        key=lambda heading: (heading.box.top, heading.box.left),
    )


def _stands_beside(above: Printed, line: Printed, small: Sequence[Printed]) -> bool:
    """Say whether body stands beside the smaller of two lines, under or over the other.

    A deck has its row for itself; a headline in a box beside columns has not.
    """
    one, other = (line, above) if line.size < above.size else (above, line)
    if one.size >= other.size * ALONE:
        return False
    return any(
        min(body.box.bottom, one.box.bottom) - max(body.box.top, one.box.top)
        > body.size // 2
        and other.box.left - body.size <= body.box.left
        and body.box.right <= other.box.right + body.size
        and (body.box.right <= one.box.left or one.box.right <= body.box.left)
        and len(body.text) >= COLUMN
        for body in small
    )


def _same_row(one: Printed, two: Printed) -> bool:
    return min(one.box.bottom, two.box.bottom) > max(one.box.top, two.box.top)


def _prose(lines: Sequence[Printed], body: int) -> set[int]:
    """Return the lines in larger type that are no headline: sentences end in them."""
    found: set[int] = set()
    run: list[Printed] = []
    large = [line for line in lines if line.size >= body * ALIKE]
    for line in sorted(large, key=lambda line: (line.box.top, line.box.left)):
        if run and not _goes_below(run[-1], line):
            found |= _all_prose(run)
            run = []
        run.append(line)
    return found | _all_prose(run)


def _goes_below(above: Printed, line: Printed) -> bool:
    """Say whether a line is the next one of a block in the same type."""
    return (
        abs(above.size - line.size) * 10 <= above.size
        and line.box.top - above.box.bottom < above.size
        and min(above.box.right, line.box.right)
        > max(above.box.left, line.box.left) + above.size
    )


def _all_prose(run: Sequence[Printed]) -> set[int]:
    words = "".join(line.text for line in run)
    ends = sum(words.count(stop) for stop in STOPS) + words.count("，") // 2
    if len(run) < PROSE or not ends:
        return set()
    return set(map(id, run))


def subheads(lines: Sequence[Printed], body: int) -> set[int]:
    """Return the ids of lines that are subheads: a little larger, inside a column.

    Body stands right above and right below them, no narrower than they are, and the
    page has headlines in far larger type.
    """
    near = [line for line in lines if line.size < body * ALIKE]
    largest = max((line.size for line in lines), default=0)
    if largest < body * LITTLE or not near:
        return set()
    widest = max(line.box.right - line.box.left for line in near)
    stacks: list[list[Printed]] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        little = body * ALIKE <= line.size < body * LITTLE and not line.vertical
        if not little or len(line.text) > SUBHEAD or line.text[-1] in GOES_ON:
            continue
        under = [stack for stack in stacks if _is_next(stack[-1], line)]
        if under:
            under[0].append(line)
        else:
            stacks.append([line])
    found: set[int] = set()
    for stack in stacks:
        box = hull([line.box for line in stack])
        if (
            len(stack) <= LINES
            and box.right - box.left <= widest + body
            and any(_is_right_by(box, line.box, body, below=False) for line in near)
            and any(_is_right_by(box, line.box, body, below=True) for line in near)
        ):
            found |= set(map(id, stack))
    return found


def _is_next(above: Printed, line: Printed) -> bool:
    white = line.box.top - above.box.bottom
    return (
        -above.size < white < above.size
        and line.box.top > above.box.top
        and min(above.box.right, line.box.right) > max(above.box.left, line.box.left)
    )


def _is_right_by(box: Box, line: Box, body: int, *, below: bool) -> bool:
    """Say whether a line of the body stands right below or above, in one column."""
    white = line.top - box.bottom if below else box.top - line.bottom
    shared = min(box.right, line.right) - max(box.left, line.left)
    return (
        -body / 2 < white < body * CLOSE and shared > 0 and line.left <= box.left + body
    )


def _goes_with(above: Printed, line: Printed, small: Sequence[Printed]) -> bool:
    """Say whether a line stands directly below another one, or goes on on its row.

    Two headlines beside each other have the gutter of their columns between them; the
    white in one that was set wide has lines of the body running under it.
    """
    size = max(above.size, line.size)
    shared = min(above.box.right, line.box.right) - max(above.box.left, line.box.left)
    if shared > 0:
        narrow = min(above.box.right - above.box.left, line.box.right - line.box.left)
        near = line.box.top - above.box.bottom < size
        if near and not _same_row(above, line) and _stands_beside(above, line, small):
            return False
        return near and (shared >= SHARED * narrow or _same_row(above, line))
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
